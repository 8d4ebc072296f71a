import { expect, test } from 'vitest';
import { dueMarks } from '#client/features/session/timeline/due-marks.ts';
import { nextCheck } from '#client/ui/next-check.ts';
import { dosed } from '#tests/shared/visits.ts';

const marksAt = (stage: ReturnType<typeof dosed>, min: number) =>
  dueMarks(nextCheck(stage.judge(min).checks));

test('a check without a pressure has its rings in the lanes it asks for, its time in the first', () => {
  const stage = dosed();
  const atMs = stage.at(20);
  expect(marksAt(stage, 10)).toEqual({
    heartRateBpm: { atMs, said: true },
    spo2Percent: { atMs, said: false },
    respiratoryRatePerMin: { atMs, said: false },
    moaas: { atMs, said: false },
    dissociation: { atMs, said: false },
  });
});

test('what has been taken in its window has no ring any more', () => {
  const stage = dosed();
  stage.set(19, { hr: 70, spo2: 98 });
  expect(Object.keys(marksAt(stage, 20))).toEqual(['respiratoryRatePerMin', 'moaas', 'dissociation']);
});

test('nothing is due where there is no next check', () => {
  expect(dueMarks(null)).toEqual({});
});
