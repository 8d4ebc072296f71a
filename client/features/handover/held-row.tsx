import { Link } from 'wouter';
import actStyles from '#client/ui/act.module.css';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { formatBirthDate, formatClock, formatTPlus } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { nextCheck } from '#client/ui/next-check.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import { alertText, isSeen, leadingAlert } from '#client/ui/summary-alerts.ts';
import { TAKE_OVER_HASH } from '#client/ui/take-over-hash.ts';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './handover.module.css';

interface Props {
  summary: BoardSummary;
  nowMs: number;
  zone: string;
  /** What whoever looks may do: take the patient over, or nothing. */
  act: 'Look and accept' | 'Take over' | null;
  /** Whoever looks holds them: that need not be said in every row. */
  own: boolean;
}

/** One patient by who holds them: who, how far, what calls, what is next. */
export function HeldRow({ summary, nowMs, zone, act, own }: Props) {
  const { identity, chairId, firstDoseAtMs, alerts, nurse, handover, sessionId } = summary;
  const alert = leadingAlert(summary);
  const seen = alert !== null && isSeen(alert);
  return (
    <li className={styles.row}>
      <ChairSquare chairId={chairId} severity={alert?.severity ?? null} seen={seen} />
      <div className={styles.who}>
        <p>
          <Link href={`/sessions/${sessionId}`}>{isolated(identity.name)}</Link>
          {identity.birthDate !== null && ` · born ${formatBirthDate(identity.birthDate)}`}
          {` · ${firstDoseAtMs === null ? 'before the dose' : formatTPlus(nowMs, firstDoseAtMs)}`}
        </p>
        {alert !== null && (
          <p>
            <SeverityMark severity={alert.severity} unseen={!seen} /> {alertText(alert)}
            {alerts.length > 1 && ` +${alerts.length - 1}`}
          </p>
        )}
        <p className={styles.quiet}>
          {[nextText(summary, zone), own ? '' : heldText(nurse), askedText(handover, act, zone)]
            .filter((text) => text !== '')
            .join(' · ')}
        </p>
      </div>
      {act !== null && (
        <Link
          className={`${actStyles.act} ${styles.act}`}
          href={`/sessions/${sessionId}${TAKE_OVER_HASH}`}
          aria-label={`${act}: chair ${chairId ?? 'none'}, ${isolated(identity.name)}`}
        >
          {act}
        </Link>
      )}
    </li>
  );
}

function nextText({ checks }: BoardSummary, zone: string): string {
  const due = nextCheck(checks);
  return due === null ? '' : `${due.label}, ${formatClock(due.dueAtMs, zone)}`;
}

function heldText(nurse: string | null): string {
  return nurse === null ? 'nobody holds them' : `with ${isolated(nurse)}`;
}

function askedText(handover: BoardSummary['handover'], act: Props['act'], zone: string): string {
  if (handover === null) return '';
  const at = formatClock(handover.atMs, zone);
  return act === 'Look and accept'
    ? `you were asked ${at}`
    : `waits for ${isolated(handover.to)}, asked ${at}`;
}
