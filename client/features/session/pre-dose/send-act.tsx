import { sendCommand } from '#client/connection/send-command.ts';
import { Act } from '#client/ui/act.tsx';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { SessionState } from '#shared/state.ts';

interface Props {
  state: SessionState;
  word: string;
  /** The whole act, for those who hear the screen: every line has a Yes. */
  label: string;
  /** given: the answer that stands; refused: a no that stands, which settles nothing. */
  look?: 'plain' | 'given' | 'refused';
  pressed?: boolean;
  command: SessionCommand;
}

/** One touch that records one thing. What became of it stands beside it until it is recorded. */
export function SendAct({ state, word, label, look = 'plain', pressed, command }: Props) {
  const { sending, send } = useSend();
  return (
    <>
      <Act
        data-given={look === 'given' || undefined}
        data-unsettled={look === 'refused' || undefined}
        aria-pressed={pressed}
        aria-label={label}
        onClick={() => void send(() => sendCommand(state.sessionId, command))}
      >
        {word}
      </Act>
      <SendingNote sending={sending} />
    </>
  );
}
