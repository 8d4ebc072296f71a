import type { SessionCommand } from '#shared/commands.ts';
import type { Actor } from '#shared/vocabulary.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { Dice } from './dice.ts';
import type { SessionRecord } from './record.ts';
import type { SimulatedVisitor } from './visitor.ts';

/** Who works, in simulated sessions that are stored nowhere. */
export const SIMULATED_STAFF: Staff = {
  nurse: {
    kind: 'staff',
    staffId: '00000000-0000-8000-8000-000000000001',
    name: 'Simulated nurse',
    role: 'nurse',
  },
  prescriber: {
    kind: 'staff',
    staffId: '00000000-0000-8000-8000-000000000002',
    name: 'Simulated prescriber',
    role: 'prescriber',
  },
};

export interface Staff {
  nurse: Actor;
  prescriber: Actor;
}

/** One visit as it is being lived through: the record so far, and what those who write it remember. */
export interface Shift {
  record: SessionRecord;
  visitor: SimulatedVisitor;
  dice: Dice;
  staff: Staff;
  arrivedAtMs: number;
  /** What is already decided for later, in no order: the doses, an upset stomach. */
  agenda: Deed[];
  /** When each check was last tried. */
  triedAtMs: Map<string, number>;
  /** Sets of vitals that staff have filed, and when somebody of them last did anything. */
  sets: number;
  actedAtMs: number;
  /** What was done when the nurse last looked whether the patient may leave; null: look now. */
  lookedAfterMs: number | null;
}

/** Something somebody will do, and when. */
export interface Deed {
  atMs: number;
  run(atMs: number): void;
}

export function byNurse(shift: Shift, atMs: number, command: SessionCommand): void {
  act(shift, atMs, command, shift.staff.nurse);
}

export function byPrescriber(shift: Shift, atMs: number, command: SessionCommand): void {
  act(shift, atMs, command, shift.staff.prescriber);
}

function act(shift: Shift, atMs: number, command: SessionCommand, by: Actor): void {
  shift.record.do(atMs, command, by);
  shift.actedAtMs = atMs;
  if (command.type === 'RecordSet' && command.body.reading !== null) shift.sets += 1;
}

export function minutes(count: number): number {
  return Math.round(count * MINUTE_MS);
}
