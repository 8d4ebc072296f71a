import { formatSpan } from '#client/ui/format.ts';
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
