import { useEffect, useRef, useState } from 'react';
import { usePending, useSessionFacts } from '#client/store/sessions.ts';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Loading } from '#client/ui/loading.tsx';
import { PendingStrip } from '#client/ui/pending-strip.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { EntryForm } from './entry-form.tsx';
import styles from './entry-page.module.css';
import { FiledNote } from './filed-note.tsx';
import { LastSet } from './last-set.tsx';
import type { Filed } from './use-filing.ts';

/** Recording for one session on a page of its own: the nurse's tablet and phone. */
export function EntryPage({ sessionId }: { sessionId: string }) {
  const { status, state, problem } = useSessionFacts(sessionId);
  const pending = usePending(sessionId);
  const [filed, setFiled] = useState<Filed | null>(null);
  const outcome = useRef<HTMLDivElement>(null);
  // What became of the set stands above the boxes: brought into view, wherever the page was scrolled to.
  useEffect(() => {
    if (filed !== null) outcome.current?.focus();
  }, [filed]);
  if (status === 'failed')
    return <ProblemNote title="The record did not load" sentence={problem?.sentence ?? ''} />;
  if (state === null) return <Loading what="the record" />;
  const target = { sessionId, chairId: state.chairId, identity: state.identity };
  return (
    <div className={styles.page}>
      <header className={styles.who}>
        <ChairSquare chairId={state.chairId} />
        <h1>{isolated(state.identity.name)}</h1>
      </header>
      <LastSet target={target} />
      <div ref={outcome} tabIndex={-1}>
        <FiledNote filed={filed} target={target} />
        <PendingStrip pending={pending} />
      </div>
      <EntryForm key={sessionId} target={target} onFiled={setFiled} />
    </div>
  );
}
