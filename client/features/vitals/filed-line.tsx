import { useLive } from '#client/store/live.ts';
import { usePending, useSessionFacts } from '#client/store/sessions.ts';
import { formatClockSeconds } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { SessionCommand } from '#shared/commands.ts';
import styles from './filed-note.module.css';
import type { Filed } from './use-filing.ts';

/** The last set filed here: recorded and when, or kept. A kept one is said to be recorded once the record holds it. */
export function FiledLine({ filed, who }: { filed: Filed; who: string }) {
  const { state } = useSessionFacts(filed.sessionId);
  const zone = useLive((live) => state?.timeZone ?? live.clinic?.timeZone ?? 'UTC');
  const waiting = usePending(filed.sessionId).find(({ command }) => holds(command, filed.entryId));
  const { outcome } = filed;
  const recordedAtMs =
    outcome.state === 'recorded' ? outcome.atMs : state?.entries[filed.entryId]?.recordedAtMs;
  if (recordedAtMs === undefined && waiting === undefined) return null;
  return (
    <p className={styles.line} data-kept={recordedAtMs === undefined || undefined}>
      <span>{who}</span> <b>{filed.text}</b>{' '}
      {recordedAtMs === undefined ? (
        <span>
          {waiting?.state === 'refused'
            ? `Not recorded: ${isolated(waiting.problem?.sentence ?? '')}`
            : 'Kept on this station. Not recorded.'}
        </span>
      ) : (
        <span>
          <Icon name="tick" /> Recorded {formatClockSeconds(recordedAtMs, zone)}
        </span>
      )}
    </p>
  );
}

function holds(command: SessionCommand, entryId: string): boolean {
  if (command.type !== 'RecordSet') return false;
  const { reading, scores } = command.body;
  return reading?.entryId === entryId || scores.some((score) => score.entryId === entryId);
}
