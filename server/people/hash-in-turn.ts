import type { FastifyReply } from 'fastify';
import type { Premises } from '../house.ts';
import { hashPassphrase } from './passphrase.ts';
import { hashPin } from './pin.ts';
import { tooManyAttempts } from './refused-proof.ts';

/** Hashes what somebody chose, when its turn comes. Throws 429 when too many wait. */
export function hashChosenPassphrase(
  premises: Premises,
  reply: FastifyReply,
  chosen: string,
): Promise<string> {
  return inTurn(premises, reply, () => hashPassphrase(chosen));
}

/** The same for a PIN; null is none. */
export async function hashChosenPin(
  premises: Premises,
  reply: FastifyReply,
  chosen: string | null,
): Promise<string | null> {
  return chosen === null ? null : inTurn(premises, reply, () => hashPin(premises, chosen));
}

async function inTurn({ door }: Premises, reply: FastifyReply, task: () => Promise<string>): Promise<string> {
  const hash = await door.work.run('known', task);
  if (hash === null) throw tooManyAttempts(reply, 1000);
  return hash;
}
