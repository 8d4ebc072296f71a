import type { House } from '../house.ts';

/** When a device was last heard of, and how far its clock was from ours. */
export interface Contact {
  lastSeenAtMs: number;
  skewMs: number | null;
}

export interface Contacts {
  heard(deviceId: string, skewMs: number | null): void;
  of(deviceId: string): Contact | null;
  stop(): Promise<void>;
}

const KEEP_EVERY_MS = 5000;

/** Kept in memory and written now and then: a contact is no record, and must not cost a post a commit of its own. */
export async function openContacts(house: House): Promise<Contacts> {
  const rows = await house.db
    .selectFrom('device_contacts')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .execute();
  const contacts = new Map<string, Contact>(
    rows.map((row) => [row.device_id, { lastSeenAtMs: row.last_seen_at, skewMs: row.skew_ms }]),
  );
  const unkept = new Set<string>();

  async function keep(): Promise<void> {
    for (const deviceId of [...unkept]) {
      unkept.delete(deviceId);
      const contact = contacts.get(deviceId);
      if (contact !== undefined) await keepContact(house, deviceId, contact);
    }
  }
  const timer = setInterval(() => {
    keep().catch((error: unknown) => house.logger.warn({ err: error }, 'contacts could not be kept'));
  }, KEEP_EVERY_MS);

  return {
    heard: (deviceId, skewMs) => {
      contacts.set(deviceId, { lastSeenAtMs: house.stamp(), skewMs });
      unkept.add(deviceId);
    },
    of: (deviceId) => contacts.get(deviceId) ?? null,
    stop: async () => {
      clearInterval(timer);
      await keep();
    },
  };
}

async function keepContact(house: House, deviceId: string, contact: Contact): Promise<void> {
  const columns = { last_seen_at: contact.lastSeenAtMs, skew_ms: contact.skewMs };
  await house.db
    .insertInto('device_contacts')
    .values({ clinic_id: house.clinicId, device_id: deviceId, ...columns })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'device_id']).doUpdateSet(columns))
    .execute();
}

/**
 * Device clock minus ours. Its `Date` header says it best; without one, a single fresh reading comes close. A batch
 * may be old, so it tells only when it lies ahead of us. Null when it cannot be told.
 */
export function skewOf(
  dateHeader: string | undefined,
  takenAtMs: readonly number[],
  nowMs: number,
): number | null {
  const stated = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isNaN(stated)) return stated - nowMs;
  if (takenAtMs.length === 0) return null;
  const newest = Math.max(...takenAtMs) - nowMs;
  return takenAtMs.length === 1 || newest > 0 ? newest : null;
}
