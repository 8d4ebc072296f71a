import type { AppendBatch, AppendResult } from './event-log.ts';

interface Waiting {
  batch: AppendBatch;
  resolve: (result: AppendResult) => void;
  reject: (error: unknown) => void;
}

/** What became of one batch of a group. */
export type Settled = { batch: AppendBatch } & ({ result: AppendResult } | { error: unknown });

/** Keeps one transaction short enough that readers are not kept waiting. */
const MOST_EVENTS = 2_000;

/**
 * Group commit. Appends that arrive in one turn of the event loop, or while a commit is in flight, go together to
 * `commit`, which must give an outcome for each and never throw. `published` hears each group before anyone's promise
 * settles, in commit order.
 */
export function commitQueue(
  commit: (batches: AppendBatch[]) => Promise<Settled[]>,
  published: (settled: Settled[]) => void,
): { append(batch: AppendBatch): Promise<AppendResult>; idle(): Promise<void> } {
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((turn) => setImmediate(turn));
      const group = takeGroup();
      const settled = await commit(group.map(({ batch }) => batch));
      published(settled);
      group.forEach(({ resolve, reject }, i) => {
        const outcome = settled[i];
        if (outcome && 'result' in outcome) resolve(outcome.result);
        else reject(outcome?.error);
      });
    }
    running = null;
  }

  function takeGroup(): Waiting[] {
    let events = 0;
    const past = waiting.findIndex(({ batch }, i) => {
      events += batch.streams.reduce((sum, stream) => sum + stream.events.length, 0);
      return i > 0 && events > MOST_EVENTS;
    });
    const group = past === -1 ? waiting : waiting.slice(0, past);
    waiting = past === -1 ? [] : waiting.slice(past);
    return group;
  }

  return {
    append(batch) {
      return new Promise((resolve, reject) => {
        waiting.push({ batch, resolve, reject });
        running ??= run();
      });
    },
    async idle() {
      await running;
    },
  };
}
