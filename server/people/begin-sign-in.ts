import type { SignInWay, StaffEvent } from '#shared/staff-events.ts';
import { type House, houseOf } from '../house.ts';
import { randomToken, sha256 } from '../ids.ts';
import type { Db } from '../log/database.ts';
import { type Deed, recordDeeds } from './record.ts';
import { type SignIn, signInsOf } from './sign-in.ts';
import type { StaffActor } from './staff.ts';

/** A long shift. Counted in process time: a clinic's test clock does not sign anyone out. */
export const SIGN_IN_LASTS_MS = 12 * 60 * 60_000;
export interface NewSignIn {
  by: SignInWay;
  /** The sign-in that held the station until now: it ends in the same moment. */
  instead?: SignIn | null;
  expiresAtMs?: number;
  /** What else happens to the person in the same commit, before they are signed in. */
  before?: readonly StaffEvent[];
  /** Streams that begin in the same commit. */
  deeds?: readonly Deed[];
  alongside?: (tx: Db) => Promise<void>;
}

/** Signs a person in at a new token. */
export async function beginSignIn(
  house: House,
  actor: StaffActor,
  { by, instead = null, expiresAtMs, before = [], deeds = [], alongside }: NewSignIn,
): Promise<{ token: string; signIn: SignIn }> {
  const token = randomToken();
  const tokenHash = sha256(token);
  const nowMs = house.processNow();
  const events: StaffEvent[] = [...before, { type: 'StaffSignedIn', body: { by } }];
  const leaves = instead !== null && instead.clinicId === house.clinicId;
  // A person who takes their own station back has not been away.
  const leaving: Deed[] =
    leaves && instead.actor.staffId !== actor.staffId
      ? [{ kind: 'staff', streamId: instead.actor.staffId, events: [SIGNED_OUT_HERE] }]
      : [];
  await recordDeeds(
    house,
    actor,
    [...deeds, { kind: 'staff', streamId: actor.staffId, events }, ...leaving],
    {
      alongside: async (tx) => {
        await alongside?.(tx);
        await tx.deleteFrom('sign_ins').where('expires_at', '<=', nowMs).execute();
        if (leaves) await tx.deleteFrom('sign_ins').where('token_hash', '=', instead.tokenHash).execute();
        await tx
          .insertInto('sign_ins')
          .values({
            token_hash: tokenHash,
            clinic_id: house.clinicId,
            staff_id: actor.staffId,
            by_way: by,
            started_at: nowMs,
            last_active_at: nowMs,
            locked_at: null,
            expires_at: expiresAtMs ?? nowMs + SIGN_IN_LASTS_MS,
          })
          .execute();
      },
    },
  );
  if (instead !== null && !leaves) await endSignIn(houseOf(house, instead.clinicId), instead);
  const [signIn] = await signInsOf(house, [tokenHash]);
  if (signIn === undefined) throw new Error('a sign-in just begun is not there');
  return { token, signIn };
}

const SIGNED_OUT_HERE: StaffEvent = { type: 'StaffSignedOut', body: { everywhere: false, reason: null } };

/** Ends this sign-in. */
export async function endSignIn(house: House, { tokenHash, actor }: SignIn): Promise<void> {
  await recordDeeds(house, actor, [{ kind: 'staff', streamId: actor.staffId, events: [SIGNED_OUT_HERE] }], {
    alongside: async (tx) => {
      await tx.deleteFrom('sign_ins').where('token_hash', '=', tokenHash).execute();
    },
  });
}

/** Takes away every sign-in of a person but `except`, within a commit that says why. */
export async function dropSignIns(
  tx: Db,
  clinicId: string,
  staffId: string,
  except: string | null = null,
): Promise<void> {
  await tx
    .deleteFrom('sign_ins')
    .where('clinic_id', '=', clinicId)
    .where('staff_id', '=', staffId)
    .where('token_hash', '!=', except ?? '')
    .execute();
}
