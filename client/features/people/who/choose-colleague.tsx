import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import { askColleagues } from '#client/connection/sign-in.ts';
import { useColleagues } from '#client/store/colleagues.ts';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { Colleague } from '#shared/wire/people.ts';
import { findColleagues } from './find-colleagues.ts';
import { latelyHere } from './lately-here.ts';
import styles from './who.module.css';

interface Props {
  /** Who stands first: the person a locked station waits for. */
  firstId: string | null;
  onChoose: (colleague: Colleague) => void;
}

/** Who is it? A few letters and Enter take the first of the list; a press takes any. */
export function ChooseColleague({ firstId, onChoose }: Props) {
  const colleagues = useColleagues();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    askColleagues().catch((why: unknown) => {
      if (!(why instanceof ProblemError)) throw why;
      setProblem(why.problem.detail);
    });
  }, []);
  const found = findColleagues(colleagues, typed, [...(firstId === null ? [] : [firstId]), ...latelyHere()]);
  const [first] = found;
  return (
    <form
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        if (first !== undefined) onChoose(first);
      }}
    >
      <TextInput
        label="Name"
        description="A few letters, then Enter."
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
        autoFocus
      />
      <p className="visually-hidden" role="status">
        {first === undefined
          ? 'Nobody of that name'
          : `${found.length} found, Enter takes ${isolated(first.name)}`}
      </p>
      {problem !== null && <ProblemNote title="The list of colleagues did not load" sentence={problem} />}
      <ul className={styles.colleagues} aria-label="Colleagues">
        {found.map((colleague, index) => (
          <li key={colleague.staffId}>
            <button type="button" data-first={index === 0 || undefined} onClick={() => onChoose(colleague)}>
              <b>{isolated(colleague.name)}</b>
              <span>{colleague.role}</span>
              {index === 0 && <kbd>Enter</kbd>}
            </button>
          </li>
        ))}
        {first === undefined && colleagues.length > 0 && (
          <li className={styles.nobody}>Nobody of that name.</li>
        )}
      </ul>
    </form>
  );
}
