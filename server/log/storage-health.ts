import type { Settled } from './commit-queue.ts';
import type { Engine } from './engine.ts';
import { LogWriteError } from './log-error.ts';

/** Whether what is appended can be stored just now. */
export interface StorageHealth {
  failing(): boolean;
  /** Called when that changes. Returns how to stop. */
  onChange(listener: (failing: boolean) => void): () => void;
}

/** How often storage that failed is tried again when nobody writes. */
const TRY_EVERY_MS = 1000;
/** Space that is asked for and given back: room for a byte or two is not room for a reading. */
const TRIAL = 'x'.repeat(64 * 1024);

/** Follows what became of appends; while they fail, storage is tried until it works again, whoever writes or not. */
export function watchStorage(engine: Engine) {
  const listeners = new Set<(failing: boolean) => void>();
  let trying: NodeJS.Timeout | null = null;

  function set(failing: boolean): void {
    if (failing === (trying !== null)) return;
    if (trying !== null) clearInterval(trying);
    trying = failing ? setInterval(() => void tryAgain(), TRY_EVERY_MS).unref() : null;
    for (const listener of listeners) listener(failing);
  }

  async function tryAgain(): Promise<void> {
    try {
      await engine.transact(async (tx) => {
        await tx.insertInto('log_facts').values({ name: 'storageTrial', value: TRIAL }).execute();
        await tx.deleteFrom('log_facts').where('name', '=', 'storageTrial').execute();
      });
      set(false);
    } catch {
      // It fails still: the next try is due soon enough.
    }
  }

  const health: StorageHealth = {
    failing: () => trying !== null,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    health,
    /** What became of a group of appends. */
    heard(settled: readonly Settled[]): void {
      const failed = settled.some((one) => 'error' in one && isOfStorage(one.error));
      if (failed) set(true);
      else if (settled.some((one) => 'result' in one && one.result.ok)) set(false);
    },
    stop(): void {
      if (trying !== null) clearInterval(trying);
    },
  };
}

function isOfStorage(error: unknown): boolean {
  return error instanceof LogWriteError && error.failure !== 'other';
}
