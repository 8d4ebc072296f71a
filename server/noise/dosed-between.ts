import { clinicFacts } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { localDate } from '../sessions/days.ts';

/** No zone is further from UTC. */
const WIDEST_ZONE_MS = 14 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Sessions whose first dose was on one of these days of the clinic's calendar, both ends counted; in order of the dose. */
export async function dosedBetween(house: House, from: string, to: string): Promise<string[]> {
  const rows = await house.db
    .selectFrom('sessions')
    .select(['session_id', 'first_dose_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('first_dose_at', '>=', Date.parse(from) - WIDEST_ZONE_MS)
    .where('first_dose_at', '<', Date.parse(to) + DAY_MS + WIDEST_ZONE_MS)
    .orderBy('first_dose_at')
    .orderBy('session_id')
    .execute();
  const { timeZone } = await clinicFacts(house);
  return rows.flatMap(({ session_id, first_dose_at }) => {
    if (first_dose_at === null) return [];
    const day = localDate(first_dose_at, timeZone);
    return day < from || day > to ? [] : [session_id];
  });
}
