import type { SignedIn, SignedInPerson } from '#shared/wire/people.ts';
import type { Caller } from './caller.ts';
import type { SignIn } from './sign-in.ts';

/** What a screen is told about who is at it. */
export function signedIn(caller: Caller): SignedIn {
  if (caller.kind === 'staff') return signedInPerson(caller.signIn);
  if (caller.kind === 'device') throw new Error('a device is not signed in');
  const { displayId, name, showsNames } = caller;
  return { kind: 'wall', displayId, name, showsNames };
}

export function signedInPerson(signIn: SignIn): SignedInPerson {
  const { actor, locked, lockAfterMin, initialsWhenLocked, expiresAtMs, hasPin, hasSecondFactor } = signIn;
  const { staffId, name, role } = actor;
  const limits = { locked, lockAfterMin, initialsWhenLocked, expiresAtMs };
  return { kind: 'staff', staffId, name, role, ...limits, hasPin, hasSecondFactor };
}
