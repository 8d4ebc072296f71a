import { describe, expect, it } from 'vitest';
import {
  alertsText,
  dissociationText,
  doseText,
  endText,
  pressureText,
  readyText,
} from '#client/features/courses/history/digest-words.ts';
import { effectRows, screeningRows } from '#client/features/courses/history/grid-rows.ts';
import { phaseStarts, pointsOf, SERIES, scaleOf } from '#client/features/courses/history/series.ts';
import { CANCELLED, HARD } from './digests.ts';

describe('a session in a line', () => {
  it('says each peak with its minute since the dose', () => {
    expect(pressureText(HARD)).toBe('186/112 at T+50');
    expect(dissociationText(HARD)).toBe('8 at T+40');
    const peakCadss = { value: 34, takenAtMs: 0, afterMin: 42.5 };
    expect(dissociationText({ ...HARD, peakCadss })).toBe('8 at T+40, CADSS 34 at T+42');
    expect(dissociationText({ peakDissociation: null, peakCadss })).toBe('CADSS 34 at T+42');
    expect(readyText(HARD)).toBe('175');
    expect(endText(HARD)).toBe('signed out');
    expect(alertsText(HARD)).toBe('1 critical, 2 warnings');
  });
  it('gives peaks at two moments two times', () => {
    const later = { value: 112, takenAtMs: 0, afterMin: 61.5 };
    expect(pressureText({ ...HARD, peakDiastolic: later })).toBe('186 at T+50, diastolic 112 at T+61');
  });
  it('shows what is not known as dashes, never as zero or none', () => {
    expect(pressureText(CANCELLED)).toBe('––');
    expect(dissociationText(CANCELLED)).toBe('––');
    expect(readyText(CANCELLED)).toBe('––');
    expect(alertsText(CANCELLED)).toBe('––');
    expect(doseText(CANCELLED)).toBe('not dosed');
  });
  it('tells criteria that were never met from a session that is still open', () => {
    expect(readyText({ ...HARD, criteriaMetAfterMin: null })).toBe('not met');
    expect(readyText({ ...HARD, criteriaMetAfterMin: null, end: null })).toBe('––');
    expect(endText({ end: null })).toBe('open');
  });
  it('says of a partial dose what was planned, and of one by weight what it was planned by', () => {
    expect(doseText(HARD)).toBe('84 mg');
    expect(doseText({ ...HARD, deliveredMg: 56 })).toBe('56 of 84 mg');
    expect(doseText({ ...HARD, plannedMg: null, plannedMgPerKg: 0.5, deliveredMg: 36.2 })).toBe(
      '36.2 mg (0.5 mg/kg planned)',
    );
    expect(doseText({ ...CANCELLED, end: null })).toBe('84 mg planned');
  });
});

describe('a chart over the course', () => {
  it.each(SERIES)('leaves the place of what is not known empty: $key', (series) => {
    const [known, unknown] = pointsOf(series, [HARD, CANCELLED]);
    expect(known?.v).not.toBeNull();
    expect(unknown).toMatchObject({ at: 1, v: null, w: null });
  });
  it('widens its scale to hold every value', () => {
    const pressure = SERIES.find(({ key }) => key === 'pressure');
    if (pressure === undefined) throw new Error('pressure is drawn');
    const high = { ...HARD, peakSystolic: { value: 214, takenAtMs: 0, afterMin: 40 } };
    expect(scaleOf(pressure, pointsOf(pressure, [HARD]))).toEqual([60, 200]);
    expect(scaleOf(pressure, pointsOf(pressure, [HARD, high]))).toEqual([60, 214]);
  });
  it('marks where another phase begins, past a session in no course', () => {
    const weekly = {
      ...HARD,
      course: { courseId: 'c', number: 9, phase: 'weekly', numberInPhase: 1, of: 4 },
    };
    expect(phaseStarts([HARD, HARD, CANCELLED, weekly, weekly])).toEqual([3]);
  });
});

describe('side effects by session', () => {
  const sessions = [
    { sideEffects: [{ effect: 'nausea' as const, what: null, grade: 'moderate' as const }] },
    { sideEffects: [] },
    {
      sideEffects: [
        { effect: 'nausea' as const, what: null, grade: 'mild' as const },
        { effect: 'other' as const, what: 'Hiccups', grade: 'mild' as const },
      ],
    },
  ];
  it('are one row each, those of most sessions first, and a gap where nothing was recorded', () => {
    expect(effectRows(sessions)).toEqual([
      { key: 'nausea', label: 'Nausea', cells: ['moderate', null, 'mild'] },
      { key: 'other: Hiccups', label: 'Hiccups', cells: [null, null, 'mild'] },
    ]);
  });
});

describe('what was asked by session', () => {
  it('keeps yes, no, could not be said and not asked apart', () => {
    const asked = (answer: 'yes' | 'no' | 'unknown') => ({
      screening: [{ item: 'bladder', label: 'Bladder', answer }],
    });
    expect(screeningRows([asked('yes'), { screening: [] }, asked('unknown'), asked('no')])).toEqual([
      { key: 'bladder', label: 'Bladder', cells: ['yes', null, 'unknown', 'no'] },
    ]);
  });
});
