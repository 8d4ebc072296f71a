import { FIRST_SETTINGS } from '#shared/clinic-events.ts';
import type { SignInWay } from '#shared/staff-events.ts';
import type { House, Premises } from '../house.ts';
import { sha256 } from '../ids.ts';
import type { LogDatabase } from '../log/database.ts';
import { PIN_TRIES } from './pin.ts';
import type { StaffActor } from './staff.ts';

/** A person at a station. `tokenHash` names the sign-in; the token itself is only in the cookie. */
export interface SignIn {
  tokenHash: string;
  clinicId: string;
  actor: StaffActor;
  by: SignInWay;
  startedAtMs: number;
  lastActiveAtMs: number;
  expiresAtMs: number;
  locked: boolean;
  lockAfterMin: number;
  initialsWhenLocked: boolean;
  hasPin: boolean;
  hasSecondFactor: boolean;
}

/** Who a cookie belongs to; null when it is unknown, has expired, or its person may not sign in any more. */
export async function whoIs(premises: Premises, token: string): Promise<SignIn | null> {
  return (await signInsOf(premises, [sha256(token)]))[0] ?? null;
}

/** The sign-ins of these tokens that still hold, as of now. */
export async function signInsOf(premises: Premises, tokenHashes: readonly string[]): Promise<SignIn[]> {
  if (tokenHashes.length === 0) return [];
  const rows = await signInRows(premises).where('sign_ins.token_hash', 'in', tokenHashes).execute();
  return rows.map((row) => signInOf(row, premises));
}

/** Every sign-in of this person that still holds, the newest first. */
export async function signInsOfPerson(house: House, staffId: string): Promise<SignIn[]> {
  const rows = await signInRows(house)
    .where('sign_ins.clinic_id', '=', house.clinicId)
    .where('sign_ins.staff_id', '=', staffId)
    .orderBy('sign_ins.started_at', 'desc')
    .execute();
  return rows.map((row) => signInOf(row, house));
}

function signInRows(premises: Premises) {
  return premises.db
    .selectFrom('sign_ins')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.clinic_id', '=', 'sign_ins.clinic_id')
        .onRef('staff.staff_id', '=', 'sign_ins.staff_id'),
    )
    .innerJoin('credentials', (join) =>
      join
        .onRef('credentials.clinic_id', '=', 'sign_ins.clinic_id')
        .onRef('credentials.staff_id', '=', 'sign_ins.staff_id'),
    )
    .innerJoin('clinic', 'clinic.clinic_id', 'sign_ins.clinic_id')
    .selectAll('sign_ins')
    .select(['staff.name', 'staff.role', 'clinic.settings'])
    .select(['credentials.pin_hash', 'credentials.pin_failures', 'credentials.totp_secret'])
    .where('sign_ins.expires_at', '>', premises.processNow())
    .where('staff.disabled_at', 'is', null);
}

type SignInRow = LogDatabase['sign_ins'] & {
  name: string;
  role: StaffActor['role'];
  settings: string | null;
} & {
  pin_hash: string | null;
  pin_failures: number;
  totp_secret: string | null;
};

function signInOf(row: SignInRow, { processNow, touches }: Premises): SignIn {
  const settings =
    row.settings === null ? FIRST_SETTINGS : (JSON.parse(row.settings) as typeof FIRST_SETTINGS);
  const lastActiveAtMs = Math.max(row.last_active_at, touches.lastOf(row.token_hash));
  const idleMs = processNow() - lastActiveAtMs;
  return {
    tokenHash: row.token_hash,
    clinicId: row.clinic_id,
    actor: { kind: 'staff', staffId: row.staff_id, name: row.name, role: row.role },
    by: row.by_way,
    startedAtMs: row.started_at,
    lastActiveAtMs,
    expiresAtMs: row.expires_at,
    locked: row.locked_at !== null || idleMs >= settings.lockAfterMin * 60_000,
    lockAfterMin: settings.lockAfterMin,
    initialsWhenLocked: settings.initialsWhenLocked,
    hasPin: row.pin_hash !== null && row.pin_failures < PIN_TRIES,
    hasSecondFactor: row.totp_secret !== null,
  };
}

export async function lockSignIn(premises: Premises, { tokenHash }: SignIn): Promise<void> {
  await premises.db
    .updateTable('sign_ins')
    .set({ locked_at: premises.processNow() })
    .where('token_hash', '=', tokenHash)
    .execute();
}
