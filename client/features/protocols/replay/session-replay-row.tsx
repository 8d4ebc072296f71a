import { Link } from 'wouter';
import { formatClock, formatDay } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import type { SessionReplay } from '#shared/wire/replay.ts';
import styles from './replay.module.css';
import { alertText, isChanged, movedText } from './replay-words.ts';

interface Props {
  replay: SessionReplay;
  source: ReplayJob['source'];
  zone: string;
  /** Where it stands in the result, for a session that has no name here. */
  nth: number;
}

/** One session: what would have been alerted more or less, and when the patient would have been ready. */
export function SessionReplayRow({ replay, source, zone, nth }: Props) {
  const { alerts, checks, readyMovedMin } = replay;
  return (
    <li className={styles.session}>
      <SessionName replay={replay} source={source} zone={zone} nth={nth} />
      <ul>
        {alerts.added.map((alert) => (
          <li key={`added ${alert.family} ${alert.atMin}`}>
            <b>Added</b> {isolated(alertText(alert))}
          </li>
        ))}
        {alerts.removed.map((alert) => (
          <li key={`removed ${alert.family} ${alert.atMin}`}>
            <b>Removed</b> {isolated(alertText(alert))}
          </li>
        ))}
        {alerts.changed.map(({ before, after }) => (
          <li key={`changed ${after.family} ${after.atMin}`}>
            <b>Changed</b> {isolated(alertText(before))} → {isolated(alertText(after))}
          </li>
        ))}
        {alerts.moved.map(({ before, after }) => (
          <li key={`moved ${after.family} ${after.atMin}`}>
            <b>At another time</b> {isolated(alertText(before))} → {isolated(alertText(after))}
          </li>
        ))}
        {checks.added + checks.removed > 0 && (
          <li>
            <b>Checks</b> {checks.added} more, {checks.removed} fewer
          </li>
        )}
        {!isChanged(replay) && <li className={styles.quiet}>Nothing would have been different.</li>}
      </ul>
      <p>{readyMovedMin === null ? <ReadyUnknown replay={replay} /> : `Ready ${movedText(readyMovedMin)}`}</p>
    </li>
  );
}

function SessionName({ replay: { sessionId, t0Ms }, source, zone, nth }: Props) {
  if (sessionId === null)
    return <p>{source === 'simulated' ? `Simulated session ${nth}` : `Session ${nth}`}</p>;
  const when = t0Ms === null ? 'no dose' : `${formatDay(t0Ms, zone)}, dose ${formatClock(t0Ms, zone)}`;
  return (
    <p>
      <Link href={`/sessions/${encodeURIComponent(sessionId)}`}>Session of {when}</Link>
    </p>
  );
}

function ReadyUnknown({ replay: { before, after } }: { replay: SessionReplay }) {
  if (before.ready === null && after.ready === null) return 'Never ready by what was measured';
  return after.ready === null ? 'Would not have been ready' : 'Would have been ready; then it was not';
}
