import { actorName, KIND_WORDS } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import type { EntryContent } from '#shared/entries.ts';
import type { Entry } from '#shared/state.ts';
import { contentText } from '../words.ts';
import classes from './entry.module.css';

interface Props {
  entry: Entry;
  content: EntryContent;
  timeZone: string;
  onOpen: (entryId: string) => void;
}

/** One entry as a line that opens it; a withdrawn one stays, struck. */
export function EntryLine({ entry, content, timeZone, onOpen }: Props) {
  const text = contentText(content);
  return (
    <button type="button" className={classes.line} onClick={() => onOpen(entry.entryId)}>
      <time>{formatClock(content.takenAtMs, timeZone)}</time>
      <span>{KIND_WORDS[content.kind]}</span>
      <span>
        {entry.withdrawn === null ? text : <s>{text}</s>} <small>{actorName(entry.by)}</small>
        {entry.versions.length > 1 && <small> corrected</small>}
        {entry.withdrawn !== null && <small> entered in error</small>}
        {entry.needsReview && entry.reviewed === null && <small> needs review</small>}
      </span>
    </button>
  );
}
