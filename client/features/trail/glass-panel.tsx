import { useFetched } from '#client/connection/use-fetched.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatBirthDate, formatClock, formatDay } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import type { BrokenGlass } from '#shared/wire/people.ts';
import styles from './trail.module.css';

interface Props {
  zone: string;
  /** Asked again with every version, not by the clock: each reading of this list is itself a line of the trail. */
  version: number;
  onAgain: () => void;
}

/** Restricted records that somebody opened without access, and why: an admin asks them about it. */
export function GlassPanel({ zone, version, onAgain }: Props) {
  const fetched = useFetched<{ broken: BrokenGlass[] }>('/api/v1/break-glass', version);
  const count = fetched.status === 'ready' ? String(fetched.answer.broken.length) : '';
  return (
    <Panel title="Broken glass" count={count}>
      <Answered fetched={fetched} what="list" onAgain={onAgain}>
        {({ broken }) =>
          broken.length === 0 ? (
            <Empty title="Nobody has broken the glass">
              <span>Who opens a restricted record without access stands here, with the reason.</span>
            </Empty>
          ) : (
            <ul>
              {broken.map((glass) => (
                <li key={`${glass.sessionId} ${glass.staffName} ${glass.atMs}`} className={styles.glass}>
                  <b>
                    {isolated(glass.staffName)} opened {isolated(glass.patientName)}
                  </b>
                  <p className={styles.quiet}>Born {formatBirthDate(glass.patientBirthDate)}</p>
                  <p>{isolated(glass.reason)}</p>
                  <p className={styles.quiet}>
                    {formatDay(glass.atMs, zone)}, {formatClock(glass.atMs, zone)} to{' '}
                    {formatClock(glass.untilMs, zone)}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}
