import type { AnyEvent, Recorded } from '#shared/events.ts';
import type { House } from '../house.ts';

/** Records that only named people open, kept in memory: every tile and every view asks. */
export interface Restrictions {
  isRestricted(patientId: string): boolean;
  /** Takes in what was recorded of a patient; true when it changes who may open the record. */
  heard(patientId: string, events: readonly Recorded<AnyEvent>[]): boolean;
  /** Whether this person opens the record: it is not restricted, they are named, or they broke the glass just now. */
  mayOpen(staffId: string, patientId: string, sessionId: string | null): Promise<boolean>;
}

export async function openRestrictions(house: House): Promise<Restrictions> {
  const rows = await house.db
    .selectFrom('patients')
    .select(['patient_id', 'restricted_to'])
    .where('clinic_id', '=', house.clinicId)
    .where('restricted_to', 'is not', null)
    .execute();
  const named = new Map<string, string[]>(
    rows.map((row) => [row.patient_id, JSON.parse(row.restricted_to ?? '[]')]),
  );

  function heard(patientId: string, events: readonly Recorded<AnyEvent>[]): boolean {
    let changed = false;
    for (const { event } of events) {
      if (event.type !== 'RecordRestricted') continue;
      changed = true;
      if (event.body.staffIds.length === 0) named.delete(patientId);
      else named.set(patientId, event.body.staffIds);
    }
    return changed;
  }

  async function mayOpen(staffId: string, patientId: string, sessionId: string | null): Promise<boolean> {
    const staffIds = named.get(patientId);
    if (staffIds === undefined || staffIds.includes(staffId)) return true;
    return sessionId !== null && (await brokeGlass(house, staffId, sessionId));
  }

  return { isRestricted: (patientId) => named.has(patientId), heard, mayOpen };
}

async function brokeGlass(house: House, staffId: string, sessionId: string): Promise<boolean> {
  const row = await house.db
    .selectFrom('broken_glass')
    .select('event_id')
    .where('clinic_id', '=', house.clinicId)
    .where('session_id', '=', sessionId)
    .where('staff_id', '=', staffId)
    .where('until_ms', '>', house.stamp())
    .executeTakeFirst();
  return row !== undefined;
}
