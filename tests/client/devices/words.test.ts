import { describe, expect, it } from 'vitest';
import {
  asksToCompare,
  countOf,
  heardText,
  limitedText,
  refusedText,
  skewText,
  twoAddressesText,
  whyWaiting,
} from '#client/features/devices/device-words.ts';
import { readingText } from '#client/features/devices/reading-text.ts';
import { tryLine } from '#client/features/devices/try-line.ts';
import { WAITING_REASONS } from '#shared/device-events.ts';

const NOW = Date.UTC(2026, 4, 12, 14, 15);

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

it('says when a device was heard and from where, or since when it is out of use', () => {
  const heard = {
    lastSeenAtMs: NOW - 20_000,
    revokedAtMs: null,
    addresses: [{ address: '10.0.0.5', atMs: NOW }],
  };
  expect(heardText(heard, NOW, 'UTC')).toBe('Heard 20 s ago from 10.0.0.5');
  expect(heardText({ ...heard, lastSeenAtMs: null }, NOW, 'UTC')).toBe('Never heard');
  expect(heardText({ ...heard, revokedAtMs: NOW }, NOW, 'UTC')).toBe('Out of use since 14:15, Tue 12 May');
});

it('tells of posts held back, and of a token that two addresses used', () => {
  expect(limitedText({ limitedToday: 0 })).toBe('');
  expect(limitedText({ limitedToday: 3 })).toBe('Held back 3 posts today: too fast.');
  expect(twoAddressesText({ twoAddressesAtMs: null }, 'UTC')).toBe('');
  expect(twoAddressesText({ twoAddressesAtMs: NOW }, 'UTC')).toBe(
    'Two addresses used its token, 14:15, Tue 12 May.',
  );
});

it('counts devices, and those out of use', () => {
  expect(countOf([{ revokedAtMs: null }])).toBe('one device');
  expect(countOf([{ revokedAtMs: null }, { revokedAtMs: NOW }])).toBe('2 devices, 1 out of use');
});

it('offers a line that proves a token and puts no number on a chart', () => {
  const line = tryLine('https://clinic.example', 'T0KEN');
  expect(line).toContain("'authorization: Bearer T0KEN'");
  expect(line).toMatch(/-d '\[\]'$/);
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
