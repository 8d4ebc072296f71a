import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import styles from './replay.module.css';
import { SessionReplayRow } from './session-replay-row.tsx';
import { useReplaySessions } from './use-replay-sessions.ts';

/** Session by session what would have been different, page by page. */
export function SessionsPanel({ job }: { job: ReplayJob }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const maySee = useRights().may('seeSession');
  const { sessions, status, problem, more } = useReplaySessions(job.protocolId, job.replayId);
  const total = job.summary?.sessions ?? 0;
  return (
    <Panel title="Session by session" count={`${sessions.length} of ${total}`}>
      {job.source === 'stored' && !maySee && (
        <p className={styles.quiet}>
          Which session each one is stands here for those who may open it: nurses and prescribers.
        </p>
      )}
      <ol>
        {sessions.map((replay, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sessions without a name have no id and are only added at the end
          <SessionReplayRow key={at} replay={replay} source={job.source} zone={zone} nth={at + 1} />
        ))}
      </ol>
      {status === 'loading' && <Loading what="the sessions" waitsFor="The server has not answered yet." />}
      {status === 'failed' && (
        <ProblemNote title="The sessions did not load" sentence={problem}>
          <Act look="link" onClick={more}>
            Try again
          </Act>
        </ProblemNote>
      )}
      {status === 'more' && (
        <p className={styles.further}>
          <Act onClick={more}>More sessions</Act>
        </p>
      )}
    </Panel>
  );
}
