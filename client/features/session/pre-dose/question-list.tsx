import { Act } from '#client/ui/act.tsx';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { Answer } from '#shared/pre-dose-events.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './pre-dose.module.css';
import { useSendEach } from './use-send-each.ts';

export interface Question {
  item: string;
  label: string;
  /** Where it comes from, or why it is asked. */
  aside: string;
  answer: Answer | null;
  note: string | null;
  /** In place of recording a bare yes. */
  onYes?: () => void;
  /** Adds a word to the answer that stands; null: none is asked for. */
  onNote: (() => void) | null;
}

/** The one touch for everything that nobody has answered. */
function noText(left: number, all: number): string {
  return left === all ? `All ${all} no` : `The other ${left} no`;
}

interface Props {
  state: SessionState;
  label: string;
  questions: readonly Question[];
  command: (item: string, answer: Answer) => SessionCommand;
}

const ANSWERS = [
  { answer: 'yes', word: 'Yes' },
  { answer: 'no', word: 'No' },
  { answer: 'unknown', word: 'Not known' },
] as const;

/** Questions one below the other. Whoever has read them to the end answers all that are left with no, each by itself. */
export function QuestionList({ state, label, questions, command }: Props) {
  const { of, busy, sendEach } = useSendEach(state.sessionId);
  const left = questions.filter(({ answer }) => answer === null);
  const send = (item: string, answer: Answer) => void sendEach([[item, command(item, answer)]]);
  return (
    <>
      <ul className={classes.questions} aria-label={label}>
        {questions.map(({ item, label: question, aside, answer: given, note, onYes, onNote }) => (
          <li key={item}>
            <p className={classes.what}>
              {question}
              {note !== null && <span>{isolated(note)}</span>}
              <small>{aside}</small>
            </p>
            <span className={classes.acts}>
              {ANSWERS.map(({ answer, word }) => (
                <Act
                  key={answer}
                  data-given={(given === answer && answer === 'no') || undefined}
                  data-unsettled={(given === answer && answer !== 'no') || undefined}
                  aria-pressed={given === answer}
                  aria-label={`${question}: ${word}`}
                  onClick={() => (answer === 'yes' && onYes ? onYes() : send(item, answer))}
                >
                  {word}
                </Act>
              ))}
              {onNote !== null && (
                <Act look="link" aria-label={`${question}: add a note`} onClick={onNote}>
                  Note
                </Act>
              )}
            </span>
            <SendingNote sending={of(item)} />
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <p className={classes.allNo}>
          <Act
            blockedBy={busy ? 'Sending' : null}
            onClick={() => void sendEach(left.map(({ item }) => [item, command(item, 'no')] as const))}
          >
            {busy ? `Recording, ${left.length} left` : noText(left.length, questions.length)}
            <span className="visually-hidden">: {label}</span>
          </Act>
          <small>Each is recorded by itself.</small>
        </p>
      )}
    </>
  );
}
