import { expect, it } from 'vitest';
import type { TypedTime } from '#client/features/vitals/entry-tokens.ts';
import { measuredAt } from '#client/features/vitals/measured-at.ts';

const at = (iso: string) => Date.parse(iso);
const NOON = at('2026-05-12T12:00:00Z');

function measured(time: TypedTime | null, nowMs: number, zone: string): string | null {
  const { atMs } = measuredAt(time, nowMs, zone);
  return atMs === null ? null : new Date(atMs).toISOString();
}

const clock = (hour: number, minute: number, offset = ''): TypedTime => ({
  kind: 'clock',
  hour,
  minute,
  offset,
});

it('takes a set without a typed time as measured when it is filed', () => {
  expect(measuredAt(null, NOON, 'UTC')).toEqual({ atMs: NOON, otherAtMs: null });
});

it('counts minutes back from filing', () => {
  expect(measured({ kind: 'ago', minutes: 5 }, NOON, 'UTC')).toBe('2026-05-12T11:55:00.000Z');
});

it('[edge 16] counts minutes back over a change of the clocks', () => {
  const afterTheStep = at('2026-03-08T03:10:00-04:00');
  expect(measured({ kind: 'ago', minutes: 20 }, afterTheStep, 'America/New_York')).toBe(
    '2026-03-08T06:50:00.000Z',
  );
});

it('reads a wall time in the zone of the clinic', () => {
  expect(measured(clock(13, 55), NOON, 'Europe/Berlin')).toBe('2026-05-12T11:55:00.000Z');
});

it('leaves a time that has not come yet in the future, to be refused, and never means yesterday', () => {
  expect(measured(clock(12, 5), NOON, 'UTC')).toBe('2026-05-12T12:05:00.000Z');
});

it('finds yesterday evening just after midnight', () => {
  expect(measured(clock(23, 50), at('2026-05-13T00:10:00Z'), 'UTC')).toBe('2026-05-12T23:50:00.000Z');
});

it('[edge 16] means the later half past two that has passed in a night that has two, unless told which', () => {
  const afterBoth = at('2026-10-25T01:40:00Z');
  const betweenThem = at('2026-10-25T00:35:00Z');
  expect(measured(clock(2, 30), afterBoth, 'Europe/Berlin')).toBe('2026-10-25T01:30:00.000Z');
  expect(measured(clock(2, 30), betweenThem, 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(measured(clock(2, 30, '+2'), afterBoth, 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
});

it('takes a clock time far ahead as still to come, and one of a few hours ago as of yesterday', () => {
  const morning = at('2026-05-12T08:40:00Z');
  expect(measured(clock(21, 0), morning, 'UTC')).toBe('2026-05-12T21:00:00.000Z');
  expect(measured(clock(23, 58), at('2026-05-12T00:03:00Z'), 'UTC')).toBe('2026-05-11T23:58:00.000Z');
  expect(measured(clock(21, 0), at('2026-05-12T02:59:00Z'), 'UTC')).toBe('2026-05-11T21:00:00.000Z');
});
