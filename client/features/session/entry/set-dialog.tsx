import { useState } from 'react';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { formatClock } from '#client/ui/format.ts';
import type { SessionState } from '#shared/state.ts';
import { setsOf } from '../sets/sets.ts';
import classes from './entry.module.css';
import { EntryDialog } from './entry-dialog.tsx';
import { EntryLine } from './entry-line.tsx';

interface Props {
  state: SessionState;
  takenAtMs: number;
  openAct: OpenAct;
  onClose: () => void;
}

/** Everything measured at one moment, entry by entry. A moment with a single entry opens that entry at once. */
export function SetDialog({ state, takenAtMs, openAct, onClose }: Props) {
  const [chosenId, choose] = useState<string | null>(null);
  const set = setsOf(state.entries).find((one) => one.takenAtMs === takenAtMs);
  const parts = [...(set?.readings ?? []), ...(set?.scores ?? [])];
  const entryId = parts.length === 1 ? parts[0]?.entry.entryId : chosenId;
  if (parts.length === 0) return null;
  if (entryId !== null && entryId !== undefined) {
    return <EntryDialog state={state} entryId={entryId} openAct={openAct} onClose={onClose} />;
  }
  return (
    <Dialog title={`Set of ${formatClock(takenAtMs, state.timeZone)}`} opened onClose={onClose} size="lg">
      <ul className={classes.list}>
        {parts.map(({ entry, content }) => (
          <li key={entry.entryId}>
            <EntryLine entry={entry} content={content} timeZone={state.timeZone} onOpen={choose} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
