import { expect, it } from 'vitest';
import {
  type EntryFields,
  fieldsFromEntry,
  noFields,
  textFromFields,
  timeWord,
  withClock,
} from '#client/features/vitals/entry-fields.ts';
import { parseEntry } from '#client/features/vitals/parse-entry.ts';
import { textOfSet } from '#client/features/vitals/refused-text.ts';

const fields = (some: Partial<EntryFields>): EntryFields => ({ ...noFields(), ...some });

it.each([
  ['nothing', {}, ''],
  ['a pressure', { systolicMmHg: '142', diastolicMmHg: '88' }, '142/88'],
  ['a failed cuff, whatever stands in the diastolic box', { systolicMmHg: 'xc', diastolicMmHg: '8' }, 'bpxc'],
  ['a lone diastolic', { diastolicMmHg: '88' }, '/88'],
  [
    'every box with its label',
    {
      systolicMmHg: '142',
      diastolicMmHg: '88',
      meanArterialMmHg: '106',
      heartRateBpm: '78',
      spo2Percent: 'xm',
      respiratoryRatePerMin: '14',
      temperatureC: '37.1',
      oxygenLitresPerMin: '2',
      moaas: '5',
      dissociation: 'xr',
      nausea: '0',
    },
    '142/88 map106 hr78 sxm r14 t37.1 o2 m5 dxr n0',
  ],
])('writes %s as one line of quick entry', (_, some, text) => {
  expect(textFromFields(fields(some), '')).toBe(text);
});

it('opens the boxes with what the dock understood, and loses nothing on the way', () => {
  const text = '142/88 map106 hr78 sxm r14 t37.1 o2 m5 dxr n0';
  expect(textFromFields(fieldsFromEntry(parseEntry(text)), '')).toBe(text);
});

it('keeps degrees Fahrenheit as they were typed', () => {
  expect(fieldsFromEntry(parseEntry('98.6f')).temperatureC).toBe('98.6f');
});

it('writes the measured time behind the set', () => {
  const some = fields({ heartRateBpm: '78' });
  expect(textFromFields(some, '@09:05')).toBe('hr78 @09:05');
});

it.each([
  ['142/88 @14:05 78', '@14:05'],
  ['142/88 78 -5min', '-5min'],
  ['142/88 @14:0', '@14:0'],
  ['142/88 - 97', ''],
])('finds the measured time of “%s” as it was typed, whole or not: “%s”', (text, word) => {
  expect(timeWord(text)).toBe(word);
});

it('a time that is not whole yet files nothing: it never means now', () => {
  const { time, problems } = parseEntry(withClock('142/88 78', '14:0'));
  expect(time).toBeNull();
  expect(problems).toHaveLength(1);
});

it.each([
  ['142/88 78', '14:05', '142/88 78 @14:05'],
  ['142/88 @13:00 78', '14:05', '142/88 78 @14:05'],
  ['142/88 -5min 78', '', '142/88 78'],
  ['142/88 @01:30', '01:30−4', '142/88 @01:30−4'],
  ['', '14:05', '@14:05'],
  ['142/88 @14:0', '14 05', '142/88 @1405'],
])('sets the time of “%s” to “%s”', (text, clock, expected) => {
  expect(withClock(text, clock)).toBe(expected);
});

it('puts a refused set back as text, with the time it was measured at', () => {
  const takenAtMs = Date.parse('2026-05-12T12:05:30Z');
  const score = { kind: 'score', takenAtMs, scale: 'moaas', value: null, notObtained: 'asleep' } as const;
  const text = textOfSet(
    {
      reading: {
        entryId: 'reading',
        content: {
          kind: 'reading',
          takenAtMs,
          vitals: { systolicMmHg: 142, diastolicMmHg: 88, temperatureC: 37.1 },
          failed: [{ vital: 'spo2Percent', reason: 'Movement' }],
          quality: 'good',
          method: null,
        },
      },
      scores: [{ entryId: 'score', content: score }],
      rechecked: [],
      lateReason: null,
    },
    'Europe/Berlin',
  );
  expect(text).toBe('142/88 sxm t37.1 mxa @14:05');
});

it('[edge 16] a set of an hour that happens twice is put back with the offset that says which', () => {
  const takenAtMs = Date.parse('2026-11-01T01:30:40-04:00');
  const content = { kind: 'score', takenAtMs, scale: 'moaas', value: 4, notObtained: null } as const;
  const body = { reading: null, scores: [{ entryId: 'score', content }], rechecked: [], lateReason: null };
  expect(textOfSet(body, 'America/New_York')).toBe('m4 @01:30−4');
});
