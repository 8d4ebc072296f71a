import type { House } from '../house.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { findById, type Person } from './person.ts';
import { PIN_TRIES, type PinAnswer, tryPin } from './pin.ts';
import { type Claim, type Proof, prove } from './prove.ts';
import { recordDeeds } from './record.ts';
import type { SignIn } from './sign-in.ts';

export type Begun = Awaited<ReturnType<typeof beginSignIn>>;
export type Switched = { ok: true; begun: Begun } | { ok: false; why: 'wrong' | 'passphraseNeeded' | 'busy' };

/**
 * Gives the station to the person of this PIN: a new token, the old one over in the same commit. The station stays
 * signed in no longer than it would have: PINs alone do not carry it beyond the shift that a passphrase began. Of
 * somebody with a second factor a PIN is taken only where they have signed in with it before (`isKnownHere`).
 */
export async function switchByPin(
  house: House,
  held: SignIn,
  staffId: string,
  pin: string,
  isKnownHere: boolean,
): Promise<Switched> {
  const person = await findById(house, staffId);
  if (person?.hasSecondFactor === true && !isKnownHere) return { ok: false, why: 'passphraseNeeded' };
  const answer = await house.tries.work.run('known', () => tryPin(house, person, pin));
  if (answer === null) return { ok: false, why: 'busy' };
  if (answer === 'fits' && person !== null) {
    const { expiresAtMs } = held;
    const begun = await beginSignIn(house, person.actor, { by: 'pin', instead: held, expiresAtMs });
    return { ok: true, begun };
  }
  if (person !== null) await noteWrongPin(house, held, person, answer);
  return { ok: false, why: answer === 'wrong' ? 'wrong' : 'passphraseNeeded' };
}

/** Gives the station to whoever proves themselves by passphrase: a sign-in like any other, from a station that is known. */
export async function switchByPassphrase(
  house: House,
  held: SignIn,
  staffId: string,
  claim: Pick<Claim, 'passphrase' | 'code'> & { address: string },
): Promise<{ begun: Begun } | { refused: Extract<Proof, { ok: false }> }> {
  const person = await findById(house, staffId);
  const from = { address: claim.address, station: held.tokenHash };
  // An id that is nobody's is a name that nobody has.
  const name = person?.actor.name ?? staffId;
  const proof = await prove(house, person, { name, passphrase: claim.passphrase, code: claim.code, from });
  if (!proof.ok) return { refused: proof };
  const { by, events } = proof;
  return {
    begun: await beginSignIn(house, proof.person.actor, { by, before: events, instead: held }),
  };
}

/** On record under the person whose PIN was tried; who tried it is not known. */
async function noteWrongPin(house: House, held: SignIn, { actor }: Person, answer: PinAnswer): Promise<void> {
  if (answer === 'justBlocked') {
    const event = { type: 'PinBlocked', body: { failures: PIN_TRIES } } as const;
    await recordDeeds(house, held.actor, [{ kind: 'staff', streamId: actor.staffId, events: [event] }]);
  } else await house.tries.refusals.note(house, actor, 'wrong PIN');
}
