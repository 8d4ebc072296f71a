import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB and two passes. */
export const HASH_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassphrase(passphrase: string): Promise<string> {
  return hash(normalised(passphrase), HASH_COST);
}

let nobodysHash: Promise<string> | undefined;

/** Whether it is this person's passphrase. For nobody (null) it takes as long and says no. */
export async function isPassphrase(passphrase: string, storedHash: string | null): Promise<boolean> {
  nobodysHash ??= hashPassphrase('nobody signs in with this passphrase');
  const fits = await verify(storedHash ?? (await nobodysHash), normalised(passphrase));
  return fits && storedHash !== null;
}

/** The same characters typed on another keyboard are the same passphrase. */
export function normalised(passphrase: string): string {
  return passphrase.normalize('NFKC');
}
