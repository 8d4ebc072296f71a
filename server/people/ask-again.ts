import type { FastifyRequest } from 'fastify';
import { ProblemReply, problem } from '../http/problem.ts';
import { roomsIn, staffIn } from './admission.ts';
import { reauthenticates } from './reauthenticate.ts';
import { tooManyAttempts } from './refused-proof.ts';

/** Throws unless the signed-in person has given their own passphrase with this request. `pointer` names its field. */
export async function askAgain(request: FastifyRequest, passphrase: string, pointer: string): Promise<void> {
  const refused = await reauthenticates(roomsIn(request).house, staffIn(request).actor, passphrase);
  if (refused === null) return;
  if (refused.waitMs !== undefined) throw tooManyAttempts(refused.waitMs);
  throw new ProblemReply(problem(refused.code, 403, refused.sentence, pointer));
}
