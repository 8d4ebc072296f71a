/** Hashing a passphrase takes a core for tens of milliseconds: two at once leave the others to the patients. */
const AT_ONCE = 2;
/** One place is kept for people who are known here, however many strangers wait. */
const STRANGERS_AT_ONCE = 1;
const MOST_KNOWN_WAITING = 50;
const MOST_STRANGERS_WAITING = 16;
/** Of these at most so many from one address, that a flood from one place leaves room for another. */
const MOST_WAITING_PER_ADDRESS = 4;

/** `known`: somebody whose right to ask is already shown (a sign-in, a link, a station that knows them). */
export type Asking = 'known' | { address: string };

export interface HashWork {
  /** Runs the task when its turn comes; null when too many wait already. */
  run<T extends NonNullable<unknown>>(asking: Asking, task: () => Promise<T>): Promise<T | null>;
}

interface Waiting {
  address: string | null;
  start(): Promise<void>;
}

/** The one queue of everything that hashes passphrases and PINs. Those who are known go first. */
export function openHashWork(): HashWork {
  const known: Waiting[] = [];
  const strangers: Waiting[] = [];
  let running = 0;
  let strangersRunning = 0;

  function startNext(): void {
    while (running < AT_ONCE) {
      const next = known.shift() ?? (strangersRunning < STRANGERS_AT_ONCE ? strangers.shift() : undefined);
      if (next === undefined) return;
      const isStranger = next.address !== null;
      running += 1;
      if (isStranger) strangersRunning += 1;
      void next.start().then(() => {
        running -= 1;
        if (isStranger) strangersRunning -= 1;
        startNext();
      });
    }
  }

  function isFull(asking: Asking): boolean {
    if (asking === 'known') return known.length >= MOST_KNOWN_WAITING;
    const same = strangers.filter(({ address }) => address === asking.address);
    return strangers.length >= MOST_STRANGERS_WAITING || same.length >= MOST_WAITING_PER_ADDRESS;
  }

  return {
    run(asking, task) {
      if (isFull(asking)) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        const start = () => task().then(resolve, reject);
        if (asking === 'known') known.push({ address: null, start });
        else strangers.push({ address: asking.address, start });
        startNext();
      });
    },
  };
}
