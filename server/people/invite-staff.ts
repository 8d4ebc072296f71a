import type { StaffEvent } from '#shared/staff-events.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { InvitedStaff } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import { askedBefore, carryOut, type HouseCommand } from '../house-command.ts';
import type { Db } from '../log/database.ts';
import { dropSignIns } from './begin-sign-in.ts';
import { invitationOf, invite, type NewInvitation } from './invitations.ts';
import { dropRecoveryCodes } from './second-factor.ts';
import { staffInfo } from './staff-list.ts';
import {
  conflict,
  inTurn,
  isOneself,
  isTaken,
  type Managed,
  NO_SUCH_PERSON,
  sameName,
} from './staff-rules.ts';

/** Adds somebody, who chooses a passphrase with the link. A repeat gets a link too, while nobody has used one. */
export function addPerson(
  house: House,
  command: HouseCommand,
  { name, role }: { name: string; role: Role },
): Promise<Managed<InvitedStaff>> {
  return inTurn(house, async () => {
    const before = await askedBefore(house, command);
    if (before !== null) return before.ok ? linkAgain(house, command, await addedBy(house, command)) : before;
    if (await isTaken(house, name, null)) return sameName(name);
    const staffId = house.newId();
    const invitation = invite(house, staffId, 'new', null);
    const added = { type: 'StaffAdded', body: { name, role } } as const;
    return sendLink(house, command, staffId, invitation, [added, invitation.event]);
  });
}

/**
 * Takes everything away that somebody proves themselves by, ends their sign-ins, and gives a link to begin anew: for
 * a lost passphrase or telephone, or a link that is over.
 */
export function resetPerson(
  house: House,
  command: HouseCommand,
  staffId: string,
  reason: string,
): Promise<Managed<InvitedStaff>> {
  return inTurn(house, async () => {
    const person = await staffInfo(house, staffId);
    if (person === null) return NO_SUCH_PERSON;
    const before = await askedBefore(house, command);
    if (before !== null) return before.ok ? linkAgain(house, command, staffId) : before;
    if (person.disabledAtMs !== null) return conflict(`${person.name} is disabled. Enable them first.`);
    if (isOneself(command.by, staffId)) return NOT_ONESELF;
    const invitation = invite(house, staffId, person.ready ? 'reset' : 'new', reason);
    const events: StaffEvent[] = [
      invitation.event,
      ...(person.hasPin ? [{ type: 'PinRemoved', body: { by: 'reset' } } as const] : []),
      ...(person.hasSecondFactor ? [{ type: 'SecondFactorRemoved', body: { by: 'reset' } } as const] : []),
    ];
    return sendLink(house, command, staffId, invitation, events, async (tx) => {
      await dropCredentials(tx, house, staffId);
      await dropSignIns(tx, house.clinicId, staffId);
    });
  });
}

/** The answer of a repeat: whoever asked never saw the first link, so it is another, and the first opens nothing. */
async function linkAgain(
  house: House,
  { by, asks }: HouseCommand,
  staffId: string,
): Promise<Managed<InvitedStaff>> {
  const [person, first] = await Promise.all([staffInfo(house, staffId), invitationOf(house, staffId)]);
  if (person === null) return NO_SUCH_PERSON;
  if (first === null)
    return conflict(`The link for ${person.name} was used, or is over. Reset them for another.`);
  const invitation = invite(house, staffId, first.why, REPEATED);
  const command = { commandId: null, by, asks };
  return sendLink(house, command, staffId, invitation, [invitation.event]);
}

const REPEATED = 'The first link was not seen: the same was asked again.';

async function addedBy(house: House, { commandId }: HouseCommand): Promise<string> {
  const [added] = (await house.log.findCommand(house.clinicId, commandId ?? '')) ?? [];
  return added?.streamId ?? '';
}

async function sendLink(
  house: House,
  command: HouseCommand,
  staffId: string,
  invitation: NewInvitation,
  events: readonly StaffEvent[],
  alongside?: (tx: Db) => Promise<void>,
): Promise<Managed<InvitedStaff>> {
  const done = await carryOut(house, command, {
    kind: 'staff',
    streamId: staffId,
    events,
    alongside: async (tx) => {
      await alongside?.(tx);
      await invitation.save(tx);
    },
  });
  if (!done.ok) return done;
  const staff = await staffInfo(house, staffId);
  return staff === null ? NO_SUCH_PERSON : { ok: true, answer: { staff, link: invitation.link } };
}

async function dropCredentials(tx: Db, house: House, staffId: string): Promise<void> {
  await dropRecoveryCodes(tx, house, staffId);
  await tx
    .deleteFrom('credentials')
    .where('clinic_id', '=', house.clinicId)
    .where('staff_id', '=', staffId)
    .execute();
}

const NOT_ONESELF = conflict(
  'Nobody resets themselves: change your passphrase on your own page, or ask another admin.',
);
