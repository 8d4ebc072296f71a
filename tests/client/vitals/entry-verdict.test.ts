import { describe, expect, it } from 'vitest';
import { toSet } from '#client/features/vitals/entry-set.ts';
import { slotSeverity, verdictOf, worst } from '#client/features/vitals/entry-verdict.ts';
import { parseEntry } from '#client/features/vitals/parse-entry.ts';
import type { SetPreview } from '#shared/clinical/preview.ts';
import { type Refusal, refusal } from '#shared/commands.ts';
import type { Reason } from '#shared/judgement.ts';

const QUIET: SetPreview = { reasons: [], deltas: {}, askFirst: [], askAfter: [], impossible: [] };
const HIGH: Reason = {
  rule: 'BP-HI',
  severity: 'warning',
  text: 'SYS 164 ≥ 160',
  value: 164,
  values: ['systolicMmHg'],
};
const FAST: Reason = {
  rule: 'HR',
  severity: 'critical',
  text: 'HR 140 ≥ 131',
  value: 140,
  values: ['heartRateBpm'],
};

function say(text: string, preview: Partial<SetPreview> | null = {}, wrongTime: Refusal | null = null) {
  const parsed = parseEntry(text);
  return verdictOf(parsed, toSet(parsed, 0), preview && { ...QUIET, ...preview }, wrongTime);
}

describe('the field gives one answer', () => {
  it('is silent before anything is typed, and after a measured time alone', () => {
    expect(say('', null).kind).toBe('empty');
    expect(say('@14:05', null).kind).toBe('empty');
  });

  it('fine, when the shared rules find nothing', () => {
    expect(say('142/88 78').kind).toBe('fine');
  });

  it('never fine while the record is not here: nothing is known about limits then', () => {
    expect(say('142/88 78', null).kind).toBe('unjudged');
  });

  it('breaks a limit, with the reasons of the shared rules', () => {
    expect(say('164/98', { reasons: [HIGH] })).toEqual({ kind: 'breaks', reasons: [HIGH] });
  });

  it('surprising comes before breaking a limit, and still says which', () => {
    const asks = [{ key: 'pulsePressure', sentence: '164/20 lie 144 apart.' }];
    expect(say('164/20', { askFirst: asks, reasons: [HIGH] })).toEqual({
      kind: 'surprising',
      asks,
      reasons: [HIGH],
    });
  });

  it('impossible comes before everything else', () => {
    const impossible = [refusal('impossibleValue', 'Systolic 88 is below diastolic 142.', '/systolicMmHg')];
    const askFirst = [{ key: 'diastolicMmHg', sentence: 'Unusual.' }];
    expect(say('88/142', { impossible, askFirst })).toEqual({
      kind: 'impossible',
      sentences: ['Systolic 88 is below diastolic 142.'],
    });
  });

  it('impossible when a word cannot be placed, whatever the rest would raise', () => {
    expect(say('1428 78', { reasons: [FAST] }).kind).toBe('impossible');
  });

  it('quiet about a number that more digits may mend, loud once a space ends it', () => {
    const impossible = [refusal('impossibleValue', 'Heart rate 7 cannot be.', '/heartRateBpm')];
    expect(say('142/88 7', { impossible }).kind).toBe('unfinished');
    expect(say('142/88 7 ', { impossible }).kind).toBe('impossible');
    expect(say('142/88 7 9', { impossible }).kind).toBe('impossible');
  });

  it('asks why a set comes late, and refuses one that has not been measured yet', () => {
    const late = refusal('lateReasonNeeded', 'Say why it is entered now.');
    expect(say('142/88 @13:00', { reasons: [HIGH] }, late)).toEqual({
      kind: 'late',
      sentence: late.sentence,
    });
    const future = refusal('timeInFuture', 'That time is still to come.');
    expect(say('142/88 @23:00', {}, future)).toEqual({ kind: 'impossible', sentences: [future.sentence] });
  });

  it('asks why something failed before it says fine', () => {
    expect(say('142/88 x')).toMatchObject({ kind: 'askWhy', failures: [{ slot: 'heartRateBpm' }] });
    expect(say('x', null).kind).toBe('askWhy');
  });
});

it('marks the value that breaks a limit and no other', () => {
  expect(slotSeverity('bloodPressure', [HIGH, FAST])).toBe('warning');
  expect(slotSeverity('heartRateBpm', [HIGH, FAST])).toBe('critical');
  expect(slotSeverity('spo2Percent', [HIGH, FAST])).toBeNull();
});

it('names the worst of several reasons', () => {
  expect(worst([HIGH, FAST])).toBe('critical');
  expect(worst([])).toBeNull();
});
