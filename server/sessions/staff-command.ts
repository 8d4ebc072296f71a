import { refusal } from '#shared/commands.ts';
import type { CommandAnswer, CommandMessage } from '#shared/wire/messages.ts';
import type { House } from '../house.ts';
import { mayDo, RIGHTS } from '../people/rights.ts';
import { reauthenticates } from '../people/sign-in.ts';
import type { StaffActor } from '../people/staff.ts';
import type { Perform } from './perform.ts';

export type StaffCommand = (by: StaffActor, message: CommandMessage) => Promise<CommandAnswer>;

const WRONG_PASSPHRASE = refusal(
  'notAllowed',
  'This is not your passphrase. Nothing was signed.',
  '/passphrase',
);

/** A command of a signed-in person, the same over HTTP and sockets: rights first, then who they are when they sign. */
export function staffCommand(house: House, perform: Perform): StaffCommand {
  return async (by, { sessionId, commandId, command, passphrase }) => {
    if (!mayDo(by.role, command.type))
      return {
        ok: false,
        problem: refusal(
          'notAllowed',
          `Only a ${RIGHTS[command.type].join(' or ')} can do this. Nothing was recorded.`,
        ),
      };
    if (command.type === 'Sign' && !(await reauthenticates(house, by, passphrase ?? '')))
      return { ok: false, problem: WRONG_PASSPHRASE };
    return perform({ sessionId, commandId, command, by });
  };
}
