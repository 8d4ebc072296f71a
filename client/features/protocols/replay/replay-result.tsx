import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { documentName } from '../documents.ts';
import { actorName, whenText } from '../words.ts';
import styles from './replay.module.css';
import { jobText } from './replay-words.ts';
import { SessionsPanel } from './sessions-panel.tsx';
import { SumsPanel } from './sums-panel.tsx';

/** What a replay that is over came to. */
export function ReplayResult({ view, job }: { view: ProtocolView; job: ReplayJob }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const { summary, failure, hash, startedAtMs, by } = job;
  const of = `${sentenceCase(documentName(view, hash))}, ${jobText(job)}`;
  const begun = `begun ${whenText(startedAtMs, zone)} by ${actorName(by)}`;
  if (summary === null)
    return (
      <Panel title="Not replayed" count={`${of}, ${begun}`}>
        {failure === null ? (
          <p>It was cancelled. Nothing of it is recorded.</p>
        ) : (
          <ProblemNote title="The replay did not finish" sentence={failure} />
        )}
      </Panel>
    );
  return (
    <>
      {view.draft !== null && view.draft.hash !== hash && (
        <p className={styles.stale} role="status">
          <b>This is not the draft as it stands now.</b> It was {isolated(documentName(view, hash))} that was
          replayed.
        </p>
      )}
      <SumsPanel summary={summary} of={`${of}, ${begun}`} />
      <SessionsPanel job={job} />
    </>
  );
}
