import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { serverNow } from '#client/store/now.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { Section } from '#shared/protocols/editing/sections.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { lineagePath } from '../paths.ts';
import { ConflictNote } from './conflict-note.tsx';
import type { EditDraft } from './edit-draft.ts';
import styles from './editor.module.css';
import { useFocusLater } from './fields/use-focus-later.ts';
import { FindingsSummary } from './findings-summary.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { afterSaving } from './merge-drafts.ts';
import { NoteField } from './note-field.tsx';
import { sectionOf } from './places.ts';
import { SaveBar } from './save-bar.tsx';
import { SectionForm } from './section-form.tsx';
import { SectionNav } from './section-nav.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import { useEditor } from './use-editor.ts';

interface Props {
  view: ProtocolView;
  again: () => void;
}

/** The form of a protocol: sections, each rule with its words beside it, and what was found at once. */
export function EditorForm({ view: polled, again }: Props) {
  const [answered, setAnswered] = useState(polled);
  const view = answered.editSeq > polled.editSeq ? answered : polled;
  const { protocolId } = view;
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const editor = useEditor(view);
  const { draft, fields, sections, unsaved, drop } = editor;
  const [open, setOpen] = useState<Section>('general');
  const [undoing, setUndoing] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const focusLater = useFocusLater();
  const top = useRef<HTMLDivElement>(null);
  const conflict = unsaved && view.editSeq !== draft.editSeq;
  const section = sections.find((one) => one.section === open);

  // What is typed while a draft is on its way is not lost when it arrives.
  const latest = useRef(editor);
  useEffect(() => {
    latest.current = editor;
  });

  function saved(sent: EditDraft, now: ProtocolView): void {
    setAnswered(now);
    latest.current.put(afterSaving(latest.current.draft, sent, now, fields));
    setSavedAt(formatClock(serverNow(), zone));
  }

  function go(pointer: string): void {
    setOpen(sectionOf(fields, pointer) ?? open);
    focusLater(pointer);
  }

  return (
    <div className={styles.page}>
      <div className={styles.head} ref={top}>
        <Link href={lineagePath(protocolId)}>
          <Icon name="arrowLeft" /> Protocol
        </Link>
        <h1>{isolated(draft.document.name)}</h1>
        <p>{view.version === null ? 'Draft, never on' : `Draft after version ${isolated(view.version)}`}</p>
      </div>
      {conflict && <ConflictNote view={view} editor={editor} />}
      <div className={styles.columns}>
        <SectionNav
          editor={editor}
          open={open}
          onOpen={(next) => {
            setOpen(next);
            top.current?.scrollIntoView({ block: 'start' });
          }}
        />
        <div className={styles.main}>
          <FindingsSummary editor={editor} onGo={go} />
          {section !== undefined && <SectionForm key={open} section={section} editor={editor} />}
          <NoteField editor={editor} />
        </div>
      </div>
      <SaveBar
        {...{ protocolId, editor, conflict, savedAt }}
        onSaved={saved}
        onRefused={again}
        onDrop={() => setUndoing(true)}
      />
      {undoing && (
        <UndoDialog
          onStay={() => setUndoing(false)}
          onUndo={() => {
            setUndoing(false);
            drop();
          }}
        />
      )}
      <LeaveDialog unsaved={unsaved} />
    </div>
  );
}
