import { sendCommand } from '#client/connection/send-command.ts';
import { Act } from '#client/ui/act.tsx';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './acts.module.css';

const ANSWERS = [
  { answer: 'yes', label: 'Yes' },
  { answer: 'no', label: 'No' },
  { answer: 'notApplicable', label: 'N/A' },
] as const;

/** The list before the dose. Unanswered is not yes; an answer can be changed until the dose, and the log keeps both. */
export function Checklist({ state, open }: { state: SessionState; open: boolean }) {
  const items = state.protocol.checklist;
  const settled = items.filter(({ item }) => {
    const answer = state.checklist[item]?.answer;
    return answer === 'yes' || answer === 'notApplicable';
  }).length;
  return (
    <details className={classes.checklist} open={open}>
      <summary>
        Before the dose{' '}
        <span>
          {settled} of {items.length} settled
        </span>
      </summary>
      <ul className={classes.items}>
        {items.map(({ item, label }) => (
          <ChecklistItem key={item} state={state} item={item} label={label} />
        ))}
      </ul>
    </details>
  );
}

function ChecklistItem({ state, item, label }: { state: SessionState; item: string; label: string }) {
  const { sending, send } = useSend();
  const given = state.checklist[item];
  return (
    <li>
      <p>
        {label}
        {given !== undefined && (
          <small>
            {formatClock(given.atMs, state.timeZone)} {actorName(given.by)}
          </small>
        )}
      </p>
      <span className={classes.answers}>
        {ANSWERS.map(({ answer, label: word }) => (
          <Act
            key={answer}
            look={given?.answer === answer && answer !== 'no' ? 'primary' : 'outline'}
            // A no is an answer and settles nothing: it never looks like a yes.
            data-unsettled={(given?.answer === answer && answer === 'no') || undefined}
            aria-pressed={given?.answer === answer}
            aria-label={`${label}: ${word}`}
            blockedBy={state.end === null ? null : 'The session has ended.'}
            onClick={() =>
              void send(() =>
                sendCommand(state.sessionId, { type: 'AnswerChecklist', body: { item, answer, note: null } }),
              )
            }
          >
            {word}
          </Act>
        ))}
      </span>
      <SendingNote sending={sending} />
    </li>
  );
}
