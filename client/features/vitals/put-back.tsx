import { dismissPending } from '#client/connection/send-command.ts';
import type { PendingCommand } from '#client/store/pending.ts';
import { Act } from '#client/ui/act.tsx';
import { textOfSet } from './refused-text.ts';

interface Props {
  pending: readonly PendingCommand[];
  timeZone: string;
  text: string;
  onText: (text: string) => void;
}

/** A set that waited here and was then refused: back into the field, with its own time, to be mended. */
export function PutBack({ pending, timeZone, text, onText }: Props) {
  const refused = pending.find(({ state, command }) => state === 'refused' && command.type === 'RecordSet');
  if (refused?.command.type !== 'RecordSet' || text.trim() !== '') return null;
  const set = textOfSet(refused.command.body, timeZone);
  return (
    <Act
      onClick={() => {
        onText(set);
        void dismissPending(refused.commandId);
      }}
    >
      Put {set} back to mend it
    </Act>
  );
}
