import { environment } from '#server/config.ts';

/** How often the fault tests kill; AFTERDOSE_KILL_ROUNDS=1000 for a long run, AFTERDOSE_KILL_SEED to repeat one. */
export function killSettings(): { rounds: number; seed: number } {
  return {
    rounds: Number(environment().AFTERDOSE_KILL_ROUNDS ?? 50),
    seed: Number(environment().AFTERDOSE_KILL_SEED ?? Math.floor(Math.random() * 2 ** 31)),
  };
}

/** A moment to kill at, 5 to 500 ms, in whole ms. */
export function killAfterMs(random: () => number): number {
  return 5 + Math.floor(random() * 496);
}
