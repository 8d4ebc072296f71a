import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { sendCommand } from '#client/connection/send-command.ts';
import { Act } from '#client/ui/act.tsx';
import { OwnPassphraseField } from '#client/ui/act-form/own-passphrase-field.tsx';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './readiness.module.css';
import { signLines } from './sign-lines.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  onClose: () => void;
}

/**
 * The signature: what is being signed, for whom, and the signer's passphrase again. There is no form around the field,
 * so Enter alone never signs. The passphrase lives only in this dialog and is never kept.
 */
export function SignDialog({ state, judgement, onClose }: Props) {
  const [commandId] = useState(newId);
  const [passphrase, setPassphrase] = useState('');
  const { sending, send } = useSend();
  const { maySign, signBlockedBy } = judgement.readiness;

  const blockedBy = !maySign
    ? signBlockedBy
    : passphrase === ''
      ? 'Your passphrase first.'
      : sending.state === 'sending'
        ? 'Sending'
        : null;

  async function sign() {
    const signed = await send(() =>
      sendCommand(state.sessionId, { type: 'Sign', body: {} }, { commandId, passphrase }),
    );
    setPassphrase('');
    if (signed) onClose();
  }

  return (
    <Dialog title="Sign discharge" opened onClose={onClose}>
      <div className={classes.signing}>
        <div className={classes.who}>
          <ChairSquare chairId={state.chairId} />
          <p>
            <b>{isolated(state.identity.name)}</b>
            <br />
            born {formatBirthDate(state.identity.birthDate)} · {isolated(state.identity.recordNumber)}
          </p>
        </div>
        {signLines(state, judgement).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <OwnPassphraseField value={passphrase} onChange={setPassphrase} first />
        <p className={classes.quiet}>
          You are stating that you assessed this patient. Afterdose states only what was recorded.
        </p>
        {!maySign && <p role="alert">{signBlockedBy}</p>}
        <SendingNote sending={sending} />
        <div className={classes.signActs}>
          <Act onClick={onClose}>Not now</Act>
          <Act look="primary" blockedBy={blockedBy} onClick={() => void sign()}>
            Sign
          </Act>
        </div>
      </div>
    </Dialog>
  );
}
