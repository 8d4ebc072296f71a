import type { SignInWay, StaffEvent } from '#shared/staff-events.ts';
import type { House } from '../house.ts';
import { isPassphrase } from './passphrase.ts';
import type { Person } from './person.ts';
import { forgiveWrongPins } from './pin.ts';
import { spendCode } from './second-factor.ts';
import { type From, type Gate, gateOf, laneOfAskingAgain } from './tries/tries.ts';

/** Somebody says who they are, with what they know and have. */
export interface Claim {
  /** The name as it was typed, or as it stands where a person was chosen from a list. */
  name: string;
  passphrase: string;
  code: string | undefined;
  from: From;
}

export type Proof =
  /** `events`: what using the proof did to the person, for the record. */
  | { ok: true; person: Person; by: SignInWay; events: StaffEvent[] }
  | { ok: false; why: 'wrong' | 'codeNeeded' | 'wrongCode' }
  /** Nobody looked at it. Infinity: by passphrase alone it will not be looked at from there. */
  | { ok: false; why: 'wait'; waitMs: number };

type Refused = Extract<Proof, { ok: false }>;

/** When too many wait for their turn, it is a matter of seconds. */
const BUSY: Refused = { ok: false, why: 'wait', waitMs: 1000 };

/**
 * Passphrase first, then the second factor where there is one. Nobody (null) takes the same time and gets the same
 * answer as a wrong passphrase. Where too many have failed, only passphrase and code together get in, and every other
 * answer is the same, so that neither can be guessed by itself.
 */
export async function prove(house: House, person: Person | null, claim: Claim): Promise<Proof> {
  const gate = gateOf(house, claim.name, claim.from);
  const waitMs = gate.waitMs();
  if (waitMs > 0 && claim.code === undefined) return { ok: false, why: 'wait', waitMs };
  const asking = gate.known ? 'known' : { address: claim.from.address };
  const proof = await house.tries.work.run(asking, () => look(house, person, claim, gate));
  return proof ?? BUSY;
}

async function look(house: House, person: Person | null, claim: Claim, gate: Gate): Promise<Proof> {
  // Asked again: while this waited for its turn others may have failed.
  const waitMs = gate.waitMs();
  const wait: Refused | null = waitMs > 0 ? { ok: false, why: 'wait', waitMs } : null;
  if (wait !== null && claim.code === undefined) return wait;
  const fits = await isPassphrase(claim.passphrase, person?.passphraseHash ?? null);
  if (fits && person?.hasSecondFactor) return lookAtCode(house, person, claim.code, gate, wait);
  if (wait !== null) return wait;
  if (fits && person !== null) return passed(house, gate, { ok: true, person, by: 'passphrase', events: [] });
  gate.failed();
  // Not waited for: writing it down takes a time that nobody's name would not.
  void house.tries.refusals.note(house, person?.actor ?? null, 'wrong passphrase');
  return { ok: false, why: 'wrong' };
}

async function lookAtCode(
  house: House,
  person: Person,
  code: string | undefined,
  gate: Gate,
  wait: Refused | null,
): Promise<Proof> {
  if (code === undefined) return { ok: false, why: 'codeNeeded' };
  const codeWaitMs = gate.codeWaitMs();
  if (codeWaitMs > 0) return wait ?? { ok: false, why: 'wait', waitMs: codeWaitMs };
  const used = await spendCode(house, person.actor.staffId, code);
  if (used === null) {
    gate.codeFailed();
    void house.tries.refusals.note(house, person.actor, 'wrong code after the right passphrase');
    return wait ?? { ok: false, why: 'wrongCode' };
  }
  const events: StaffEvent[] =
    used.by === 'recoveryCode' ? [{ type: 'RecoveryCodeUsed', body: { left: used.left } }] : [];
  return passed(house, gate, { ok: true, person, by: used.by, events });
}

async function passed(house: House, gate: Gate, proof: Extract<Proof, { ok: true }>): Promise<Proof> {
  const { staffId } = proof.person.actor;
  gate.passed();
  house.tries.lanes.passed(laneOfAskingAgain(house.clinicId, staffId));
  await forgiveWrongPins(house, staffId);
  return proof;
}
