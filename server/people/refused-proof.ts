import { ProblemReply, problem } from '../http/problem.ts';
import type { Proof } from './prove.ts';

/** Where no time helps, programs may ask again after so long. */
const CLOSED_RETRY_S = 3600;

/** The answer to somebody who did not prove who they are. Throw what it returns. */
export function refusedProof(proof: Extract<Proof, { ok: false }>): ProblemReply {
  switch (proof.why) {
    case 'wrong':
      return WRONG_SIGN_IN;
    case 'codeNeeded':
      return CODE_NEEDED;
    case 'wrongCode':
      return WRONG_CODE;
    case 'wait':
      return tooManyAttempts(proof.waitMs);
  }
}

const WRONG_SIGN_IN = new ProblemReply(
  problem('wrong-sign-in', 401, 'Name and passphrase do not belong together.'),
);
const CODE_NEEDED = new ProblemReply(
  problem('code-needed', 401, 'Give the code of your authenticator, or one of your recovery codes.', '/code'),
);
export const WRONG_CODE = new ProblemReply(
  problem('code-needed', 401, 'This code does not fit, or was used before. Wait for the next one.', '/code'),
);

export const WRONG_PIN = new ProblemReply(
  problem(
    'wrong-sign-in',
    401,
    'This is not their PIN. After five wrong ones only the passphrase works.',
    '/pin',
  ),
);
export const PASSPHRASE_NEEDED = new ProblemReply(
  problem('passphraseNeeded', 401, 'Their PIN does not work now: give the passphrase.', '/passphrase'),
);

const CLOSED =
  'Too many wrong attempts at this name. Sign in at a station where you have signed in before, at one where a colleague is signed in, or with the code of your second factor; an admin can reset you.';

export function tooManyAttempts(waitMs: number): ProblemReply {
  const closed = waitMs === Number.POSITIVE_INFINITY;
  const sentence = closed ? CLOSED : `Too many wrong attempts. ${inSeconds(waitMs)}`;
  const seconds = closed ? CLOSED_RETRY_S : Math.ceil(waitMs / 1000);
  return new ProblemReply(problem('too-many-attempts', 429, sentence), seconds);
}

/** `Try again in 8 seconds.` */
export function inSeconds(waitMs: number): string {
  if (waitMs === Number.POSITIVE_INFINITY) return 'Sign in again first.';
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}
