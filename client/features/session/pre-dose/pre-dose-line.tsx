import { type ReactNode, useId, useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { LineStatus, PreDoseLine } from '#shared/clinical/pre-dose/line.ts';
import type { SessionState } from '#shared/state.ts';
import { answersOf } from './answers.tsx';
import classes from './pre-dose.module.css';
import { OWNER_WORDS } from './pre-dose-words.ts';

const STATUS_WORDS: Record<LineStatus, string> = {
  done: 'done',
  open: 'open',
  attention: 'needs attention',
  unknown: 'not known',
};

interface Props {
  line: PreDoseLine;
  state: SessionState;
  openAct: OpenAct;
  onRecord: () => void;
}

/** What a line offers: its acts in the row, and a part of its own below it where one touch is not enough. */
export interface LineAnswers {
  acts: ReactNode;
  /** Opened by a button with these words; always open where `standing`. */
  part?: { word: string; content: ReactNode; standing?: boolean };
}

/** One line: what is asked, what is known and by whom, and the answer in place. */
export function PreDoseLineRow({ line, state, openAct, onRecord }: Props) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const { label, status, text, evidence, who, why } = line;
  const { acts, part } = answersOf({ line, state, openAct, onRecord });
  const shown = part !== undefined && (opened || part.standing === true);
  const aside = [who === null ? '' : OWNER_WORDS[who], why ?? ''].filter((word) => word !== '').join(', ');
  return (
    <li className={classes.line} data-status={status} data-wide={shown || undefined}>
      <span className={classes.mark}>
        {status === 'done' && <Icon name="tick" />}
        {status === 'attention' && <span aria-hidden="true">!</span>}
        {status === 'unknown' && <span aria-hidden="true">?</span>}
        <span className="visually-hidden">{STATUS_WORDS[status]}</span>
      </span>
      <p className={classes.what}>
        <b>{label}</b>
        {text !== '' && <span>{isolated(text)}</span>}
        <small>
          {evidence === null
            ? aside
            : `${formatClock(evidence.atMs, state.timeZone)} ${actorName(evidence.by)}`}
        </small>
      </p>
      <span className={classes.acts}>
        {acts}
        {part !== undefined && part.standing !== true && (
          <Act
            aria-expanded={opened}
            aria-controls={id}
            aria-label={`${label}: ${opened ? 'close' : part.word}`}
            onClick={() => setOpened(!opened)}
          >
            {opened ? 'Close' : part.word}
          </Act>
        )}
      </span>
      {shown && (
        <div className={classes.part} id={id}>
          {part.content}
        </div>
      )}
    </li>
  );
}
