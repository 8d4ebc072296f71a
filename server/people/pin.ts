import { hash, verify } from '@node-rs/argon2';
import type { House, Premises } from '../house.ts';
import type { Db } from '../log/database.ts';
import { HASH_COST, isPassphrase } from './passphrase.ts';
import type { Person } from './person.ts';

/** Wrong PINs after which only the passphrase lets a person in. */
export const PIN_TRIES = 5;

/** A sentence when a PIN is among the first that anybody would try, null when it will do. */
export function pinProblem(pin: string): string | null {
  const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10));
  if (steps.size === 1) return 'This PIN counts or repeats one digit: others guess it.';
  if (/^(\d{1,3})\1+$/.test(pin)) return 'This PIN repeats itself: others guess it.';
  return null;
}

export function hashPin({ keys }: Premises, pin: string): Promise<string> {
  return hash(pin, { ...HASH_COST, secret: keys.pins });
}

/** `justBlocked`: the last wrong one of five. `blocked`: no PIN lets them in until the passphrase was given. */
export type PinAnswer = 'fits' | 'wrong' | 'justBlocked' | 'blocked';

/**
 * Whether this is the person's PIN. A try is counted before it is looked at, so that many at once are not more than
 * five; for somebody without a PIN it is blocked, for nobody (null) it takes as long and is wrong.
 */
export async function tryPin(house: House, person: Person | null, pin: string): Promise<PinAnswer> {
  const { pinHash = null } = person ?? {};
  if (person === null || pinHash === null) {
    await isPassphrase(pin, null);
    return person === null ? 'wrong' : 'blocked';
  }
  const { staffId } = person.actor;
  const counted = await house.db
    .updateTable('credentials')
    .set((columns) => ({ pin_failures: columns('pin_failures', '+', 1) }))
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .where('pin_failures', '<', PIN_TRIES)
    .returning('pin_failures')
    .executeTakeFirst();
  if (counted === undefined) return 'blocked';
  if (await verify(pinHash, pin, { secret: house.keys.pins })) {
    await forgiveWrongPins(house, staffId);
    return 'fits';
  }
  return counted.pin_failures === PIN_TRIES ? 'justBlocked' : 'wrong';
}

/** The person has proved who they are: their PIN works again. */
export async function forgiveWrongPins(house: House, staffId: string): Promise<void> {
  await house.db
    .updateTable('credentials')
    .set({ pin_failures: 0 })
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .where('pin_failures', '>', 0)
    .execute();
}

/** Gives a person a PIN, or takes it away (null). */
export async function savePin(
  tx: Db,
  clinicId: string,
  staffId: string,
  pinHash: string | null,
): Promise<void> {
  await tx
    .updateTable('credentials')
    .set({ pin_hash: pinHash, pin_failures: 0 })
    .where('clinic_id', '=', clinicId)
    .where('staff_id', '=', staffId)
    .execute();
}
