import { useRef, useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import { DraftNote } from '#client/ui/draft-note.tsx';
import { VITAL_KEYS, type VitalKey } from '#shared/vocabulary.ts';
import {
  type EntryFields,
  type FieldKey,
  fieldsFromEntry,
  textFromFields,
  timeWord,
} from './entry-fields.ts';
import styles from './entry-form.module.css';
import { type EntryTarget, whoIs } from './entry-target.ts';
import { Keypad } from './keypad.tsx';
import { MeasureField } from './measure-field.tsx';
import { MeasuredTime } from './measured-time.tsx';
import { parseEntry } from './parse-entry.ts';
import { ScoreChoice } from './score-choice.tsx';
import { useFieldsDraft } from './use-fields-draft.ts';
import { type Filed, useFiling } from './use-filing.ts';
import { VerdictNote } from './verdict-note.tsx';

interface Props {
  target: EntryTarget;
  onFiled: (filed: Filed) => void;
}

/** One labelled box per measure, the scores by their words, and a keypad where fingers are the only keyboard. */
export function EntryForm({ target, onFiled }: Props) {
  const [draft, keep, clear] = useFieldsDraft(target.sessionId);
  const [active, setActive] = useState<VitalKey>('systolicMmHg');
  const boxes = useRef<HTMLDivElement>(null);
  const text = textFromFields(draft.fields, draft.time);
  const filing = useFiling(target.sessionId, text, clear, onFiled);
  const { fields } = draft;

  function change(next: Partial<EntryFields>): void {
    filing.reconsider();
    keep({ ...draft, fields: { ...fields, ...next } });
  }

  function focusBox(key: VitalKey): void {
    boxes.current?.querySelector<HTMLElement>(`[name="${key}"]`)?.focus();
  }

  const set = (key: FieldKey) => (value: string) => change({ [key]: value });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void filing.file(false);
      }}
    >
      <div className={styles.values}>
        <div className={styles.boxes} ref={boxes}>
          {VITAL_KEYS.map((key) => (
            <MeasureField
              key={key}
              vital={key}
              value={fields[key]}
              filing={filing}
              onFocus={() => setActive(key)}
              onChange={set(key)}
            />
          ))}
        </div>
        <DraftNote draftKey={`entry-fields:${target.sessionId}`} />
        <VerdictNote
          filing={filing}
          who={whoIs(target)}
          text={text}
          onText={(next) => change(fieldsFromEntry(parseEntry(next)))}
        />
      </div>
      <div className={styles.hand}>
        <MeasuredTime
          filing={filing}
          text={text}
          onText={(next) => keep({ ...draft, time: timeWord(next) })}
        />
        <Keypad
          onDigit={(digit) => set(active)(fields[active] + digit)}
          onErase={() => set(active)(fields[active].slice(0, -1))}
          onNext={() => focusBox(VITAL_KEYS[(VITAL_KEYS.indexOf(active) + 1) % VITAL_KEYS.length] ?? active)}
        />
        <Act onClick={() => set(active === 'diastolicMmHg' ? 'systolicMmHg' : active)('x')}>
          Could not measure
        </Act>
      </div>
      <div className={styles.scores}>
        <ScoreChoice scale="moaas" value={fields.moaas} onChange={set('moaas')} />
        <ScoreChoice scale="dissociation" value={fields.dissociation} onChange={set('dissociation')} />
        <ScoreChoice scale="nausea" value={fields.nausea} onChange={set('nausea')} />
      </div>
      <Act look="primary" type="submit" className={styles.file}>
        {filing.sending ? 'Sending' : 'File set'}
      </Act>
    </form>
  );
}
