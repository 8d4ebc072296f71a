import type { ClinicEvent } from '#shared/clinic-events.ts';
import type { StaffEvent } from '#shared/staff-events.ts';
import type { Actor } from '#shared/vocabulary.ts';
import type { House } from '../house.ts';
import type { Db } from '../log/database.ts';
import { headOf } from '../streams.ts';

/** What happened to one person or to the clinic. */
export type Deed =
  | { kind: 'staff'; streamId: string; events: readonly StaffEvent[] }
  | { kind: 'clinic'; streamId: string; events: readonly ClinicEvent[] };

export interface DeedOptions {
  commandId?: string | null;
  /** Rows of the sign-in tables that become true in the same commit, or not at all. */
  alongside?: (tx: Db) => Promise<void>;
}

const ATTEMPTS = 8;

/** Appends to several streams in one commit. `duplicate`: the command was carried out before, nothing is added. */
export async function recordDeeds(
  house: House,
  by: Actor,
  deeds: readonly Deed[],
  { commandId = null, alongside }: DeedOptions = {},
): Promise<'recorded' | 'duplicate'> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const streams = await Promise.all(
      deeds.map(async ({ kind, streamId, events }) => ({
        kind,
        streamId,
        patientId: null,
        expectedSeq: await headOf(house, streamId),
        events: events.map((event) => ({
          eventId: house.newId(),
          event,
          takenAtMs: null,
          recordedAtMs: house.stamp(),
          actor: by,
        })),
      })),
    );
    const { clinicId } = house;
    const result = await house.log.append({
      clinicId,
      commandId,
      streams,
      ...(alongside ? { alongside } : {}),
    });
    if (result.ok) return 'recorded';
    if (result.why === 'duplicate') return 'duplicate';
  }
  throw new Error('others wrote to the same people too often');
}
