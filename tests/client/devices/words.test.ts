import { describe, expect, it } from 'vitest';
import { asksToCompare, refusedText, skewText, whyWaiting } from '#client/features/devices/device-words.ts';
import { readingText } from '#client/features/devices/reading-text.ts';
import { WAITING_REASONS } from '#shared/events.ts';

describe("a device's clock", () => {
  it.each([
    ['says nothing before it was heard', null, ''],
    ['says nothing up to 30 s', 30_000, ''],
    ['is called fast past 30 s', 30_001, 'Its clock is 30 s fast.'],
    ['is called slow past 30 s', -31_000, 'Its clock is 31 s slow.'],
    ['is told in minutes', 26 * 60_000, 'Its clock is 26 min fast.'],
  ])('%s', (_, skewMs, text) => {
    expect(skewText({ skewMs })).toBe(text);
  });
});

it('counts what was refused today, and is silent about none', () => {
  expect([0, 1, 3].map((refusedToday) => refusedText({ refusedToday }))).toEqual([
    '',
    'Refused one reading today',
    'Refused 3 readings today',
  ]);
});

it('has words for every reason a reading can wait', () => {
  expect(new Set(WAITING_REASONS.map((why) => whyWaiting({ why }))).size).toBe(WAITING_REASONS.length);
});

it('compares where the device named a patient, and only assigns where it named none', () => {
  expect(asksToCompare({ why: 'identityDiffers', patientId: null })).toBe(true);
  expect(asksToCompare({ why: 'unbound', patientId: '0047-218' })).toBe(true);
  expect(asksToCompare({ why: 'unbound', patientId: null })).toBe(false);
});

describe('a waiting reading is told in one line', () => {
  it('pressure first, then the others in their order', () => {
    const vitals = { spo2Percent: 97, heartRateBpm: 82, diastolicMmHg: 84, systolicMmHg: 138 };
    expect(readingText({ vitals, failed: [] })).toBe('138/84 · HR 82 · SpO₂ 97');
  });

  it('with what was attempted and failed, never as a number', () => {
    const failed = [
      { vital: 'bloodPressure' as const, reason: 'Cuff' },
      { vital: 'spo2Percent' as const, reason: 'Movement' },
    ];
    expect(readingText({ vitals: { respiratoryRatePerMin: 0 }, failed })).toBe('RR 0 · BP × · SpO₂ ×');
  });
});
