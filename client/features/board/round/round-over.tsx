import { Link } from 'wouter';
import { Act } from '#client/ui/act.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel, Panels } from '#client/ui/panel.tsx';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './round.module.css';
import { beginRound } from './round-store.ts';
import type { Outcome } from './stops.ts';

interface Props {
  stops: readonly BoardSummary[];
  done: Readonly<Record<string, Outcome>>;
}

/** What the round came to: how many, and every chair that was passed over with its reason. */
export function RoundOver({ stops, done }: Props) {
  if (stops.length === 0)
    return (
      <Empty title="Nobody is here to go round to">
        <Link href="/">Back to the board</Link>
      </Empty>
    );
  const outcomes = stops.map((stop) => ({ stop, outcome: done[stop.sessionId] }));
  const count = (kind: Outcome['kind']) => outcomes.filter(({ outcome }) => outcome?.kind === kind).length;
  const skipped = outcomes.flatMap(({ stop, outcome }) =>
    outcome?.kind === 'skipped' ? [{ stop, reason: outcome.reason }] : [],
  );
  return (
    <Panels>
      <Panel
        title="The round is over"
        first
        count={`${count('recorded')} recorded, ${count('nothingDue')} with nothing due, ${skipped.length} passed over`}
      >
        {skipped.length > 0 && (
          <ul aria-label="Passed over">
            {skipped.map(({ stop, reason }) => (
              <li key={stop.sessionId} className={styles.skipped}>
                <b>Chair {stop.chairId ?? '––'}</b>, {isolated(stop.identity.name)}: {isolated(reason)}
              </li>
            ))}
          </ul>
        )}
        <p className={styles.acts}>
          <Link href="/">Back to the board</Link>
          <Act look="primary" onClick={beginRound}>
            Another round
          </Act>
        </p>
      </Panel>
    </Panels>
  );
}
