import type { ReactNode } from 'react';
import type { Fetched } from '#client/connection/use-fetched.ts';
import { Act } from './act.tsx';
import { Loading } from './loading.tsx';
import { ProblemNote } from './problem-note.tsx';

interface Props<T> {
  fetched: Fetched<T>;
  /** What is on its way, in the plural: `people`. */
  what: string;
  onAgain?: () => void;
  children: (answer: T) => ReactNode;
}

/** What the server answered; until then what is awaited, and after a failure what failed and the way to try again. */
export function Answered<T>({ fetched, what, onAgain, children }: Props<T>) {
  switch (fetched.status) {
    case 'loading':
      return <Loading what={what} waitsFor="The server has not answered yet." />;
    case 'failed':
      return (
        <ProblemNote title={`The ${what} did not load`} sentence={fetched.sentence}>
          {onAgain !== undefined && (
            <Act look="link" onClick={onAgain}>
              Try again
            </Act>
          )}
        </ProblemNote>
      );
    case 'ready':
      return children(fetched.answer);
  }
}
