import { hash, verify } from '@node-rs/argon2';

/** The passphrase is the only factor for now, so it must be long; nothing else about it is asked. */
export const SHORTEST_PASSPHRASE = 15;
const LONGEST_PASSPHRASE = 1000;

/** argon2id with 19 MiB and two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A sentence when it will not do, null when it will. Characters are counted as people count them, not as bytes. */
export function passphraseProblem(passphrase: string): string | null {
  const length = [...normalised(passphrase)].length;
  if (length < SHORTEST_PASSPHRASE) return `A passphrase needs at least ${SHORTEST_PASSPHRASE} characters.`;
  if (length > LONGEST_PASSPHRASE) return `A passphrase has at most ${LONGEST_PASSPHRASE} characters.`;
  return null;
}

export function hashPassphrase(passphrase: string): Promise<string> {
  return hash(normalised(passphrase), COST);
}

let nobodysHash: Promise<string> | undefined;

/** Whether it is this person's passphrase. For nobody (null) it takes as long and says no. */
export async function isPassphrase(passphrase: string, storedHash: string | null): Promise<boolean> {
  nobodysHash ??= hashPassphrase('nobody signs in with this passphrase');
  const fits = await verify(storedHash ?? (await nobodysHash), normalised(passphrase));
  return fits && storedHash !== null;
}

/** The same characters typed on another keyboard are the same passphrase. */
function normalised(passphrase: string): string {
  return passphrase.normalize('NFKC');
}
