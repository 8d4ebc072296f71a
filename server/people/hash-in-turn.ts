import type { Premises } from '../house.ts';
import { hashPassphrase } from './passphrase.ts';
import { hashPin } from './pin.ts';
import { tooManyAttempts } from './refused-proof.ts';

/** Hashes what somebody chose, when its turn comes. Throws 429 when too many wait. */
export function hashChosenPassphrase(premises: Premises, chosen: string): Promise<string> {
  return inTurn(premises, () => hashPassphrase(chosen));
}

/** The same for a PIN; null is none. */
export async function hashChosenPin(premises: Premises, chosen: string | null): Promise<string | null> {
  return chosen === null ? null : inTurn(premises, () => hashPin(premises, chosen));
}

async function inTurn({ tries }: Premises, task: () => Promise<string>): Promise<string> {
  const hash = await tries.work.run('known', task);
  if (hash === null) throw tooManyAttempts(1000);
  return hash;
}
