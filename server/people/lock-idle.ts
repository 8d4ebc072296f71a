import type { House } from '../house.ts';
import type { Db } from '../log/database.ts';

/**
 * Locks for good the stations that nobody has touched for this many minutes: a longer time allowed from now on must
 * not open one of them.
 */
export async function lockIdleStations(tx: Db, house: House, idleMin: number): Promise<void> {
  const nowMs = house.processNow();
  await tx
    .updateTable('sign_ins')
    .set({ locked_at: nowMs })
    .where('clinic_id', '=', house.clinicId)
    .where('locked_at', 'is', null)
    .where('last_active_at', '<=', nowMs - idleMin * 60_000)
    .execute();
}
