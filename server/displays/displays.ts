import { randomBytes } from 'node:crypto';
import type { ClinicEvent } from '#shared/clinic-events.ts';
import type { OneTimeLink } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import { askedBefore, type CarriedOut, carryOut, type HouseCommand, type NotDone } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import { sha256 } from '../ids.ts';
import type { Db } from '../log/database.ts';
import { nameKey } from '../log/name-key.ts';
import { displayRows, endTokens, findDisplay } from './display-rows.ts';

/** Long enough to walk to the wall. Process time. */
export const LINK_LASTS_MS = 10 * 60_000;

export type Linked = { ok: true; displayId: string; link: OneTimeLink } | NotDone;

/** Adds a display with its first link. What changes displays must run in one queue of the clinic. */
export async function addDisplay(house: House, name: string, command: HouseCommand): Promise<Linked> {
  const before = await askedBefore(house, command);
  if (before !== null) return before.ok ? SHOWN_ONCE : before;
  const inUse = await displayRows(house).where('revoked_at', 'is', null).execute();
  if (inUse.some((other) => nameKey(other.name) === nameKey(name))) return NAME_TAKEN;
  const displayId = house.newId();
  return withLink(house, displayId, command, [{ type: 'DisplayAdded', body: { displayId, name } }]);
}

/** Gives the display another link. The screen that is the display now stays it until the link is used. */
export async function freshLink(house: House, displayId: string, command: HouseCommand): Promise<Linked> {
  const before = await askedBefore(house, command);
  if (before !== null) return before.ok ? SHOWN_ONCE : before;
  const display = await findDisplay(house, displayId);
  if (display === null) return NO_DISPLAY;
  return display.revoked_at === null ? withLink(house, displayId, command, []) : REVOKED;
}

async function withLink(
  house: House,
  displayId: string,
  command: HouseCommand,
  first: readonly ClinicEvent[],
): Promise<Linked> {
  const token = randomBytes(32).toString('base64url');
  const expiresAtMs = house.processNow() + LINK_LASTS_MS;
  const issued = { type: 'DisplayLinkIssued', body: { displayId, expiresAtMs } } as const;
  const carried = await carryOut(house, command, {
    kind: 'clinic',
    streamId: house.clinicId,
    events: [...first, issued],
    alongside: (tx) => keepLink(tx, house, displayId, token, expiresAtMs),
  });
  if (!carried.ok) return carried;
  if (carried.repeated) return SHOWN_ONCE;
  // What follows # is never sent to a server, so it is in no log.
  return { ok: true, displayId, link: { path: `/display#${token}`, expiresAtMs } };
}

async function keepLink(
  tx: Db,
  house: House,
  displayId: string,
  token: string,
  expiresAtMs: number,
): Promise<void> {
  await endTokens(tx, house, displayId, 'links');
  await tx
    .insertInto('display_tokens')
    .values({
      token_hash: sha256(token),
      clinic_id: house.clinicId,
      display_id: displayId,
      kind: 'pairing',
      expires_at: expiresAtMs,
      last_seen_at: null,
    })
    .execute();
}

/** Takes the display out of use: its screen shows nothing from now on, and its links are over. */
export async function revokeDisplay(
  house: House,
  displayId: string,
  reason: string,
  command: HouseCommand,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  const display = await findDisplay(house, displayId);
  if (display === null) return NO_DISPLAY;
  if (display.revoked_at !== null) return REVOKED;
  return carryOut(house, command, {
    kind: 'clinic',
    streamId: house.clinicId,
    events: [{ type: 'DisplayRevoked', body: { displayId, reason } }],
    alongside: (tx) => endTokens(tx, house, displayId, 'links'),
  });
}

const NO_DISPLAY: NotDone = {
  ok: false,
  problem: problem('not-found', 404, 'There is no such wall display.'),
};
const REVOKED: NotDone = {
  ok: false,
  problem: problem('alreadyDone', 409, 'This wall display is out of use. Add a new one.'),
};
const NAME_TAKEN: NotDone = {
  ok: false,
  problem: problem('same-name', 409, 'Another wall display in use has this name. Choose another.', '/name'),
};
const SHOWN_ONCE: NotDone = {
  ok: false,
  problem: problem(
    'alreadyDone',
    409,
    'This was done, and the link was shown then. It cannot be shown again: ask for a fresh link.',
  ),
};
