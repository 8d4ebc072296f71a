import type { Protocol } from '#shared/protocols/protocol.ts';
import type { Actor } from '#shared/vocabulary.ts';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import type { ReplaySummary, SessionReplay } from '#shared/wire/replay.ts';
import type { House } from '../../house.ts';

/** What a replay is asked to do. */
export interface ReplayAsked {
  replayId: string;
  protocolId: string;
  hash: string;
  source: ReplayJob['source'];
  sessions: number;
  by: Actor;
}

export interface Replayed {
  summary: ReplaySummary;
  sessions: SessionReplay[];
}

/** The document that is tried, and the one that simulated sessions were watched under; stored ones have their own. */
export interface Compared {
  protocol: Protocol;
  before: Protocol;
}

/** Judges sessions under `protocol` and tells how far it is; rejects with the signal's reason once that is aborted. */
export type RunReplay = (
  house: House,
  compared: Compared,
  asked: Pick<ReplayAsked, 'source' | 'sessions'>,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
) => Promise<Replayed>;

/** Replays of one clinic: one at a time, because each takes a processor; the newest few stay to be read. */
export interface ReplayJobs {
  /** Null: another is running. `record` puts what it came to into the log, before it is said to be done. */
  start(
    asked: ReplayAsked,
    compared: Compared,
    record: (replayed: Replayed) => Promise<void>,
  ): ReplayJob | null;
  running(): ReplayJob | null;
  /** Newest first. */
  list(protocolId: string): ReplayJob[];
  find(protocolId: string, replayId: string): { job: ReplayJob; sessions: readonly SessionReplay[] } | null;
  /** Nothing of a cancelled one is recorded. One that is over stays as it is. */
  cancel(job: ReplayJob): void;
  /** Cancels what runs and waits for it to end. */
  stop(): Promise<void>;
}

/** So many results of a clinic stay in memory: some megabytes with the most sessions. */
const KEPT = 5;
const FAILED = 'Something failed in the server. Nothing was recorded: try again.';

interface Kept {
  job: ReplayJob;
  sessions: SessionReplay[];
  abort: AbortController;
  over: Promise<void>;
}

export function replayJobs(house: House, run: RunReplay): ReplayJobs {
  /** Newest first. */
  let kept: Kept[] = [];
  const running = () => kept.find(({ job }) => job.state === 'running') ?? null;

  async function carryOut(
    entry: Kept,
    asked: ReplayAsked,
    compared: Compared,
    record: (replayed: Replayed) => Promise<void>,
  ): Promise<void> {
    const { job, abort } = entry;
    try {
      const progress = (done: number, total: number) => Object.assign(job, { done, total });
      const replayed = await run(house, compared, asked, progress, abort.signal);
      abort.signal.throwIfAborted();
      if (replayed.summary.sessions === 0) return fail(job, NONE[asked.source]);
      await record(replayed);
      entry.sessions = replayed.sessions;
      Object.assign(job, { state: 'done', summary: replayed.summary });
    } catch (error) {
      if (abort.signal.aborted) return;
      house.logger.error({ err: error }, 'a replay failed');
      fail(job, FAILED);
    }
  }

  return {
    start(asked, compared, record) {
      if (running() !== null) return null;
      const { sessions: _, ...shown } = asked;
      const job: ReplayJob = {
        ...shown,
        startedAtMs: house.stamp(),
        state: 'running',
        done: 0,
        total: null,
        failure: null,
        summary: null,
      };
      const entry: Kept = { job, sessions: [], abort: new AbortController(), over: Promise.resolve() };
      kept = [entry, ...kept].slice(0, KEPT);
      entry.over = carryOut(entry, asked, compared, record);
      return job;
    },
    running: () => running()?.job ?? null,
    list: (protocolId) => kept.flatMap(({ job }) => (job.protocolId === protocolId ? [job] : [])),
    find: (protocolId, replayId) =>
      kept.find(({ job }) => job.protocolId === protocolId && job.replayId === replayId) ?? null,
    cancel(job) {
      const entry = kept.find((one) => one.job === job);
      if (entry === undefined || job.state !== 'running') return;
      job.state = 'cancelled';
      entry.abort.abort();
    },
    async stop() {
      for (const { job } of kept) this.cancel(job);
      await Promise.all(kept.map(({ over }) => over));
    },
  };
}

const NONE: Record<ReplayJob['source'], string> = {
  stored: 'No session of this form of dose has ended here yet: replay simulated ones.',
  simulated: 'No session was simulated.',
};

function fail(job: ReplayJob, failure: string): void {
  if (job.state === 'running') Object.assign(job, { state: 'failed', failure });
}
