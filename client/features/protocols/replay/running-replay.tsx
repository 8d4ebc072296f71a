import { apiSend } from '#client/connection/api.ts';
import { serverNow } from '#client/store/now.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { Panel } from '#client/ui/panel.tsx';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import { lineageUrl } from '../paths.ts';
import { actorName } from '../words.ts';
import styles from './replay.module.css';

/** How far a replay is, and the way to stop it. */
export function RunningReplay({ job, again }: { job: ReplayJob; again: () => void }) {
  const { sending, send } = useSend();
  const mayCancel = useRights().may('changeProtocols');
  const { done, total, protocolId, replayId } = job;

  async function cancel(): Promise<void> {
    await send(async () => {
      await apiSend('POST', lineageUrl(protocolId, `/replays/${encodeURIComponent(replayId)}/cancel`), {});
      return { state: 'recorded', seq: 0, atMs: serverNow() };
    });
    again();
  }

  return (
    <Panel
      title="Replaying"
      count={`begun by ${actorName(job.by)}`}
      act={mayCancel && <Act onClick={() => void cancel()}>Cancel</Act>}
    >
      <p>{total === null ? 'Counting sessions' : `${done} of ${total} sessions judged`}</p>
      <progress
        className={styles.progress}
        aria-label="Sessions judged"
        max={total ?? 1}
        {...(total !== null && { value: done })}
      />
      <p className={styles.quiet}>
        It goes on when this page is left. Nothing of it is recorded before it is done.
      </p>
      <SendingNote sending={sending} />
    </Panel>
  );
}
