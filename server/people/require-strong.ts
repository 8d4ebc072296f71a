import { ProblemReply, problem } from '../http/problem.ts';
import { type PassphraseOf, passphraseProblem } from './passphrase-policy.ts';
import { pinProblem } from './pin.ts';

/** Throws with the reason when a passphrase is one that others guess. `pointer` names its field. */
export async function requireStrong(passphrase: string, of: PassphraseOf, pointer: string): Promise<void> {
  const why = await passphraseProblem(passphrase, of);
  if (why !== null) throw new ProblemReply(problem('weak-passphrase', 422, why, pointer));
}

/** The same for a PIN; null is none. */
export function requireFairPin(pin: string | null): void {
  const why = pin === null ? null : pinProblem(pin);
  if (why !== null) throw new ProblemReply(problem('weak-passphrase', 422, why, '/pin'));
}
