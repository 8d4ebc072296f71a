import type { Heartbeat } from '#shared/wire/api.ts';

/**
 * Two kinds of time. Clinical time is what the patient's minutes are counted in; it can be real, run faster (scaled)
 * or stand still (controlled). Process time is this program's own (sign-in expiry, heartbeats) and always real.
 */
export interface ClinicalClock {
  kind: Heartbeat['clock'];
  /** Clinical ms per real ms; 0 when time stands still. */
  rate: number;
  now(): number;
  /** Calls `wake` once when clinical time reaches `atMs` (at once when it has passed). Returns how to call it off. */
  wakeAt(atMs: number, wake: () => Promise<void>): () => void;
  /** Moves a controlled clock forward, waking everything passed, in time order. Null on every other clock. */
  advanceTo: ((atMs: number) => Promise<void>) | null;
  stop(): void;
}

/** setTimeout holds 31 bits of milliseconds; anything further away is slept in pieces. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1;

/** A clock that runs: `elapsedMs` counts real time from its making and never goes back. */
export function runningClock(
  kind: 'real' | 'scaled',
  originAtMs: () => number,
  rate: number,
  elapsedMs: () => number,
): ClinicalClock {
  const sleeping = new Set<NodeJS.Timeout>();
  const now = () => Math.floor(originAtMs() + elapsedMs() * rate);
  function wakeAt(atMs: number, wake: () => Promise<void>): () => void {
    let timer: NodeJS.Timeout;
    const sleep = () => {
      const remainingMs = Math.ceil((atMs - now()) / rate);
      timer = setTimeout(awake, Math.min(Math.max(remainingMs, 0), LONGEST_SLEEP_MS));
      sleeping.add(timer);
    };
    const awake = () => {
      sleeping.delete(timer);
      if (now() >= atMs) void wake();
      else sleep();
    };
    sleep();
    return () => {
      clearTimeout(timer);
      sleeping.delete(timer);
    };
  }
  function stop(): void {
    for (const timer of sleeping) clearTimeout(timer);
    sleeping.clear();
  }
  return { kind, rate, now, wakeAt, advanceTo: null, stop };
}

/** A clock that stands still and moves only when told. `keep` is called with each new position before it is used. */
export function controlledClock(startAtMs: number, keep: (atMs: number) => void): ClinicalClock {
  let atMs = startAtMs;
  const sleepers = new Set<{ atMs: number; wake: () => Promise<void> }>();
  let moving: Promise<void> = Promise.resolve();

  function wakeAt(whenMs: number, wake: () => Promise<void>): () => void {
    const sleeper = { atMs: whenMs, wake };
    sleepers.add(sleeper);
    return () => sleepers.delete(sleeper);
  }
  async function walk(toMs: number): Promise<void> {
    if (toMs < atMs) throw new RangeError('a controlled clock never goes back');
    keep(toMs);
    for (let next = earliest(toMs); next !== null; next = earliest(toMs)) {
      sleepers.delete(next);
      atMs = Math.max(atMs, next.atMs);
      await next.wake();
    }
    atMs = toMs;
  }
  function earliest(toMs: number) {
    const due = [...sleepers].filter((sleeper) => sleeper.atMs <= toMs);
    return due.sort((a, b) => a.atMs - b.atMs)[0] ?? null;
  }
  function advanceTo(toMs: number): Promise<void> {
    moving = moving.catch(() => undefined).then(() => walk(toMs));
    return moving;
  }
  return { kind: 'controlled', rate: 0, now: () => atMs, wakeAt, advanceTo, stop: () => sleepers.clear() };
}
