/** Where a device's token was used, and when last. */
export interface AddressSeen {
  address: string;
  atMs: number;
}

/** When a device was last heard of, from where, how far its clock was from ours, and what was too much of it. */
export interface Contact {
  lastSeenAtMs: number;
  skewMs: number | null;
  /** Newest first. */
  addresses: readonly AddressSeen[];
  /** When its token was last used from two addresses at about the same time; null: never since it was issued. */
  twoAddressesAtMs: number | null;
  /** Posts answered "too many" on the clinic's day `day`. */
  limited: { day: string; count: number };
}

/** One token in two places within this time is one device and somebody else, or one that moved: a person finds out [P]. */
const TWO_PLACES_MS = 10 * 60_000;
const MOST_ADDRESSES = 4;

/** The contact after the device was heard from an address. `before` null: it never was. */
export function hear(
  before: Contact | null,
  { address, atMs, skewMs }: { address: string; atMs: number; skewMs: number | null },
): Contact {
  const plain = plainAddress(address);
  const others = (before?.addresses ?? []).filter((seen) => seen.address !== plain);
  const elsewhere = others.some((seen) => atMs - seen.atMs <= TWO_PLACES_MS);
  return {
    lastSeenAtMs: atMs,
    skewMs,
    addresses: [{ address: plain, atMs }, ...others].slice(0, MOST_ADDRESSES),
    twoAddressesAtMs: elsewhere ? atMs : (before?.twoAddressesAtMs ?? null),
    limited: before?.limited ?? { day: '', count: 0 },
  };
}

/** The contact after one more post on `day` was too much. */
export function countLimited(contact: Contact, day: string): Contact {
  const count = contact.limited.day === day ? contact.limited.count + 1 : 1;
  return { ...contact, limited: { day, count } };
}

/** The same machine reached over IPv4 through an IPv6 socket has the same address. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:/i, '');
}
