import { Link } from 'wouter';
import { isExpected } from '#client/store/chairs.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { plannedText } from '#client/ui/dose-words.ts';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { IdentityLine } from './identity-line.tsx';
import styles from './patients.module.css';

interface Props {
  summaries: readonly BoardSummary[];
  onArrive: (summary: BoardSummary) => void;
}

/** Everyone with an open session today: who is expected first, by the hour; then who sits where. */
export function TodayList({ summaries, onArrive }: Props) {
  const { may } = useRights();
  const inOrder = [...summaries].sort(
    (a, b) => Number(isExpected(b)) - Number(isExpected(a)) || a.plannedAtMs - b.plannedAtMs,
  );
  if (inOrder.length === 0) {
    return (
      <Empty title="No open sessions today">
        <span>Find or register a patient to open one.</span>
      </Empty>
    );
  }
  return (
    <ul className={styles.list}>
      {inOrder.map((summary) => (
        <li key={summary.sessionId} className={styles.row}>
          <ChairSquare chairId={summary.chairId} empty={isExpected(summary)} />
          <span className={styles.when}>
            <ClockText atMs={summary.plannedAtMs} />
          </span>
          <IdentityLine
            identity={summary.identity}
            sameName={summary.sameName}
            restricted={summary.restricted}
            patientId={summary.patientId}
          >
            {' · '}
            {summary.route} {plannedText(summary)}
          </IdentityLine>
          {isExpected(summary) && may('ArrivePatient') && (
            <Act onClick={() => onArrive(summary)}>
              Arrive<span className="visually-hidden"> {isolated(summary.identity.name)}</span>
            </Act>
          )}
          {!isExpected(summary) && may('seeSession') && (
            <Link href={`/sessions/${summary.sessionId}`} className={styles.open}>
              Open<span className="visually-hidden"> the session of {isolated(summary.identity.name)}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
