import { useJudgement, useSessionFacts } from '#client/store/sessions.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Loading } from '#client/ui/loading.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Sheet } from './sheet.tsx';
import { sessionSheet } from './sheet-facts.ts';

/** The form of one session, once its whole record is here: half a record on paper cannot be told from a whole one. */
export function SessionSheet({ sessionId }: { sessionId: string }) {
  const { status, state, problem } = useSessionFacts(sessionId);
  const judgement = useJudgement(sessionId);
  if (status === 'failed') {
    return (
      <ProblemNote
        title="The record did not load"
        sentence={problem?.sentence ?? 'The server did not say why.'}
      />
    );
  }
  if (state === null || judgement === null) return <Loading what="the record" />;
  return (
    <Sheet
      label={`Paper record, chair ${state.chairId ?? '––'}, ${isolated(state.identity.name)}`}
      facts={sessionSheet(state, judgement)}
      timeZone={state.timeZone}
    />
  );
}
