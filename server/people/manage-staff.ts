import type { StaffEvent } from '#shared/events.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { StaffInfo } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import { dropSignIns } from './begin-sign-in.ts';
import { dropInvitations } from './invitations.ts';
import { recordDeeds } from './record.ts';
import type { StaffActor } from './staff.ts';
import { staffInfo } from './staff-list.ts';
import {
  commandSeen,
  conflict,
  inTurn,
  isLastAdmin,
  isTaken,
  LAST_ADMIN,
  type Managed,
  NO_SUCH_PERSON,
  type NotManaged,
  OTHER_COMMAND,
  sameName,
} from './staff-rules.ts';

/** What an admin asks about somebody. `reason` stands in the record. */
export type StaffAct =
  | { type: 'rename'; name: string; reason: string }
  | { type: 'changeRole'; role: Role; reason: string }
  | { type: 'disable'; reason: string }
  | { type: 'enable'; reason: string }
  | { type: 'signOut'; reason: string };

/** Does what an admin asks about somebody. A repeat of the command changes nothing and answers as they are now. */
export function managePerson(
  house: House,
  admin: StaffActor,
  staffId: string,
  commandId: string,
  act: StaffAct,
): Promise<Managed<StaffInfo>> {
  return inTurn(house, async () => {
    const person = await staffInfo(house, staffId);
    if (person === null) return NO_SUCH_PERSON;
    const seen = await commandSeen(house, commandId, staffId);
    if (seen === 'same') return { ok: true, answer: person };
    if (seen === 'other') return OTHER_COMMAND;
    const refused = await whyNot(house, admin, person, act);
    if (refused !== null) return refused;
    await recordDeeds(house, admin, [{ kind: 'staff', streamId: staffId, events: [eventOf(act)] }], {
      commandId,
      alongside: async (tx) => {
        if (act.type === 'disable' || act.type === 'signOut') await dropSignIns(tx, house.clinicId, staffId);
        if (act.type === 'disable') await dropInvitations(tx, house.clinicId, staffId);
      },
    });
    return { ok: true, answer: (await staffInfo(house, staffId)) ?? person };
  });
}

function eventOf(act: StaffAct): StaffEvent {
  const { reason } = act;
  switch (act.type) {
    case 'rename':
      return { type: 'StaffRenamed', body: { name: act.name, reason } };
    case 'changeRole':
      return { type: 'RoleChanged', body: { role: act.role, reason } };
    case 'disable':
      return { type: 'StaffDisabled', body: { reason } };
    case 'enable':
      return { type: 'StaffEnabled', body: { reason } };
    case 'signOut':
      return { type: 'StaffSignedOut', body: { everywhere: true, reason } };
  }
}

async function whyNot(
  house: House,
  admin: StaffActor,
  person: StaffInfo,
  act: StaffAct,
): Promise<NotManaged | null> {
  const { staffId, name, role, disabledAtMs } = person;
  switch (act.type) {
    case 'rename':
      return (await isTaken(house, act.name, staffId)) ? sameName(act.name) : null;
    case 'changeRole': {
      if (act.role === role) return conflict(`${name} has this role already.`);
      return role === 'admin' && (await isLastAdmin(house, staffId)) ? LAST_ADMIN : null;
    }
    case 'disable': {
      if (disabledAtMs !== null) return conflict(`${name} is disabled already.`);
      if (role === 'admin' && (await isLastAdmin(house, staffId))) return LAST_ADMIN;
      return staffId === admin.staffId ? conflict('Nobody disables themselves: ask another admin.') : null;
    }
    case 'enable': {
      if (disabledAtMs === null) return conflict(`${name} is not disabled.`);
      return (await isTaken(house, name, staffId)) ? sameName(name) : null;
    }
    case 'signOut':
      return null;
  }
}
