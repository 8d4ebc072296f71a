import { clinicFacts } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import type { DeviceContactRow } from '../log/database.ts';
import { localDate } from '../sessions/days.ts';
import { type Contact, countLimited, hear } from './contact.ts';

/** What is remembered of each device besides its readings. */
export interface Contacts {
  heard(deviceId: string, address: string, skewMs: number | null): void;
  /** A post was too much. It was heard all the same. */
  limited(deviceId: string, address: string): void;
  /** The device has another token: where the old one was used is of no interest any more. */
  newToken(deviceId: string): void;
  of(deviceId: string): Contact | null;
  stop(): Promise<void>;
}

const KEEP_EVERY_MS = 5000;

/** Kept in memory and written now and then: a contact is no record, and must not cost a post a commit of its own. */
export async function openContacts(house: House): Promise<Contacts> {
  const { timeZone } = await clinicFacts(house);
  const rows = await house.db
    .selectFrom('device_contacts')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .execute();
  const contacts = new Map<string, Contact>(rows.map((row) => [row.device_id, contactOf(row)]));
  const unkept = new Set<string>();

  function set(deviceId: string, contact: Contact): void {
    contacts.set(deviceId, contact);
    unkept.add(deviceId);
  }
  function heard(deviceId: string, address: string, skewMs: number | null): Contact {
    const before = contacts.get(deviceId) ?? null;
    const contact = hear(before, { address, atMs: house.stamp(), skewMs });
    if (contact.twoAddressesAtMs !== null && (before?.twoAddressesAtMs ?? null) === null)
      house.logger.warn({ deviceId }, 'a device token is used from two addresses');
    set(deviceId, contact);
    return contact;
  }
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
    heard,
    limited: (deviceId, address) => {
      const contact = heard(deviceId, address, contacts.get(deviceId)?.skewMs ?? null);
      set(deviceId, countLimited(contact, localDate(contact.lastSeenAtMs, timeZone)));
    },
    newToken: (deviceId) => {
      const contact = contacts.get(deviceId);
      if (contact !== undefined) set(deviceId, { ...contact, addresses: [], twoAddressesAtMs: null });
    },
    of: (deviceId) => contacts.get(deviceId) ?? null,
    stop: async () => {
      clearInterval(timer);
      await keep();
    },
  };
}

function contactOf(row: DeviceContactRow): Contact {
  return {
    lastSeenAtMs: row.last_seen_at,
    skewMs: row.skew_ms,
    addresses: JSON.parse(row.addresses),
    twoAddressesAtMs: row.two_addresses_at,
    limited: { day: row.limited_day, count: row.limited_count },
  };
}

async function keepContact(house: House, deviceId: string, contact: Contact): Promise<void> {
  const columns = {
    last_seen_at: contact.lastSeenAtMs,
    skew_ms: contact.skewMs,
    addresses: JSON.stringify(contact.addresses),
    two_addresses_at: contact.twoAddressesAtMs,
    limited_day: contact.limited.day,
    limited_count: contact.limited.count,
  };
  await house.db
    .insertInto('device_contacts')
    .values({ clinic_id: house.clinicId, device_id: deviceId, ...columns })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'device_id']).doUpdateSet(columns))
    .execute();
}
