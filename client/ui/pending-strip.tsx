import { dismissPending } from '#client/connection/send-command.ts';
import { sendInMyName, sendKept } from '#client/connection/send-kept.ts';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import type { PendingCommand } from '#client/store/pending.ts';
import { Act } from './act.tsx';
import { ClockText } from './clock-text.tsx';
import { describeCommand } from './describe-command.ts';
import { formatSpan } from './format.ts';
import { isolated } from './isolated.ts';
import styles from './pending-strip.module.css';

/** Entries this station holds that are not recorded: on their way, kept, or refused when they were sent at last. */
export function PendingStrip({ pending }: { pending: readonly PendingCommand[] }) {
  const nowMs = useNow();
  const me = useLive((live) => live.me);
  if (pending.length === 0) return null;
  return (
    <ul className={styles.strip} aria-label="Not recorded yet">
      {pending.map((one) => (
        <li key={one.commandId}>
          <span className={styles.what}>{describeCommand(one.command)}</span>
          {one.state === 'sending' && <span>Sending, {formatSpan(nowMs - one.sinceMs)}</span>}
          {one.state === 'kept' && (
            <>
              <span>
                Kept on this station since <ClockText atMs={one.sinceMs} />. Not recorded. {isolated(one.why)}
              </span>
              {one.author.staffId === me?.staffId ? (
                <Act look="link" onClick={() => void sendKept()}>
                  Try now
                </Act>
              ) : (
                <Act look="link" onClick={() => void sendInMyName(one.commandId)}>
                  Send it as {isolated(me?.name ?? 'yours')}
                </Act>
              )}
            </>
          )}
          {one.state === 'refused' && (
            <>
              <span>Not recorded: {isolated(one.problem?.sentence ?? '')}</span>
              <Act look="link" onClick={() => void dismissPending(one.commandId)}>
                Remove from this station
              </Act>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
