import { refusal } from '#shared/commands.ts';
import { REAUTHENTICATED, rightsRefusal, WITHOUT_ACCESS } from '#shared/rights.ts';
import type { CommandAnswer, CommandMessage } from '#shared/wire/messages.ts';
import type { House } from '../house.ts';
import { reauthenticates } from '../people/reauthenticate.ts';
import type { Restrictions } from '../people/restrictions.ts';
import type { StaffActor } from '../people/staff.ts';
import type { SessionDesk } from './desk.ts';
import type { Perform } from './perform.ts';
import { receiverRefused } from './receiver.ts';
import { RESTRICTED } from './record-access.ts';

export type StaffCommand = (by: StaffActor, message: CommandMessage) => Promise<CommandAnswer>;

/** A command of a signed-in person, the same over HTTP and sockets: rights first, then access, then who they are. */
export function staffCommand(
  house: House,
  desk: SessionDesk,
  restrictions: Restrictions,
  perform: Perform,
): StaffCommand {
  return async (by, { sessionId, commandId, command, passphrase }) => {
    const barred = rightsRefusal(by.role, command.type);
    if (barred !== null) return no('notAllowed', `${barred} Nothing was recorded.`);
    if (!WITHOUT_ACCESS.has(command.type)) {
      const live = await desk.find(sessionId);
      const open = live === null || restrictions.mayOpen(by.staffId, live.settled.patientId, sessionId);
      if (!open) return { ok: false, problem: RESTRICTED };
    }
    if (REAUTHENTICATED.has(command.type)) {
      const why = await reauthenticates(house, by, passphrase);
      if (why !== null) return { ok: false, problem: refusal(why.code, why.sentence, '/passphrase') };
    }
    if (command.type === 'OfferHandover' && (await desk.find(sessionId)) !== null) {
      const why = await receiverRefused(house, command.body);
      if (why !== null) return { ok: false, problem: why };
    }
    return perform({ sessionId, commandId, command, by });
  };
}

function no(code: 'notAllowed', sentence: string): CommandAnswer {
  return { ok: false, problem: refusal(code, sentence) };
}
