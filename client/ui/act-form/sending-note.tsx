import formStyles from '../form.module.css';
import { isolated } from '../isolated.ts';
import classes from './act-form.module.css';
import type { Sending } from './use-send.ts';

/** What became of the act just sent, where it was sent. Silent when it was recorded: the record itself shows it. */
export function SendingNote({ sending }: { sending: Sending }) {
  return (
    <div aria-live="polite">
      {sending.state === 'sending' && <p className={formStyles.quiet}>Sending…</p>}
      {sending.state === 'refused' && <p className={classes.refused}>{isolated(sending.sentence)}</p>}
      {sending.state === 'kept' && (
        <p className={classes.refused}>Kept on this station. Not recorded. {isolated(sending.why)}</p>
      )}
    </div>
  );
}
