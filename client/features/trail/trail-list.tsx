import { Act } from '#client/ui/act.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatDay } from '#client/ui/format.ts';
import { Loading } from '#client/ui/loading.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import styles from './trail.module.css';
import { byDay } from './trail-days.ts';
import { TrailRow } from './trail-row.tsx';
import type { Trail } from './use-trail.ts';

interface Props {
  trail: Trail;
  zone: string;
  nameOf: (subjectId: string) => string | undefined;
}

/** Who did or saw what, newest first, by day; older lines on request. */
export function TrailList({ trail, zone, nameOf }: Props) {
  const { lines, status, problem, older } = trail;
  return (
    <>
      {byDay(lines, zone).map((day) => (
        <section key={day.day} aria-label={day.day}>
          <h3 className={styles.day}>{formatDay(day.lines[0]?.atMs ?? 0, zone)}</h3>
          <ol>
            {day.lines.map((line, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id and are only ever added at the end
              <TrailRow key={nth} line={line} zone={zone} name={nameOf(line.subjectId)} />
            ))}
          </ol>
        </section>
      ))}
      {status === 'end' && lines.length === 0 && (
        <Empty title="Nothing in this range">
          <span>Choose other days, or both changes and views.</span>
        </Empty>
      )}
      {status === 'loading' && <Loading what="the trail" waitsFor="The server has not answered yet." />}
      {status === 'failed' && (
        <ProblemNote title="The trail did not load" sentence={problem}>
          <Act look="link" onClick={older}>
            Try again
          </Act>
        </ProblemNote>
      )}
      {status === 'more' && (
        <p className={styles.older}>
          <Act onClick={older}>Older</Act>
        </p>
      )}
      {status === 'end' && lines.length > 0 && <p className={styles.quiet}>Nothing is older.</p>}
    </>
  );
}
