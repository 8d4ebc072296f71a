import type { House } from '../house.ts';
import type { Db } from '../log/database.ts';
import type { DisplayRow } from '../log/projection-tables.ts';

/** A display of this clinic, revoked or not; null when there is none. */
export async function findDisplay(house: House, displayId: string): Promise<DisplayRow | null> {
  const row = await displayRows(house).where('display_id', '=', displayId).executeTakeFirst();
  return row ?? null;
}

export function displayRows(house: House) {
  return house.db.selectFrom('displays').selectAll().where('clinic_id', '=', house.clinicId);
}

/** Ends what a display holds: its unused links, or these and the screen that is it now. */
export async function endTokens(
  tx: Db,
  house: House,
  displayId: string,
  what: 'links' | 'all',
): Promise<void> {
  const ended = tx
    .deleteFrom('display_tokens')
    .where('clinic_id', '=', house.clinicId)
    .where('display_id', '=', displayId);
  await (what === 'links' ? ended.where('kind', '=', 'pairing') : ended).execute();
}
