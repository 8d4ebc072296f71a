import type { StaffEvent } from '#shared/staff-events.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { OneTimeLink } from '#shared/wire/people.ts';
import { type House, houseOf, type Premises } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import { randomToken, sha256 } from '../ids.ts';
import type { Db } from '../log/database.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { findById, savePassphrase } from './person.ts';
import { savePin } from './pin.ts';
import type { SignIn } from './sign-in.ts';
import { gateOf } from './tries/tries.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Somebody new may be away for the weekend; whoever was reset is waiting to get back to work. */
const LASTS_MS = { new: 7 * DAY_MS, reset: DAY_MS } as const;

/** The same answer for a link that never was, was used, is over, or whose person may not sign in. */
export const LINK_OVER = new ProblemReply(
  problem('link-over', 404, 'This link is not valid, or not any more. Ask an admin for a new one.'),
);

/** A link not yet written down: its event, and its row, which puts earlier links of the person out of use. */
export interface NewInvitation {
  link: OneTimeLink;
  event: StaffEvent;
  save(tx: Db): Promise<void>;
}

export function invite(
  house: House,
  staffId: string,
  why: 'new' | 'reset',
  reason: string | null,
): NewInvitation {
  const token = randomToken();
  const expiresAtMs = house.processNow() + LASTS_MS[why];
  return {
    link: { path: `/welcome#${token}`, expiresAtMs },
    event: { type: 'InvitationIssued', body: { why, expiresAtMs, reason } },
    save: async (tx) => {
      await dropInvitations(tx, house.clinicId, staffId);
      const row = { clinic_id: house.clinicId, staff_id: staffId, why, expires_at: expiresAtMs };
      await tx
        .insertInto('invitations')
        .values({ token_hash: sha256(token), ...row })
        .execute();
    },
  };
}

export async function dropInvitations(tx: Db, clinicId: string, staffId: string): Promise<void> {
  await tx
    .deleteFrom('invitations')
    .where('clinic_id', '=', clinicId)
    .where('staff_id', '=', staffId)
    .execute();
}

/** The invitation that somebody has and has not used; null when there is none, or it is over. */
export async function invitationOf(house: House, staffId: string): Promise<{ why: 'new' | 'reset' } | null> {
  const row = await house.db
    .selectFrom('invitations')
    .select('why')
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .where('expires_at', '>', house.processNow())
    .executeTakeFirst();
  return row ?? null;
}

/** Whom a link invites, and to which clinic. */
export interface Invitation {
  house: House;
  staffId: string;
  name: string;
  role: Role;
  clinicName: string;
  why: 'new' | 'reset';
}

/** The invitation of this token while it holds; else null. */
export async function findInvitation(premises: Premises, token: string): Promise<Invitation | null> {
  const row = await premises.db
    .selectFrom('invitations')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.clinic_id', '=', 'invitations.clinic_id')
        .onRef('staff.staff_id', '=', 'invitations.staff_id'),
    )
    .innerJoin('clinic', 'clinic.clinic_id', 'invitations.clinic_id')
    .select(['invitations.clinic_id', 'invitations.staff_id', 'invitations.why'])
    .select(['staff.name', 'staff.role', 'clinic.name as clinic_name'])
    .where('invitations.token_hash', '=', sha256(token))
    .where('invitations.expires_at', '>', premises.processNow())
    .where('staff.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { staff_id: staffId, name, role, clinic_name: clinicName, why } = row;
  return { house: houseOf(premises, row.clinic_id), staffId, name, role, clinicName, why };
}

/** Uses a link up: the person has the passphrase (and PIN) they chose and is signed in. Null: somebody was first. */
export async function acceptInvitation(
  { house, staffId }: Invitation,
  token: string,
  { passphraseHash, pinHash }: { passphraseHash: string; pinHash: string | null },
  instead: SignIn | null,
): Promise<{ token: string; signIn: SignIn } | null> {
  return house.tries.inTurn(`invitations ${house.clinicId} ${staffId}`, async () => {
    const [still, person] = await Promise.all([findInvitation(house, token), findById(house, staffId)]);
    if (still === null || person === null) return null;
    // Whoever guessed at the old passphrase stands in nobody's way now.
    gateOf(house, person.actor.name, { address: '', station: null }).passed();
    return beginSignIn(house, person.actor, {
      by: 'invitation',
      instead,
      before: [
        { type: 'PassphraseSet', body: { by: 'invitation' } },
        ...(pinHash === null ? [] : [{ type: 'PinSet', body: {} } as const]),
      ],
      alongside: async (tx) => {
        await dropInvitations(tx, house.clinicId, staffId);
        await savePassphrase(tx, house.clinicId, staffId, passphraseHash);
        if (pinHash !== null) await savePin(tx, house.clinicId, staffId, pinHash);
      },
    });
  });
}
