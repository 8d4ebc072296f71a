import type { AnyEvent, StreamKind } from '#shared/events.ts';
import type { Actor } from '#shared/vocabulary.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { House } from './house.ts';
import { problem } from './http/problem.ts';
import { hashedId } from './ids.ts';
import { contentHash } from './log/content-hash.ts';
import type { Db } from './log/database.ts';
import type { AppendEvent } from './log/event-log.ts';
import { appendPlain } from './streams.ts';

/** Something asked of the clinic itself, its devices or displays. `commandId` null: no id, no repeat. */
export interface HouseCommand {
  commandId: string | null;
  by: Actor;
  /** What is asked, whole: the same under the same id is a repeat, anything else is a mistake. */
  asks: unknown;
}

export type NotDone = { ok: false; problem: Problem };
/** `repeated`: carried out before, under this id. */
export type CarriedOut = { ok: true; repeated: boolean } | NotDone;

/** Asked at the machine itself, on the command line. */
export const AT_THE_MACHINE: HouseCommand = { commandId: null, by: { kind: 'system' }, asks: null };

export interface PlainChange {
  kind: StreamKind;
  streamId: string;
  /** Whose key seals what is typed; absent: the clinic's. */
  patientId?: string;
  events: readonly AnyEvent[];
  alongside?: (tx: Db) => Promise<void>;
}

/** What came of this command when it was asked before; null when it never was. */
export async function askedBefore(house: House, command: HouseCommand): Promise<CarriedOut | null> {
  const { commandId } = command;
  if (commandId === null || (await house.log.findCommand(house.clinicId, commandId)) === null) return null;
  const same = await house.db
    .selectFrom('events')
    .select('seq')
    .where('clinic_id', '=', house.clinicId)
    .where('event_id', '=', commandEventId(house, command))
    .executeTakeFirst();
  return same === undefined ? ELSEWHERE : { ok: true, repeated: true };
}

/** Appends what a command came to, in one commit with the rows `alongside`; a repeat appends nothing. */
export async function carryOut(
  house: House,
  command: HouseCommand,
  { kind, streamId, patientId, events, alongside }: PlainChange,
): Promise<CarriedOut> {
  const { commandId } = command;
  const appends = commandEvents(house, command, events);
  const result = await appendPlain(house, kind, streamId, patientId ?? null, commandId, appends, alongside);
  if (result.ok) return { ok: true, repeated: false };
  return (result.why === 'duplicate' ? await askedBefore(house, command) : null) ?? BUSY;
}

/** The events of a command, ready to append. The first carries an id by which a repeat finds it. */
export function commandEvents(
  house: House,
  command: HouseCommand,
  events: readonly AnyEvent[],
): AppendEvent[] {
  const recordedAtMs = house.stamp();
  return events.map((event, index) => ({
    eventId: index === 0 ? commandEventId(house, command) : house.newId(),
    event,
    takenAtMs: null,
    recordedAtMs,
    actor: command.by,
  }));
}

function commandEventId(house: House, { commandId, by, asks }: HouseCommand): string {
  if (commandId === null) return house.newId();
  const who = by.kind === 'staff' ? by.staffId : by.kind;
  return hashedId('houseCommand', commandId, who, contentHash(asks));
}

export const BUSY: NotDone = {
  ok: false,
  problem: problem('conflict', 409, 'Others are changing this just now. Nothing was changed: try again.'),
};
const ELSEWHERE: NotDone = {
  ok: false,
  problem: problem('conflict', 409, 'This command id was used for something else. Nothing was changed.'),
};
