import { parentPort, workerData } from 'node:worker_threads';
import { replaySession } from '#shared/clinical/replay/replay-session.ts';
import type { SessionReplay } from '#shared/wire/replay.ts';
import { simulatedSession } from '../../simulated/simulated-session.ts';
import type { Compared } from './replay-jobs.ts';
import type { AskedTask, JudgedTask, ReplayTask } from './replay-task.ts';

/** A thread that judges sessions, so that nobody's screen waits for a replay. It knows no log, no clinic and no clock. */

const { protocol, before } = workerData as Compared;

/** When the patients of simulated sessions arrive: any instant would do, it is always the same. */
const SIMULATED_DAY_MS = Date.UTC(2026, 0, 5, 9);

function judge(task: ReplayTask): SessionReplay {
  const events =
    task.kind === 'stored'
      ? task.events
      : simulatedSession(task.seed, before, { arrivesAtMs: SIMULATED_DAY_MS });
  const answer = replaySession(events, protocol);
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  // Nobody can open a session that never was.
  return task.kind === 'stored' ? answer.replay : { ...answer.replay, sessionId: null, t0Ms: null };
}

parentPort?.on('message', ({ id, task }: AskedTask) => {
  parentPort?.postMessage({ id, replay: judge(task) } satisfies JudgedTask);
});
