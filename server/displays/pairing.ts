import { randomBytes } from 'node:crypto';
import type { Rooms } from '../clinics.ts';
import { type House, houseOf, type Premises } from '../house.ts';
import { BUSY, type NotDone } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import { hashedId, sha256 } from '../ids.ts';
import type { Db } from '../log/database.ts';
import type { Caller, ScreenCaller } from '../people/caller.ts';
import { whichDisplay } from '../people/display-tokens.ts';
import { endSignIns } from '../people/sign-in.ts';
import { appendPlain } from '../streams.ts';
import { endTokens } from './display-rows.ts';

type WallCaller = Extract<Caller, { kind: 'wall' }>;
export type Paired = { ok: true; token: string; display: WallCaller } | NotDone;

/** As long as browsers keep a cookie at most. Process time. */
export const SCREEN_LASTS_MS = 400 * 24 * 60 * 60_000;
const SYSTEM = { kind: 'system' } as const;

/** Makes the asking screen the display of this link. Unknown, used and expired links are answered alike. */
export async function pairDisplay(
  premises: Premises,
  roomsOf: (clinicId: string) => Promise<Rooms>,
  linkToken: string,
): Promise<Paired> {
  const meant = await findLink(premises, linkToken);
  if (meant === null) return LINK_OVER;
  const { house, queue } = await roomsOf(meant.clinic_id);
  return queue('displays', async () => {
    const link = await findLink(premises, linkToken);
    return link === null ? LINK_OVER : becomeDisplay(house, link.display_id, linkToken);
  });
}

async function becomeDisplay(house: House, displayId: string, linkToken: string): Promise<Paired> {
  const token = `display_${randomBytes(32).toString('base64url')}`;
  const paired = {
    // The same for every use of one link: whoever is second finds it taken.
    eventId: hashedId('displayPaired', sha256(linkToken)),
    event: { type: 'DisplayPaired', body: { displayId } } as const,
    takenAtMs: null,
    recordedAtMs: house.stamp(),
    actor: SYSTEM,
  };
  const result = await appendPlain(house, 'clinic', house.clinicId, null, null, [paired], (tx) =>
    keepScreen(tx, house, displayId, token),
  );
  if (!result.ok) return result.why === 'duplicate' ? LINK_OVER : BUSY;
  const display = await whichDisplay(house, token);
  if (display === null) throw new Error('a wall display just paired is not there');
  return { ok: true, token, display };
}

async function findLink(premises: Premises, token: string) {
  const row = await premises.db
    .selectFrom('display_tokens as token')
    .innerJoin('displays', (join) =>
      join
        .onRef('displays.clinic_id', '=', 'token.clinic_id')
        .onRef('displays.display_id', '=', 'token.display_id'),
    )
    .select(['token.clinic_id', 'token.display_id'])
    .where('token.token_hash', '=', sha256(token))
    .where('token.kind', '=', 'pairing')
    .where('token.expires_at', '>', premises.processNow())
    .where('displays.revoked_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** One display is one screen: the one before it is the display no longer. */
async function keepScreen(tx: Db, house: House, displayId: string, token: string): Promise<void> {
  await endTokens(tx, house, displayId, 'all');
  await tx
    .insertInto('display_tokens')
    .values({
      token_hash: sha256(token),
      clinic_id: house.clinicId,
      display_id: displayId,
      kind: 'screen',
      expires_at: house.processNow() + SCREEN_LASTS_MS,
      last_seen_at: house.stamp(),
    })
    .execute();
}

/** Whoever was at this screen leaves it: a person's sign-in ends, a display is without a screen until it is paired anew. */
export async function leaveScreen(premises: Premises, caller: ScreenCaller): Promise<void> {
  const house = houseOf(premises, caller.clinicId);
  if (caller.kind === 'staff') return endSignIns(house, caller.signIn, false);
  const event = { type: 'DisplayUnpaired', body: { displayId: caller.displayId } } as const;
  const unpaired = {
    eventId: house.newId(),
    event,
    takenAtMs: null,
    recordedAtMs: house.stamp(),
    actor: SYSTEM,
  };
  await appendPlain(house, 'clinic', house.clinicId, null, null, [unpaired], async (tx) => {
    await tx.deleteFrom('display_tokens').where('token_hash', '=', caller.tokenHash).execute();
  });
}

const LINK_OVER: NotDone = {
  ok: false,
  problem: problem(
    'link-over',
    404,
    'This link is over: it works once, and for ten minutes. Ask an admin for a fresh one.',
  ),
};
