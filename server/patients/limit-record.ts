import type { PatientRecord } from '#shared/wire/api.ts';
import type { Restrictions } from '../people/restrictions.ts';
import type { StaffActor } from '../people/staff.ts';

/** Stands where somebody is not told: never an empty list, which would read as "no allergies". */
const WITHHELD = '(restricted)';

/**
 * What of a record this person finds in a search. Of one they may not open: that it exists and is restricted, to whom,
 * and what tells people apart on the board as well (names, birth date, sex, an open session). Without that the same
 * person would be registered twice, or taken for a namesake, which is the greater danger. Record numbers,
 * allergies, consents and when they were here stay with those who are named.
 */
export function limitRecord(
  record: PatientRecord,
  { staffId }: StaffActor,
  restrictions: Restrictions,
): PatientRecord {
  if (restrictions.mayOpen(staffId, record.patientId, null)) return record;
  const identity = { ...record.identity, recordNumber: WITHHELD, allergies: [WITHHELD] };
  return {
    ...record,
    identity,
    lastSessionAtMs: null,
    lastSessionId: null,
    alsoRegisteredAs: record.alsoRegisteredAs.map((alias) => ({ ...alias, recordNumber: WITHHELD })),
    consents: null,
    rems: null,
  };
}
