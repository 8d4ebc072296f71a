import type { Actor } from '#shared/vocabulary.ts';
import type { House } from '../house.ts';
import type { NotDone } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import { nameKey } from '../log/name-key.ts';
import { listStaff } from './staff-list.ts';

/** What became of an admin's act: an answer, or why nothing was done. */
export type Managed<T> = { ok: true; answer: T } | NotDone;

/** An admin's acts of one clinic go one after another: what is checked is still so when it is written. */
export function inTurn<T>(house: House, task: () => Promise<T>): Promise<T> {
  return house.tries.inTurn(`staff ${house.clinicId}`, task);
}

/** Whether somebody else who may sign in has this name: people sign in with it. */
export async function isTaken(house: House, name: string, except: string | null): Promise<boolean> {
  const key = nameKey(name);
  return (await listStaff(house)).some(
    (other) => other.staffId !== except && other.disabledAtMs === null && nameKey(other.name) === key,
  );
}

/** Whether no other admin could let anybody in: those who are disabled, or never chose a passphrase, cannot. */
export async function isLastAdmin(house: House, staffId: string): Promise<boolean> {
  const others = (await listStaff(house)).filter((other) => other.staffId !== staffId);
  return !others.some(({ role, ready, disabledAtMs }) => role === 'admin' && ready && disabledAtMs === null);
}

export function isOneself(by: Actor, staffId: string): boolean {
  return by.kind === 'staff' && by.staffId === staffId;
}

export function conflict(sentence: string): NotDone {
  return { ok: false, problem: problem('conflict', 409, sentence) };
}

export function sameName(name: string): NotDone {
  const sentence = `There is already someone called ${name}. Two people of one name could not be told apart.`;
  return { ok: false, problem: problem('same-name', 409, sentence, '/name') };
}

export const NO_SUCH_PERSON: NotDone = {
  ok: false,
  problem: problem('not-found', 404, 'There is nobody of this id.'),
};
export const LAST_ADMIN = conflict('This is the last admin who can sign in. Make somebody else admin first.');
