import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { House } from '../house.ts';
import { sha256 } from '../ids.ts';
import type { Db } from '../log/database.ts';
import { openText, sealText } from '../log/sealing.ts';

const STEP_MS = 30_000;
/** A code of the step before or after fits too: clocks of telephones are not exact. */
const STEPS_ASIDE = 1;
const RECOVERY_CODES = 10;

/** What a code turned out to be. A recovery code works once; `left` says how many remain. */
export type SpentCode = { by: 'passphraseAndCode' } | { by: 'recoveryCode'; left: number };

export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The otpauth:// address that authenticators read. */
export function addressOf(secret: string, clinicName: string, personName: string): string {
  return new TOTP({ issuer: `Afterdose ${clinicName}`, label: personName, secret }).toString();
}

/** The time step whose code this is, if it is one of those that fit now; else null. */
export function stepOf(secret: string, code: string, nowMs: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const totp = new TOTP({ secret });
  const delta = totp.validate({ token, timestamp: nowMs, window: STEPS_ASIDE });
  return delta === null ? null : Math.floor(nowMs / STEP_MS) + delta;
}

/** Takes a code of the person's second factor, or a recovery code, and uses it up. Null: it does not fit, or not again. */
export async function spendCode(house: House, staffId: string, code: string): Promise<SpentCode | null> {
  const secret = await secretOf(house, staffId);
  if (secret === null) return null;
  const step = stepOf(secret, code, house.wallNow());
  if (step !== null) return (await spendStep(house, staffId, step)) ? { by: 'passphraseAndCode' } : null;
  return spendRecoveryCode(house, staffId, code);
}

async function secretOf(house: House, staffId: string): Promise<string | null> {
  const row = await house.db
    .selectFrom('credentials')
    .select('totp_secret')
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  const sealed = row?.totp_secret ?? null;
  return sealed === null ? null : openText(house.keys.secondFactors, sealContext(house, staffId), sealed);
}

/** The database decides, so that of two at once with one code only one gets in. */
async function spendStep(house: House, staffId: string, step: number): Promise<boolean> {
  const used = await house.db
    .updateTable('credentials')
    .set({ totp_last_step: step })
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .where('totp_last_step', '<', step)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

async function spendRecoveryCode(house: House, staffId: string, code: string): Promise<SpentCode | null> {
  const used = await house.db
    .deleteFrom('recovery_codes')
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', recoveryHash(code))
    .executeTakeFirst();
  if (used.numDeletedRows !== 1n) return null;
  const left = await house.db
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .execute();
  return { by: 'recoveryCode', left: left.length };
}

/** Writes the second factor and its recovery codes, in place of any before. The step of the proving code is used up. */
export async function saveSecondFactor(
  tx: Db,
  house: House,
  staffId: string,
  { secret, step, recoveryCodes }: { secret: string; step: number; recoveryCodes: readonly string[] },
): Promise<void> {
  await dropRecoveryCodes(tx, house, staffId);
  const sealed = sealText(house.keys.secondFactors, sealContext(house, staffId), secret);
  await tx
    .updateTable('credentials')
    .set({ totp_secret: sealed, totp_last_step: step })
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .execute();
  const row = { clinic_id: house.clinicId, staff_id: staffId };
  await tx
    .insertInto('recovery_codes')
    .values(recoveryCodes.map((code) => ({ ...row, code_hash: recoveryHash(code) })))
    .execute();
}

export async function dropSecondFactor(tx: Db, house: House, staffId: string): Promise<void> {
  await dropRecoveryCodes(tx, house, staffId);
  await tx
    .updateTable('credentials')
    .set({ totp_secret: null, totp_last_step: -1 })
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .execute();
}

export async function dropRecoveryCodes(tx: Db, house: House, staffId: string): Promise<void> {
  await tx
    .deleteFrom('recovery_codes')
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .execute();
}

/** No letter that is read as another or as a figure. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';

/** Sixteen characters of 5 bits each, in fours for reading aloud. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = [...randomBytes(16)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
    return letters.match(/.{4}/g)?.join('-') ?? letters;
  });
}

/** As it was meant, however it was typed. */
function recoveryHash(code: string): string {
  const meant = code.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return sha256(meant.replace(/[^A-Z0-9]/g, ''));
}

function sealContext({ clinicId }: House, staffId: string): string {
  return `second factor ${clinicId} ${staffId}`;
}
