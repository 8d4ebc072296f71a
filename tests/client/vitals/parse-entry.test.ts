import { describe, expect, it } from 'vitest';
import { openFailures, toSet } from '#client/features/vitals/entry-set.ts';
import { parseEntry, withFailReason } from '#client/features/vitals/parse-entry.ts';

/** The set a text stands for, without its bookkeeping. */
function read(text: string) {
  const parsed = parseEntry(text);
  const { reading, scores } = toSet(parsed, 0);
  return {
    ...reading?.vitals,
    ...Object.fromEntries(scores.map(({ scale, value, notObtained }) => [scale, value ?? notObtained])),
    ...(reading?.failed.length ? { failed: reading.failed.map((f) => `${f.vital}: ${f.reason}`) } : {}),
  };
}

const problemsOf = (text: string) => parseEntry(text).problems.map(({ sentence }) => sentence);

const FULL = {
  systolicMmHg: 142,
  diastolicMmHg: 88,
  heartRateBpm: 78,
  spo2Percent: 98,
  respiratoryRatePerMin: 14,
};

describe('quick entry', () => {
  it.each([
    ['nothing', '', {}],
    ['spaces', '   ', {}],
    ['four vitals in order', '142/88 78 98 14', FULL],
    ['a pressure without its slash', '142 88 78 98 14', FULL],
    ['spaces around the slash', '142 / 88  78 98 14', FULL],
    ['a full set and two scores', '142/88 78 98 14 5 3', { ...FULL, moaas: 5, dissociation: 3 }],
    ['scores of zero', '142/88 78 98 14 0 0', { ...FULL, moaas: 0, dissociation: 0 }],
    ['a dissociation of ten', '142/88 78 98 14 5 10', { ...FULL, moaas: 5, dissociation: 10 }],
    [
      'a temperature before the scores',
      '142/88 78 98 14 37.1 5 3',
      { ...FULL, temperatureC: 37.1, moaas: 5, dissociation: 3 },
    ],
    ['a temperature of exactly 25', '142/88 78 98 14 25', { ...FULL, temperatureC: 25 }],
    ['24 after the breaths as a score, however impossible', '142/88 78 98 14 24', { ...FULL, moaas: 24 }],
    ['a decimal comma', '142/88 78 98 14 37,1', { ...FULL, temperatureC: 37.1 }],
    ['degrees Fahrenheit', '142/88 98.6f', { systolicMmHg: 142, diastolicMmHg: 88, temperatureC: 37 }],
    ['degrees Celsius by their letter', '37.1C', { temperatureC: 37.1 }],
    ['a labelled temperature in Fahrenheit', 't100.4f', { temperatureC: 38 }],
    [
      'labels in any order',
      'd3 t37.1 s98 o2 hr78 n2 r14 m5',
      {
        heartRateBpm: 78,
        spo2Percent: 98,
        respiratoryRatePerMin: 14,
        temperatureC: 37.1,
        oxygenLitresPerMin: 2,
        moaas: 5,
        dissociation: 3,
        nausea: 2,
      },
    ],
    ['labels with a space', 'hr 78 t 37.1', { heartRateBpm: 78, temperatureC: 37.1 }],
    ['labels in capitals', 'HR78 S98', { heartRateBpm: 78, spo2Percent: 98 }],
    ['long labels', 'spo298 rr14 temp37', { spo2Percent: 98, respiratoryRatePerMin: 14, temperatureC: 37 }],
    [
      'a labelled pressure at the head of the order',
      'bp 142 88 78 98',
      { systolicMmHg: 142, diastolicMmHg: 88, heartRateBpm: 78, spo2Percent: 98 },
    ],
    [
      'a pressure among labels, known by its slash',
      'hr78 142/88',
      { heartRateBpm: 78, systolicMmHg: 142, diastolicMmHg: 88 },
    ],
    [
      'a mean pressure between plain values',
      '142/88 map93 78',
      { systolicMmHg: 142, diastolicMmHg: 88, meanArterialMmHg: 93, heartRateBpm: 78 },
    ],
    ['oxygen of a litre and a half', 'o1.5', { oxygenLitresPerMin: 1.5 }],
    ['breaths of zero, which are a value', 'r0', { respiratoryRatePerMin: 0 }],
  ])('reads %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([]);
    expect(read(text)).toEqual(expected);
  });

  it.each([
    [
      'a vital',
      '142/88 78 - 14',
      { systolicMmHg: 142, diastolicMmHg: 88, heartRateBpm: 78, respiratoryRatePerMin: 14 },
    ],
    ['the pressure', '- 78 98', { heartRateBpm: 78, spo2Percent: 98 }],
    ['sedation', '142/88 78 98 14 - 3', { ...FULL, dissociation: 3 }],
    ['a labelled vital', 'hr- s98', { spo2Percent: 98 }],
  ])('leaves %s out after a dash', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([]);
    expect(read(text)).toEqual(expected);
  });

  it('tells a vital not taken from one not mentioned', () => {
    expect(parseEntry('142/88 -').given.heartRateBpm).toEqual({ kind: 'notTaken' });
    expect(parseEntry('142/88').given.heartRateBpm).toBeUndefined();
  });

  it.each([
    ['a cuff that failed', 'xc 78', { heartRateBpm: 78, failed: ['bloodPressure: Cuff'] }],
    [
      'movement',
      '142/88 78 xm',
      { systolicMmHg: 142, diastolicMmHg: 88, heartRateBpm: 78, failed: ['spo2Percent: Movement'] },
    ],
    ['a refused score', '142/88 78 98 14 5 xr', { ...FULL, moaas: 5, dissociation: 'refused' }],
    ['a score of someone asleep', 'mxa', { moaas: 'asleep' }],
    ['a vital nobody could measure', 'sxn', { failed: ['spo2Percent: Could not measure'] }],
  ])('reads %s as a value of its own, never as a number', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([]);
    expect(read(text)).toEqual(expected);
  });

  it('asks why when something was attempted and failed', () => {
    const text = '142/88 x 98';
    const [open] = openFailures(parseEntry(text));
    expect(open?.slot).toBe('heartRateBpm');
    expect(read(text)).not.toHaveProperty('failed');
    expect(withFailReason(text, open?.span ?? [0, 0], 'm')).toBe('142/88 xm 98');
  });

  it('writes the reason behind the x of a labelled value', () => {
    const [open] = openFailures(parseEntry('hr78 sx'));
    expect(withFailReason('hr78 sx', open?.span ?? [0, 0], 'r')).toBe('hr78 sxr');
  });

  it.each([
    ['mxc', 'Sed cannot fail for that reason. Nothing is filed.'],
    ['sxc', 'SpO₂ cannot fail for that reason. Nothing is filed.'],
  ])('does not accept %s: a cuff fails only what it measures', (text, sentence) => {
    expect(problemsOf(text)).toEqual([sentence]);
  });

  it.each([
    ['1428', '1428 cannot be a blood pressure. Try 142/8… or 142 8…'],
    ['14288 78', '14288 cannot be a blood pressure. Try 142/88 or 142 88'],
    ['9560', '9560 cannot be a blood pressure. Try 95/60 or 95 60'],
    ['1428878', '1428878 cannot be a blood pressure. Write it as 142/88.'],
    ['142.5 88', '142.5 cannot be a blood pressure. Write it as 142/88.'],
    ['142', '142 needs a diastolic. Nothing is filed.'],
    ['142/', '142/ needs a diastolic. Nothing is filed.'],
    ['142 -', '142 needs a diastolic. Nothing is filed.'],
    ['142 hr78', '142 needs a diastolic. Nothing is filed.'],
    ['142/88 78 98 14 5 3 7', '“7” is one value too many. Nothing is filed.'],
    ['hr78 98', '“98” follows a labelled value: label it too, such as hr78 or s98.'],
    ['142/88 78 hr80', 'HR is given twice. Nothing is filed.'],
    ['142/88 142/90', 'BP is given twice. Nothing is filed.'],
    ['- 142/88', 'BP is given twice. Nothing is filed.'],
    ['t37 142/88 78 98 14 37.2', 'Temp is given twice. Nothing is filed.'],
    ['hr', 'HR has no value. Nothing is filed.'],
    ['hr s98', 'HR has no value. Nothing is filed.'],
    ['hr142/88', 'HR is one number, not a pair. Nothing is filed.'],
    ['s98f', 'SpO₂ is not in degrees. Nothing is filed.'],
    ['m4.5', 'Sed is a whole number. Nothing is filed.'],
    ['/88', 'The systolic is missing. Nothing is filed.'],
    ['142/88/90', 'The systolic is missing. Nothing is filed.'],
    ['pulse78', '“pulse78” is not understood. Nothing is filed.'],
    ['-78', '“-78” is not understood. - is not taken, -5min is five minutes ago.'],
    ['<b>78</b>', '“<b>78</b>” is not understood. Nothing is filed.'],
    ['@25:10', '“@25:10” is not a time. Write @14:05.'],
    ['@14:05 -5min', 'The time is given twice. Nothing is filed.'],
  ])('says of %s what is wrong', (text, sentence) => {
    expect(problemsOf(text)[0]).toBe(sentence);
  });

  it.each(['142', '142/', 'hr', 'h', '-5', '@14'])('calls %s unfinished: more typing may mend it', (text) => {
    expect(parseEntry(text).problems[0]?.unfinished).toBe(true);
  });

  it.each(['1428', '142 -', 'hr s98', '142/88 78 hr80', 'h 78'])('calls %s wrong already', (text) => {
    expect(parseEntry(text).problems[0]?.unfinished).toBe(false);
  });

  it('knows which value the last digits belong to, until a space ends it', () => {
    expect(parseEntry('142/8').typing).toBe('diastolicMmHg');
    expect(parseEntry('142/88 7').typing).toBe('heartRateBpm');
    expect(parseEntry('142/88 7 ').typing).toBeNull();
  });

  it.each([
    ['@14:05', { kind: 'clock', hour: 14, minute: 5, offset: '' }],
    ['@1405', { kind: 'clock', hour: 14, minute: 5, offset: '' }],
    ['@9:05', { kind: 'clock', hour: 9, minute: 5, offset: '' }],
    ['@1:30-4', { kind: 'clock', hour: 1, minute: 30, offset: '-4' }],
    ['@01:30+10:30', { kind: 'clock', hour: 1, minute: 30, offset: '+10:30' }],
    ['-5min', { kind: 'ago', minutes: 5 }],
    ['-20m', { kind: 'ago', minutes: 20 }],
  ])('takes %s as the measured time, wherever it stands', (typed, time) => {
    expect(parseEntry(`142/88 ${typed} 78`)).toMatchObject({
      time,
      problems: [],
      given: { heartRateBpm: { value: 78 } },
    });
  });
});
