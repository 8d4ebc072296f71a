import type { StaffEvent } from '#shared/events.ts';
import type { Actor, Role } from '#shared/vocabulary.ts';
import type { InvitedStaff, OneTimeLink } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import type { Db } from '../log/database.ts';
import { dropSignIns } from './begin-sign-in.ts';
import { invite } from './invitations.ts';
import { recordDeeds } from './record.ts';
import { dropRecoveryCodes } from './second-factor.ts';
import { staffInfo } from './staff-list.ts';
import {
  commandSeen,
  conflict,
  inTurn,
  isTaken,
  type Managed,
  NO_SUCH_PERSON,
  OTHER_COMMAND,
  sameName,
} from './staff-rules.ts';

/** Adds somebody, who chooses a passphrase with the link. A repeat gets a link too, while nobody has used one. */
export function addPerson(
  house: House,
  by: Actor,
  { commandId, name, role }: { commandId: string; name: string; role: Role },
): Promise<Managed<InvitedStaff>> {
  return inTurn(house, async () => {
    const [before] = (await house.log.findCommand(house.clinicId, commandId)) ?? [];
    if (before !== undefined) {
      const added = await staffInfo(house, before.streamId);
      if (added?.name !== name || added.role !== role) return OTHER_COMMAND;
      return linkAgain(house, by, added.staffId, 'new', null);
    }
    if (await isTaken(house, name, null)) return sameName(name);
    const staffId = house.newId();
    const invitation = invite(house, staffId, 'new', null);
    const added = { type: 'StaffAdded', body: { name, role } } as const;
    const deed = { kind: 'staff', streamId: staffId, events: [added, invitation.event] } as const;
    await recordDeeds(house, by, [deed], { commandId, alongside: invitation.save });
    return invited(house, staffId, invitation.link);
  });
}

/**
 * Takes everything away that somebody proves themselves by, ends their sign-ins, and gives a link to begin anew: for
 * a lost passphrase or telephone, or a link that is over.
 */
export function resetPerson(
  house: House,
  by: Actor,
  staffId: string,
  { commandId, reason }: { commandId: string; reason: string },
): Promise<Managed<InvitedStaff>> {
  return inTurn(house, async () => {
    const person = await staffInfo(house, staffId);
    if (person === null) return NO_SUCH_PERSON;
    const seen = await commandSeen(house, commandId, staffId);
    if (seen === 'same') return linkAgain(house, by, staffId, 'reset', reason);
    if (seen === 'other') return OTHER_COMMAND;
    if (person.disabledAtMs !== null) return conflict(`${person.name} is disabled. Enable them first.`);
    if (by.kind === 'staff' && staffId === by.staffId) return NOT_ONESELF;
    const invitation = invite(house, staffId, person.ready ? 'reset' : 'new', reason);
    const events: StaffEvent[] = [
      invitation.event,
      ...(person.hasPin ? [{ type: 'PinRemoved', body: { by: 'reset' } } as const] : []),
      ...(person.hasSecondFactor ? [{ type: 'SecondFactorRemoved', body: { by: 'reset' } } as const] : []),
    ];
    await recordDeeds(house, by, [{ kind: 'staff', streamId: staffId, events }], {
      commandId,
      alongside: async (tx) => {
        await dropCredentials(tx, house, staffId);
        await dropSignIns(tx, house.clinicId, staffId);
        await invitation.save(tx);
      },
    });
    return invited(house, staffId, invitation.link);
  });
}

/** The answer of a repeat: whoever asked never saw the first link, so it is another, and the first opens nothing. */
async function linkAgain(
  house: House,
  by: Actor,
  staffId: string,
  why: 'new' | 'reset',
  reason: string | null,
): Promise<Managed<InvitedStaff>> {
  const person = await staffInfo(house, staffId);
  if (person === null) return NO_SUCH_PERSON;
  if (person.ready || person.invitedUntilMs === null)
    return conflict(`The link for ${person.name} was used, or is over. Reset them for another.`);
  const invitation = invite(house, staffId, why, reason);
  await recordDeeds(house, by, [{ kind: 'staff', streamId: staffId, events: [invitation.event] }], {
    alongside: invitation.save,
  });
  return invited(house, staffId, invitation.link);
}

async function invited(house: House, staffId: string, link: OneTimeLink): Promise<Managed<InvitedStaff>> {
  const staff = await staffInfo(house, staffId);
  return staff === null ? NO_SUCH_PERSON : { ok: true, answer: { staff, link } };
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
