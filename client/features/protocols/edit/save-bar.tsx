import { useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { type Sending, useSend } from '#client/ui/act-form/use-send.ts';
import { DraftNote } from '#client/ui/draft-note.tsx';
import { compareProtocols } from '#shared/protocols/editing/compare-protocols.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { draftKey } from '../paths.ts';
import type { EditDraft } from './edit-draft.ts';
import styles from './editor.module.css';
import { saveDraft } from './save-draft.ts';
import type { Editor } from './use-editor.ts';

interface Props {
  protocolId: string;
  editor: Editor;
  /** Somebody else saved since this was begun. */
  conflict: boolean;
  /** When it was last saved from here, in words; null: not yet. */
  savedAt: string | null;
  /** What was sent is saved; the protocol as it stands now. */
  onSaved: (sent: EditDraft, view: ProtocolView) => void;
  /** It was refused: somebody else may have saved. */
  onRefused: () => void;
  onDrop: () => void;
}

/** Always in view: whether what is typed is saved, and the way to save it. */
export function SaveBar({ protocolId, editor, conflict, savedAt, onSaved, onRefused, onDrop }: Props) {
  const { sending, send } = useSend();
  // What was said of an older draft goes with it.
  const [sentSeq, setSentSeq] = useState<number | null>(null);
  const { draft, findings, unsaved } = editor;

  async function save(): Promise<void> {
    setSentSeq(draft.editSeq);
    const done = await send(() => saveDraft(protocolId, draft, (view) => onSaved(draft, view)));
    if (!done) onRefused();
  }

  const wrong = findings.filter(({ level }) => level === 'wrong').length;
  const changes = compareProtocols(draft.base, draft.document).length;
  const onlyNote = unsaved && changes === 0 && draft.note !== draft.baseNote;
  const blockedBy = onlyNote ? ONLY_NOTE : whyNot(unsaved, conflict, wrong, sending);
  return (
    <div className={styles.save}>
      <div className={styles.saveState} role="status">
        <b>{unsaved ? `Not saved: ${changesText(changes)}` : 'Everything is saved'}</b>
        <span>
          {unsaved
            ? (blockedBy ?? 'Kept on this station until it is saved.')
            : savedAt !== null && `Draft saved ${savedAt}.`}
        </span>
      </div>
      <div className={styles.saveActs}>
        {unsaved && <Act onClick={onDrop}>Undo all</Act>}
        <Act look="primary" blockedBy={blockedBy} onClick={() => void save()}>
          Save draft
        </Act>
      </div>
      {sentSeq === draft.editSeq && <SendingNote sending={sending} />}
      <DraftNote draftKey={draftKey(protocolId)} />
    </div>
  );
}

const ONLY_NOTE = 'Only the note is changed: it is saved together with a change.';

function changesText(count: number): string {
  if (count === 0) return 'nothing that is judged by';
  return count === 1 ? 'one difference' : `${count} differences`;
}

function whyNot(unsaved: boolean, conflict: boolean, wrong: number, sending: Sending): string | null {
  if (sending.state === 'sending') return 'Sending';
  if (!unsaved) return 'Nothing is changed.';
  if (conflict) return 'Somebody else has saved meanwhile: choose what becomes of both.';
  if (wrong > 0)
    return `${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong: mended, it can be saved.`;
  return null;
}
