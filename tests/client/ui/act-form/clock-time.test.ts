import { expect, it } from 'vitest';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';

const context = {
  entryId: 'e',
  nowMs: Date.parse('2026-03-08T03:10:31-04:00'),
  idOf: () => '',
  timeZone: 'America/New_York',
};

it('a time left empty means the moment of sending', () => {
  expect(timeGiven({ time: ' ' }, 'time', context)).toBe(context.nowMs);
});

it('a time typed is read in the zone of the clinic', () => {
  expect(timeGiven({ time: '03:05' }, 'time', context)).toBe(Date.parse('2026-03-08T03:05:00-04:00'));
});

it('[edge 16] a time the clocks skipped is no number, so that nothing is recorded with it', () => {
  expect(timeGiven({ time: '02:30' }, 'time', context)).toBeNaN();
});
