import type { Recorded } from '#shared/events.ts';
import type { SessionReplay } from '#shared/wire/replay.ts';

/** One session for a worker to judge: a log as it was stored, or the seed of a simulated one. */
export type ReplayTask = { kind: 'stored'; events: Recorded[] } | { kind: 'simulated'; seed: number };

/** `id` tells which task an answer is to. */
export interface AskedTask {
  id: number;
  task: ReplayTask;
}

export interface JudgedTask {
  id: number;
  replay: SessionReplay;
}
