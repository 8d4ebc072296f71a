import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useDraft } from '#client/store/drafts.ts';
import { useLive } from '#client/store/live.ts';
import { usePending } from '#client/store/sessions.ts';
import { Act } from '#client/ui/act.tsx';
import { DraftNote } from '#client/ui/draft-note.tsx';
import { PendingStrip } from '#client/ui/pending-strip.tsx';
import { EntrySheet } from './entry-sheet.tsx';
import { type EntryTarget, whoIs } from './entry-target.ts';
import { MeasuredTime } from './measured-time.tsx';
import { ParsedValues } from './parsed-values.tsx';
import { PutBack } from './put-back.tsx';
import styles from './quick-entry.module.css';
import { SpokenEntry } from './spoken-entry.tsx';
import { type Filed, useFiling } from './use-filing.ts';
import { VerdictNote } from './verdict-note.tsx';

interface Props {
  target: EntryTarget;
  /** A number alone, filed, chooses a chair and is never part of a value; null where only one chair can be meant. */
  onChair: ((chairId: string) => void) | null;
  onFiled: (filed: Filed) => void;
  onLeave: () => void;
}

/** No vital begins a set with one or two digits and nothing else: a person who types that means a chair. */
const CHAIR_NUMBER = /^\s*\/?\s*(\d{1,2})\s*$/;

/** The field itself, with what it understood and its one answer below. Its draft belongs to this session alone. */
export function BoundEntry({ target, onChair, onFiled, onLeave }: Props) {
  const id = useId();
  const { sessionId } = target;
  const [text, setText, clearText] = useDraft(`entry:${sessionId}`);
  const field = useRef<HTMLInputElement>(null);
  const [sheet, setSheet] = useState(false);
  const filing = useFiling(sessionId, text, clearText, onFiled);
  const pending = usePending(sessionId);
  // The sheet shows the record; it waits as it was for whoever unlocks the station.
  const locked = useLive((live) => live.me?.locked === true);

  function change(next: string): void {
    filing.reconsider();
    setText(next);
  }

  /** The press was on a button that goes with its question: the hand goes back to the field. */
  function answer(next: string): void {
    change(next);
    field.current?.focus();
  }

  function leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onLeave();
  }

  return (
    <>
      <form
        id={`${id}form`}
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          const chair = CHAIR_NUMBER.exec(text)?.[1];
          if (chair === undefined || onChair === null) return void filing.file(false);
          change('');
          onChair(chair);
        }}
      >
        <input
          ref={field}
          data-entry
          className={styles.field}
          data-sending={filing.sending || undefined}
          aria-label={`Vitals and scores, ${whoIs(target)}`}
          aria-describedby={id}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          value={text}
          readOnly={filing.sending}
          onChange={({ target: { value } }) => change(value)}
          onKeyDown={leave}
        />
        <Act look="primary" type="submit">
          File
        </Act>
      </form>
      <div id={id} className={styles.answer}>
        {text.trim() === '' ? (
          <p className={styles.order}>
            BP HR SpO₂ RR, then sedation, dissociation. <kbd>-</kbd> not taken, <kbd>x</kbd> failed.
          </p>
        ) : (
          <ParsedValues parsed={filing.parsed} preview={filing.preview} />
        )}
        <DraftNote draftKey={`entry:${sessionId}`} />
        <VerdictNote filing={filing} who={whoIs(target)} text={text} onText={answer} />
      </div>
      <SpokenEntry parsed={filing.parsed} />
      <div className={styles.extras}>
        <MeasuredTime filing={filing} text={text} onText={change} formId={`${id}form`} />
        <Act onClick={() => setSheet(true)}>All fields</Act>
      </div>
      <PutBack pending={pending} timeZone={filing.timeZone} text={text} onText={change} />
      <PendingStrip pending={pending} />
      <EntrySheet
        target={target}
        opened={sheet && !locked}
        onClose={() => setSheet(false)}
        onFiled={onFiled}
      />
    </>
  );
}
