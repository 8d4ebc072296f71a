import type { House } from '../house.ts';

/** How long an ended session may still have something to do on the board: a call-back, the outcome of a transfer. */
const AFTERCARE_MS = 24 * 60 * 60_000;

/** The sessions that must be in memory after a start: all open ones, and those that ended within a day. */
export async function sessionsToRestore(house: House): Promise<string[]> {
  const rows = await house.db
    .selectFrom('sessions')
    .select('session_id')
    .where('clinic_id', '=', house.clinicId)
    .where((eb) => eb.or([eb('status', '=', 'open'), eb('ended_at', '>', house.stamp() - AFTERCARE_MS)]))
    .orderBy('opened_at')
    .execute();
  return rows.map((row) => row.session_id);
}
