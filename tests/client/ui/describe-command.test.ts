import { expect, test } from 'vitest';
import { describeCommand } from '#client/ui/describe-command.ts';
import type { Vitals } from '#shared/entries.ts';

const set = (vitals: Vitals) =>
  describeCommand({
    type: 'RecordSet',
    body: {
      reading: {
        entryId: crypto.randomUUID(),
        content: { kind: 'reading', takenAtMs: 0, vitals, failed: [], quality: 'good', method: null },
      },
      scores: [],
      rechecked: [],
      lateReason: null,
    },
  });

test('a set on its way reads as it was typed', () => {
  const vitals = { systolicMmHg: 142, diastolicMmHg: 88, heartRateBpm: 78, spo2Percent: 98 };
  expect(set(vitals)).toBe('142/88 78 98');
});

test('a vital that was not taken keeps its place, so that no number is read as another', () => {
  expect(set({ systolicMmHg: 142, diastolicMmHg: 88, spo2Percent: 98 })).toBe('142/88 – 98');
  expect(set({ heartRateBpm: 78 })).toBe('– 78');
});

test('an act on its way has a name', () => {
  expect(describeCommand({ type: 'AcknowledgeAlert', body: { episodeId: 'BP:1' } })).toBe('Acknowledgement');
});
