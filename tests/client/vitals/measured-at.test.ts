import { expect, it } from 'vitest';
import { measuredAt } from '#client/features/vitals/measured-at.ts';

const at = (iso: string) => Date.parse(iso);
const NOON = at('2026-05-12T12:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString();

it('takes a set without a typed time as measured when it is filed', () => {
  expect(measuredAt(null, NOON, 'UTC')).toBe(NOON);
});

it('counts minutes back from filing', () => {
  expect(iso(measuredAt({ kind: 'ago', minutes: 5 }, NOON, 'UTC'))).toBe('2026-05-12T11:55:00.000Z');
});

it('reads a wall time in the zone of the clinic', () => {
  const time = { kind: 'clock', hour: 13, minute: 55 } as const;
  expect(iso(measuredAt(time, NOON, 'Europe/Berlin'))).toBe('2026-05-12T11:55:00.000Z');
});

it('leaves a time that has not come yet in the future, to be refused, and never means yesterday', () => {
  const time = { kind: 'clock', hour: 12, minute: 5 } as const;
  expect(iso(measuredAt(time, NOON, 'UTC'))).toBe('2026-05-12T12:05:00.000Z');
});

it('finds yesterday evening just after midnight', () => {
  const time = { kind: 'clock', hour: 23, minute: 50 } as const;
  expect(iso(measuredAt(time, at('2026-05-13T00:10:00Z'), 'UTC'))).toBe('2026-05-12T23:50:00.000Z');
});

it('means the later half past one that has passed in a night that has two', () => {
  const time = { kind: 'clock', hour: 2, minute: 30 } as const;
  const afterBoth = at('2026-10-25T01:40:00Z');
  const betweenThem = at('2026-10-25T00:35:00Z');
  expect(iso(measuredAt(time, afterBoth, 'Europe/Berlin'))).toBe('2026-10-25T01:30:00.000Z');
  expect(iso(measuredAt(time, betweenThem, 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
});
