/**
 * Chance that can be repeated: the same seed and name always draw the same number. Every draw has a name, so that a new
 * one changes none of the others.
 */
export interface Dice {
  /** From `from` to below `to`. */
  between(name: string, from: number, to: number): number;
  /** A whole number, both ends included. */
  whole(name: string, from: number, to: number): number;
  /** True with this probability, 0 to 1. */
  chance(name: string, probability: number): boolean;
  pick<T>(name: string, list: readonly T[]): T;
}

export function diceOf(seed: number): Dice {
  const between = (name: string, from: number, to: number) => from + drawn(seed, name) * (to - from);
  return {
    between,
    whole: (name, from, to) => Math.floor(between(name, from, to + 1)),
    chance: (name, probability) => drawn(seed, name) < probability,
    pick: (name, list) => {
      const found = list[Math.floor(between(name, 0, list.length))];
      if (found === undefined) throw new Error(`nothing to pick from for ${name}`);
      return found;
    },
  };
}

/** A number from 0 to below 1: FNV-1a over seed and name, then mixed so that near names lie far apart. */
function drawn(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  for (const char of `${seed}:${name}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
