import { useEffect, useRef } from 'react';
import { followAgain } from '#client/connection/follow-sessions.ts';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { SessionState } from '#shared/state.ts';
import { ownGlassUntil } from './own-glass.ts';
import styles from './restricted.module.css';

/** Whoever broke the glass is reminded of it, and until when; the others that the record is not for everyone. */
export function GlassBanner({ state }: { state: SessionState }) {
  const { summaries } = useBoard();
  const staffId = useLive((live) => live.me?.staffId ?? '');
  const nowMs = useNow();
  const { sessionId, timeZone } = state;
  const untilMs = ownGlassUntil(state, staffId, nowMs);
  const restricted = summaries[sessionId]?.restricted === true;
  useClosing(sessionId, untilMs !== null);
  if (untilMs !== null)
    return (
      <p className={styles.banner} data-broken>
        <Icon name="lock" />
        <span>
          <b>You opened this restricted record until {formatClock(untilMs, timeZone)}.</b> It is logged, and
          the admins see it.
        </span>
      </p>
    );
  if (!restricted) return null;
  return (
    <p className={styles.banner}>
      <Icon name="lock" /> <span>Restricted record: only named people open it.</span>
    </p>
  );
}

/** When the time is over the record is asked for again, and the server says whether it may stay. */
function useClosing(sessionId: string, open: boolean): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) void followAgain(sessionId);
    wasOpen.current = open;
  }, [sessionId, open]);
}
