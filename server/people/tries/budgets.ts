/** Failures an address may have at once, and how soon each is forgiven: a busy morning stays far below. */
const BURST = 50;
const FORGIVEN_AFTER_MS = 3000;
const MOST_KEYS = 20_000;

/** Failed attempts by address, whichever names they were for. */
export interface Budgets {
  /** Milliseconds until this address may try again; 0: now. */
  waitMs(address: string, nowMs: number): number;
  failed(address: string, nowMs: number): void;
}

export function openBudgets(): Budgets {
  /** When all failures of the address will be forgiven. */
  const clearAt = new Map<string, number>();
  return {
    waitMs(address, nowMs) {
      const lastFreeMs = nowMs + (BURST - 1) * FORGIVEN_AFTER_MS;
      return Math.max(0, (clearAt.get(placeOf(address)) ?? 0) - lastFreeMs);
    },
    failed(address, nowMs) {
      const place = placeOf(address);
      const untilMs = Math.max(clearAt.get(place) ?? 0, nowMs) + FORGIVEN_AFTER_MS;
      clearAt.delete(place);
      clearAt.set(place, untilMs);
      const [oldest] = clearAt.keys();
      if (clearAt.size > MOST_KEYS && oldest !== undefined) clearAt.delete(oldest);
    },
  };
}

/** One IPv4 address; of IPv6 the network of 64 bits, which is as little as one household has. */
export function placeOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':');
}
