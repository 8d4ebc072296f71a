import { describe, expect, it } from 'vitest';
import { digestSession } from '#shared/clinical/digest.ts';
import { attestAll, id, PRESCRIBER, type Scene, scene } from './scene.ts';

/** 56 mg, T0 10:00: pressure and dissociation peak at T+40, everything is stated at T+128, signed at T+132. */
function smooth(toMin = 132): Scene {
  const a = scene({ t0Clock: '10:00', plannedMg: 56, arriveAt: -20 });
  const rows: [number, () => void][] = [
    [-8, () => a.set(-8, { bp: [122, 76], hr: 72, spo2: 98, rr: 14, sed: 5, diss: 0 })],
    [0, () => a.dose(0, 'LOT-7')],
    [5, () => a.dose(5, 'LOT-8')],
    [20, () => a.set(20, { hr: 80, spo2: 97, rr: 15, sed: 5, diss: 3 })],
    [40, () => a.set(40, { bp: [142, 88], hr: 86, spo2: 97, rr: 15, sed: 4, diss: 6, name: 'peak' })],
    [60, () => a.set(60, { bp: [136, 84], hr: 80, spo2: 98, rr: 14, sed: 5, diss: 3, nausea: 3 })],
    [90, () => a.set(90, { bp: [128, 80], hr: 74, spo2: 98, rr: 14, sed: 5, diss: 1 })],
    [120, () => a.set(120, { bp: [124, 78], hr: 72, spo2: 98, rr: 14, sed: 5, diss: 0 })],
    [128, () => attestAll(a, 128)],
    [132, () => a.do(132, { type: 'Sign', body: {} }, PRESCRIBER)],
  ];
  for (const [min, act] of rows) if (min <= toMin) act();
  return a;
}

describe('the line of a session in the history', () => {
  it('says what was planned and delivered, the baseline, the peaks and when, and how long it took', () => {
    const a = smooth();
    const peak = { takenAtMs: a.at(40), afterMin: 40 };
    expect(digestSession(a.state)).toMatchObject({
      firstDoseAtMs: a.at(0),
      plannedMg: 56,
      deliveredMg: 56,
      baseline: { systolicMmHg: 122, diastolicMmHg: 76 },
      peakSystolic: { value: 142, ...peak },
      peakDiastolic: { value: 88, ...peak },
      peakDissociation: { value: 6, ...peak },
      peakCadss: null,
      // Of equal ones the first: 97 at T+20 and T+40.
      lowestSpo2: { value: 97, takenAtMs: a.at(20), afterMin: 20 },
      lowestMoaas: { value: 4, ...peak },
      // The gate is at T+125 (last device T+5 and 120 minutes), the last thing stated at T+128.
      criteriaMetAfterMin: 128,
      endedAfterMin: 132,
      end: 'discharged',
      sideEffects: [],
      alerts: { notice: 0, warning: 0, critical: 0 },
    });
  });

  it('[L-2] [UNKNOWN] what was not measured or has not happened is null, never zero', () => {
    const a = scene({ t0Clock: '10:00', plannedMg: 56, arriveAt: -20 });
    expect(digestSession(a.state)).toMatchObject({
      firstDoseAtMs: null,
      baseline: null,
      peakSystolic: null,
      peakDissociation: null,
      lowestSpo2: null,
      criteriaMetAfterMin: null,
      endedAfterMin: null,
      end: null,
    });
    expect(digestSession(smooth(128).state)).toMatchObject({ criteriaMetAfterMin: null, end: null });
  });

  it('[WITHDRAW] a value marked as entered in error is no peak', () => {
    const a = smooth(60);
    a.do(61, { type: 'WithdrawEntry', body: { entryId: id('peak'), reason: 'other patient' } });
    expect(digestSession(a.state).peakSystolic).toMatchObject({ value: 136, afterMin: 60 });
  });

  it('counts clinical alerts by the highest severity each reached, and names each side effect once with its worst grade', () => {
    const a = smooth(40);
    a.set(45, { bp: [165, 92] });
    a.set(50, { bp: [184, 98] });
    const nausea = (min: number, grade: 'mild' | 'severe') =>
      a.do(min, {
        type: 'ReportSymptom',
        body: {
          entryId: id(`nausea ${min}`),
          content: {
            kind: 'symptom',
            takenAtMs: a.at(min),
            effect: 'nausea',
            grade,
            endAtMs: null,
            action: null,
          },
          lateReason: null,
        },
      });
    nausea(46, 'severe');
    nausea(50, 'mild');
    const { alerts, sideEffects, peakSystolic } = digestSession(a.state);
    expect(peakSystolic).toMatchObject({ value: 184, afterMin: 50 });
    expect(alerts).toEqual({ notice: 0, warning: 0, critical: 1 });
    expect(sideEffects).toEqual([{ effect: 'nausea', what: null, grade: 'severe' }]);
  });
});
