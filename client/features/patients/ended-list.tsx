import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { EndedSession } from '#shared/wire/sessions.ts';
import { endedText } from './ended-text.ts';
import { IdentityLine } from './identity-line.tsx';
import styles from './patients.module.css';

/** The sessions of today that are over: how each ended, and what is left to do about it. */
export function EndedList({ ended }: { ended: readonly EndedSession[] }) {
  const { may } = useRights();
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  return (
    <ul className={styles.list} aria-label="Ended today">
      {ended.map((session) => (
        <li key={session.sessionId} className={styles.row}>
          <ChairSquare chairId={session.chairId} empty />
          <span className={styles.when}>
            <ClockText atMs={session.endedAtMs} />
          </span>
          <IdentityLine
            identity={session.identity}
            sameName={session.sameName}
            restricted={session.restricted}
          >
            {` · ${session.route} · ${endedText(session, zone)}`}
          </IdentityLine>
          {may('seeSession') && (
            <Link href={`/sessions/${session.sessionId}`} className={styles.open}>
              Open
              <span className="visually-hidden"> the ended session of {isolated(session.identity.name)}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
