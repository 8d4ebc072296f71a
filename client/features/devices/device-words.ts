import { formatAge, formatClock, formatDay, formatSpan } from '#client/ui/format.ts';
import type { DeviceInfo, WaitingReading } from '#shared/wire/api.ts';

/** A clock this far off is told to people: its times are then not to be trusted for a dose. */
const SKEW_SHOWN_MS = 30_000;

/** `Its clock is 26 min fast.`; empty while it agrees with ours, or has never been heard. */
export function skewText({ skewMs }: Pick<DeviceInfo, 'skewMs'>): string {
  if (skewMs === null || Math.abs(skewMs) <= SKEW_SHOWN_MS) return '';
  return `Its clock is ${formatSpan(Math.abs(skewMs))} ${skewMs > 0 ? 'fast' : 'slow'}.`;
}

export function refusedText({ refusedToday }: Pick<DeviceInfo, 'refusedToday'>): string {
  if (refusedToday === 0) return '';
  return `Refused ${refusedToday === 1 ? 'one reading' : `${refusedToday} readings`} today`;
}

/** `Held back 3 posts today: they came too fast.`; nothing is lost where a device sends again, and a device should. */
export function limitedText({ limitedToday }: Pick<DeviceInfo, 'limitedToday'>): string {
  if (limitedToday === 0) return '';
  const posts = limitedToday === 1 ? 'one post' : `${limitedToday} posts`;
  return `Held back ${posts} today: too fast.`;
}

/** A token used from two places within minutes may be a copy. Empty where it never was since it was issued. */
export function twoAddressesText(
  { twoAddressesAtMs }: Pick<DeviceInfo, 'twoAddressesAtMs'>,
  zone: string,
): string {
  if (twoAddressesAtMs === null) return '';
  return `Two addresses used its token, ${formatClock(twoAddressesAtMs, zone)}, ${formatDay(twoAddressesAtMs, zone)}.`;
}

/** `Heard 20 s ago from 10.0.0.5`, `Never heard`, `Out of use since 14:02, Tue 12 May`. */
export function heardText(
  { lastSeenAtMs, revokedAtMs, addresses }: Pick<DeviceInfo, 'lastSeenAtMs' | 'revokedAtMs' | 'addresses'>,
  nowMs: number,
  zone: string,
): string {
  if (revokedAtMs !== null)
    return `Out of use since ${formatClock(revokedAtMs, zone)}, ${formatDay(revokedAtMs, zone)}`;
  if (lastSeenAtMs === null) return 'Never heard';
  const from = addresses[0] === undefined ? '' : ` from ${addresses[0].address}`;
  return `Heard ${formatAge(lastSeenAtMs, nowMs)}${from}`;
}

/** `4 devices, 1 out of use`. */
export function countOf(devices: readonly Pick<DeviceInfo, 'revokedAtMs'>[]): string {
  const out = devices.filter(({ revokedAtMs }) => revokedAtMs !== null).length;
  const all = devices.length === 1 ? 'one device' : `${devices.length} devices`;
  return out === 0 ? all : `${all}, ${out} out of use`;
}

const WHY_WORDS: Record<WaitingReading['why'], string> = {
  unbound: 'No confirmed patient',
  identityDiffers: 'Identity differs',
  clockInDoubt: 'Clock in doubt',
  outsideBinding: 'Measured outside its binding',
  sessionEnded: 'The session had ended',
};

export function whyWaiting({ why }: Pick<WaitingReading, 'why'>): string {
  return WHY_WORDS[why];
}

/** Two patients are in play when the device named one, or was somebody else's before: compare, do not just assign. */
export function asksToCompare({ why, patientId }: Pick<WaitingReading, 'why' | 'patientId'>): boolean {
  return why === 'identityDiffers' || patientId !== null;
}
