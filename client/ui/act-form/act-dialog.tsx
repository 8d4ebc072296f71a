import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { askedIds, newId } from '#client/connection/ids.ts';
import { sendCommand } from '#client/connection/send-command.ts';
import { serverNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import { AsWhom } from '#client/ui/as-whom.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { DraftNote } from '#client/ui/draft-note.tsx';
import formStyles from '../form.module.css';
import { ActField } from './act-field.tsx';
import classes from './act-form.module.css';
import { type ActForm, firstFault, isAsked } from './act-form.ts';
import { useFormDraft } from './form-draft.ts';
import { OwnPassphraseField } from './own-passphrase-field.tsx';
import { SendingNote } from './sending-note.tsx';
import { useSend } from './use-send.ts';

interface Props {
  sessionId: string;
  timeZone: string;
  /** Who it is about, always in view: two identifiers and the chair. */
  about: string;
  form: ActForm;
  onClose: () => void;
  /** What should be seen before acting and is more than lines: a table. */
  children?: ReactNode;
}

/**
 * The one dialog of all acts. Closing it keeps what was typed; only a recorded act clears it. A refused act stays open
 * with the refusal's sentence. One that was kept for later closes by hand, its draft gone to the outbox.
 */
export function ActDialog({ sessionId, timeZone, about, form, onClose, children }: Props) {
  const [entryId] = useState(newId);
  const [idOf] = useState(askedIds);
  const { key, answers, answer, clear } = useFormDraft(sessionId, form);
  const [passphrase, setPassphrase] = useState('');
  const asksPassphrase = 'command' in form && form.reauthenticates === true;
  const { sending, send } = useSend();
  const asked = form.fields.filter((field) => isAsked(field, answers));
  const first = asked.find((field) => field.first) ?? asked[0];
  const [fault, setFault] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const answerLine = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every try and every outcome is shown, not only a new text.
  useEffect(() => {
    if (tries > 0) answerLine.current?.scrollIntoView({ block: 'nearest' });
  }, [tries, fault, sending]);

  async function submit() {
    const context = { entryId, idOf, nowMs: serverNow(), timeZone };
    const wrong = firstFault(form, answers, context)?.sentence ?? null;
    const missing = asksPassphrase && passphrase === '' ? 'Your passphrase: not filled in yet.' : null;
    setFault(wrong ?? missing);
    setTries((before) => before + 1);
    if (wrong !== null || missing !== null) return;
    const said = Object.fromEntries(asked.map(({ name }) => [name, answers[name] ?? '']));
    const recorded = await send(() => {
      if ('send' in form) return form.send(said, context);
      const command = form.command(said, context);
      const commandId = idOf(command);
      return sendCommand(sessionId, command, asksPassphrase ? { commandId, passphrase } : { commandId });
    });
    setPassphrase('');
    if (!recorded) return;
    clear();
    onClose();
  }

  const kept = sending.state === 'kept';
  /** A kept act lives in the outbox from here on; anything else keeps its draft. */
  function leave() {
    if (kept) clear();
    onClose();
  }

  return (
    <Dialog title={form.title} opened onClose={leave} size={form.wide === true ? 'lg' : 'md'}>
      <form
        className={formStyles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={classes.about}>{about}</p>
        {form.lines?.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {children}
        {asked.map((field) => (
          <Fragment key={field.name}>
            {field.above !== undefined && <p className={classes.above}>{field.above}</p>}
            <ActField
              first={field === first}
              field={field}
              timeZone={timeZone}
              value={answers[field.name] ?? ''}
              onChange={(text) => answer(field.name, text)}
            />
          </Fragment>
        ))}
        {asksPassphrase && <OwnPassphraseField value={passphrase} onChange={setPassphrase} />}
        <DraftNote draftKey={key} />
        <div className={classes.answer} ref={answerLine}>
          {fault !== null && (
            <p className={classes.refused} role="alert">
              {fault}
            </p>
          )}
          <SendingNote sending={sending} />
        </div>
        <div className={formStyles.acts}>
          <AsWhom />
          <Act onClick={leave}>{kept ? 'Close' : 'Not now'}</Act>
          {!kept && (
            <Act look="primary" type="submit" blockedBy={sending.state === 'sending' ? 'Sending' : null}>
              {form.act}
            </Act>
          )}
        </div>
      </form>
    </Dialog>
  );
}
