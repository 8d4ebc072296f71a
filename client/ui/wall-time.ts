import { tzOffset } from '@date-fns/tz';
import { MINUTE_MS } from '#shared/vocabulary.ts';

const DAY_MS = 86_400_000;

/**
 * What the clocks of a zone show at an instant, as the instant at which UTC would show the same: a day and a time of
 * day without a zone. Where clocks go back, two instants share one wall time; where they go forward, some have none.
 */
export function wallMs(atMs: number, zone: string): number {
  return atMs + offsetMin(atMs, zone) * MINUTE_MS;
}

/** The time of day of a wall time: `01:30:00`. */
export function timeOfDay(wall: number): string {
  return new Date(wall).toISOString().slice(11, 19);
}

/** Every instant at which the clocks show `wall`, earliest first: one; two in an hour that repeats; none in a skipped one. */
export function instantsAt(wall: number, zone: string): number[] {
  // A day to each side lies beyond any offset, and no zone changes its clocks twice within two days.
  const offsets = new Set([wall - DAY_MS, wall + DAY_MS].map((aroundMs) => offsetMin(aroundMs, zone)));
  return [...offsets]
    .map((offset) => wall - offset * MINUTE_MS)
    .filter((atMs) => wallMs(atMs, zone) === wall)
    .sort((a, b) => a - b);
}

/** How far the clocks are from UTC at an instant: `−4`, `+10:30`. */
export function offsetText(atMs: number, zone: string): string {
  const offset = offsetMin(atMs, zone);
  const hours = Math.floor(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  const sign = offset < 0 ? '−' : '+';
  return `${sign}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}

/** What tells apart two instants with one wall time: the offset; '' for a time that the clocks show once. */
export function offsetMark(atMs: number, zone: string): string {
  return instantsAt(wallMs(atMs, zone), zone).length > 1 ? offsetText(atMs, zone) : '';
}

function offsetMin(atMs: number, zone: string): number {
  return tzOffset(zone, new Date(atMs));
}
