/** Waits that end at once when the server stops. */
interface Pauser {
  /** True after so long; false: the server stopped first. */
  wait(ms: number): Promise<boolean>;
  stop(): void;
}

export function pauser(): Pauser {
  const waiting = new Set<(done: boolean) => void>();
  let stopped = false;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (stopped) return resolve(false);
        const end = (done: boolean) => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve(done);
        };
        const timer = setTimeout(end, ms, true);
        waiting.add(end);
      }),
    stop: () => {
      stopped = true;
      for (const end of [...waiting]) end(false);
    },
  };
}
