import type { StaffEvent } from '#shared/staff-events.ts';
import type { Actor, Role } from '#shared/vocabulary.ts';
import type { StaffInfo } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import { askedBefore, carryOut, type HouseCommand, type NotDone } from '../house-command.ts';
import { dropSignIns } from './begin-sign-in.ts';
import { dropInvitations } from './invitations.ts';
import { staffInfo } from './staff-list.ts';
import {
  conflict,
  inTurn,
  isLastAdmin,
  isOneself,
  isTaken,
  LAST_ADMIN,
  type Managed,
  NO_SUCH_PERSON,
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
  staffId: string,
  command: HouseCommand,
  act: StaffAct,
): Promise<Managed<StaffInfo>> {
  return inTurn(house, async () => {
    const person = await staffInfo(house, staffId);
    if (person === null) return NO_SUCH_PERSON;
    const before = await askedBefore(house, command);
    if (before !== null) return before.ok ? { ok: true, answer: person } : before;
    const refused = await whyNot(house, command.by, person, act);
    if (refused !== null) return refused;
    const done = await carryOut(house, command, {
      kind: 'staff',
      streamId: staffId,
      events: [eventOf(act)],
      alongside: async (tx) => {
        if (act.type === 'disable' || act.type === 'signOut') await dropSignIns(tx, house.clinicId, staffId);
        if (act.type === 'disable') await dropInvitations(tx, house.clinicId, staffId);
      },
    });
    return done.ok ? { ok: true, answer: (await staffInfo(house, staffId)) ?? person } : done;
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

async function whyNot(house: House, by: Actor, person: StaffInfo, act: StaffAct): Promise<NotDone | null> {
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
      return isOneself(by, staffId) ? conflict('Nobody disables themselves: ask another admin.') : null;
    }
    case 'enable': {
      if (disabledAtMs === null) return conflict(`${name} is not disabled.`);
      return (await isTaken(house, name, staffId)) ? sameName(name) : null;
    }
    case 'signOut':
      return null;
  }
}
