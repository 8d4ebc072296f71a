import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SessionReplay } from '#shared/wire/replay.ts';
import type { Compared } from './replay-jobs.ts';
import type { AskedTask, JudgedTask, ReplayTask } from './replay-task.ts';

/** One processor stays with the server; more threads than these would only hold more sessions in memory. */
const THREADS = Math.max(1, Math.min(3, availableParallelism() - 1));
/** While a thread judges one session, the next is being read. */
const AHEAD = 2;

/**
 * Judges every task on threads of their own and answers in the order of the tasks; `judged` is told after each. Rejects with the
 * reason of `signal` once that is aborted, and with its error when a thread fails. No thread outlives the call.
 */
export async function judgeInWorkers(
  compared: Compared,
  tasks: AsyncIterator<ReplayTask>,
  judged: () => void,
  signal: AbortSignal,
): Promise<SessionReplay[]> {
  const threads = Array.from({ length: THREADS }, () => startThread(compared));
  const stop = () => threads.forEach((thread) => void thread.worker.terminate());
  signal.addEventListener('abort', stop, { once: true });
  const replays: SessionReplay[] = [];
  let taken = 0;
  async function work({ ask }: Thread): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const index = taken++;
      const next = await tasks.next();
      if (next.done) return;
      replays[index] = await ask(index, next.value);
      judged();
    }
  }
  try {
    await Promise.all(threads.flatMap((thread) => Array.from({ length: AHEAD }, () => work(thread))));
    return replays;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

interface Thread {
  worker: Worker;
  ask(id: number, task: ReplayTask): Promise<SessionReplay>;
}

function startThread(compared: Compared): Thread {
  const worker = makeWorker(compared);
  const waiting = new Map<number, { give(replay: SessionReplay): void; fail(error: Error): void }>();
  const over = (error: Error) => {
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  worker.on('message', ({ id, replay }: JudgedTask) => {
    waiting.get(id)?.give(replay);
    waiting.delete(id);
  });
  worker.on('error', over);
  worker.on('exit', (code) => over(new Error(`a replay's thread ended with ${code}`)));
  return {
    worker,
    ask: (id, task) =>
      new Promise((give, fail) => {
        waiting.set(id, { give, fail });
        worker.postMessage({ id, task } satisfies AskedTask);
      }),
  };
}

/** Built, the worker lies beside this program; from its sources it is translated as it is loaded, as this program was. */
function makeWorker(compared: Compared): Worker {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return new Worker(new URL('replay-worker.js', here), { workerData: compared });
  const { href } = new URL('worker.ts', here);
  // A hook given to `--import` does not reach modules of a thread: the thread registers it by itself.
  const load = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(href)})))`;
  return new Worker(load, { eval: true, workerData: compared });
}
