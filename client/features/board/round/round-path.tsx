import { ChairSquare } from '#client/ui/chair-square.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { isSeen, leadingAlert } from '#client/ui/summary-alerts.ts';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './round.module.css';
import { comeTo } from './round-store.ts';
import type { Outcome } from './stops.ts';

interface Props {
  stops: readonly BoardSummary[];
  hereId: string;
  done: Readonly<Record<string, Outcome>>;
}

const WORDS: Record<Outcome['kind'], string> = {
  recorded: 'recorded',
  nothingDue: 'nothing was due',
  skipped: 'passed over',
};

/** The chairs of the round in their order: where the nurse is, what came of those before. A press goes to a chair. */
export function RoundPath({ stops, hereId, done }: Props) {
  const left = stops.filter(({ sessionId }) => done[sessionId] === undefined).length;
  return (
    <nav className={styles.path} aria-label="Chairs of the round">
      <ol>
        {stops.map((stop) => {
          const outcome = done[stop.sessionId];
          const alert = leadingAlert(stop);
          const said =
            stop.sessionId === hereId ? 'here' : outcome === undefined ? 'ahead' : WORDS[outcome.kind];
          return (
            <li key={stop.sessionId}>
              <button
                type="button"
                aria-current={stop.sessionId === hereId ? 'step' : undefined}
                onClick={() => comeTo(stop.sessionId)}
              >
                <ChairSquare
                  chairId={stop.chairId}
                  severity={alert?.severity ?? null}
                  seen={alert !== null && isSeen(alert)}
                />
                <span className="visually-hidden">
                  {isolated(stop.identity.name)}, {said}
                </span>
                <span className={styles.outcome} aria-hidden="true">
                  {outcome !== undefined && <Icon name={outcome.kind === 'skipped' ? 'cross' : 'tick'} />}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className={styles.quiet}>
        {left} of {stops.length} left
      </p>
    </nav>
  );
}
