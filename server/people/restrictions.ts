import type { House } from '../house.ts';
import type { AppendedStream } from '../log/event-log.ts';
import type { Aliases } from '../patients/aliases.ts';

/**
 * Records that only named people open, kept in memory: every tile and every view asks. What closes is the record: its
 * session with readings, events and judgement, the patient's details, opening another session, moving readings in or
 * out, binding a device to it or taking one from it, charting what waits in it. What stays open to all who watch the
 * room: the tile (danger is never hidden) and the commands of WITHOUT_ACCESS. Of records that are of one person each
 * restriction counts for all of them.
 */
export interface Restrictions {
  isRestricted(patientId: string): boolean;
  /** Takes in what was recorded; true when it may have closed a record to somebody. */
  heard(appended: AppendedStream): boolean;
  /**
   * [ALIAS] Whether this person opens the record now: none of the patient's records is restricted, they are named for each
   * that is, or they broke the glass of this session (null: of none) less than its time ago.
   */
  mayOpen(staffId: string, patientId: string, sessionId: string | null): boolean;
}

export async function openRestrictions(house: House, { recordsOf }: Aliases): Promise<Restrictions> {
  const named = await loadNamed(house);
  const grants = await loadGrants(house);

  function heard({ kind, streamId, events }: AppendedStream): boolean {
    let changed = false;
    for (const { event, actor } of events) {
      if (kind === 'patient' && event.type === 'RecordRestricted') {
        changed = true;
        if (event.body.staffIds.length === 0) named.delete(streamId);
        else named.set(streamId, event.body.staffIds);
      }
      if (kind === 'session' && event.type === 'GlassBroken' && actor.kind === 'staff') {
        forgetExpired();
        grants.set(grantKey(streamId, actor.staffId), event.body.untilMs);
      }
    }
    return changed;
  }

  function forgetExpired(): void {
    for (const [key, untilMs] of grants) if (untilMs <= house.stamp()) grants.delete(key);
  }

  function mayOpen(staffId: string, patientId: string, sessionId: string | null): boolean {
    if (recordsOf(patientId).every((id) => named.get(id)?.includes(staffId) ?? true)) return true;
    if (sessionId === null) return false;
    return (grants.get(grantKey(sessionId, staffId)) ?? 0) > house.stamp();
  }

  const isRestricted = (patientId: string) => recordsOf(patientId).some((id) => named.has(id));
  return { isRestricted, heard, mayOpen };
}

const grantKey = (sessionId: string, staffId: string) => `${sessionId} ${staffId}`;

/** The people of each restricted record, by patient. */
async function loadNamed(house: House): Promise<Map<string, string[]>> {
  const rows = await house.db
    .selectFrom('patients')
    .select(['patient_id', 'restricted_to'])
    .where('clinic_id', '=', house.clinicId)
    .where('restricted_to', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.patient_id, JSON.parse(row.restricted_to ?? '[]')]));
}

/** Until when glass that was broken lets its breaker in. */
async function loadGrants(house: House): Promise<Map<string, number>> {
  const rows = await house.db
    .selectFrom('broken_glass')
    .select(['session_id', 'staff_id', 'until_ms'])
    .where('clinic_id', '=', house.clinicId)
    .where('until_ms', '>', house.stamp())
    .orderBy('until_ms')
    .execute();
  return new Map(rows.map((row) => [grantKey(row.session_id, row.staff_id), row.until_ms]));
}
