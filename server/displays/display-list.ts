import type { DisplayInfo } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import { displayRows } from './display-rows.ts';

/** Every wall display there ever was in the clinic, by name. */
export async function listDisplays(house: House): Promise<DisplayInfo[]> {
  const displays = await displayRows(house).orderBy('name').orderBy('display_id').execute();
  const screens = await house.db
    .selectFrom('display_tokens')
    .select(['display_id', 'last_seen_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('kind', '=', 'screen')
    .execute();
  return displays.map((display) => {
    const screen = screens.find((row) => row.display_id === display.display_id);
    return {
      displayId: display.display_id,
      name: display.name,
      addedAtMs: display.added_at,
      paired: screen !== undefined && display.revoked_at === null,
      revokedAtMs: display.revoked_at,
      lastSeenAtMs: screen?.last_seen_at ?? null,
    };
  });
}

/** One of them, which must be there. */
export async function displayInfo(house: House, displayId: string): Promise<DisplayInfo> {
  const found = (await listDisplays(house)).find((display) => display.displayId === displayId);
  if (found === undefined) throw new Error('a wall display just changed is not in the list');
  return found;
}
