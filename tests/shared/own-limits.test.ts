import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import { openAlert, PRESCRIBER, scene, statusOf } from './scene.ts';
import { CALM, clinical, dosed } from './visits.ts';

describe('Limits of one patient', () => {
  const limits = { spo2Low: { warning: 91, critical: 89 } };
  const fit = { type: 'FitLimits', body: { limits, reason: 'lives with 92' } } as const;

  it('[LIMITS] only a prescriber fits them; they judge from then on, are marked, and D4 follows near the baseline', () => {
    const stage = scene();
    stage.set(-8, { ...CALM, bp: [120, 76], spo2: 94 });
    stage.dose(0);
    stage.dose(5);
    expect(stage.ask(10, fit)?.code).toBe('notAllowed');
    stage.do(10, fit, PRESCRIBER);
    stage.set(20, { spo2: 92, hr: 70, rr: 14, sed: 5, diss: 0 });
    const judged = stage.judge(20);
    expect(clinical(judged)).toEqual([]);
    expect(statusOf(judged, 'D4')).toBe('met');
    expect(judged.remarks.find((remark) => remark.kind === 'customLimits')?.message).toBe(
      'Custom limits, Dr. Lindqvist, until the session ends: lives with 92',
    );
    const { customLimits } = summarize(stage.state, stage.at(20));
    expect(customLimits).toEqual({ by: 'Dr. Lindqvist', atMs: stage.at(10) });
    stage.set(21, { spo2: 91 });
    expect(openAlert(stage.judge(21), 'SPO2')?.message).toBe('SpO₂ 91 ≤ 91');
  });

  it('[LIMITS] [REJUDGE] a tighter limit judges the newest value at once', () => {
    const stage = dosed();
    stage.set(20, { bp: [152, 90] });
    stage.do(
      21,
      {
        type: 'FitLimits',
        body: { limits: { systolicHigh: { warning: 150, critical: 170 } }, reason: 'aneurysm' },
      },
      PRESCRIBER,
    );
    expect(openAlert(stage.judge(21), 'BP')?.message).toBe('SYS 152 ≥ 150');
  });

  it.each([
    [{ spo2Low: { warning: 88, critical: 84 } }, '/limits/spo2Low'],
    [{ heartRateHigh: { warning: 140, critical: 120 } }, '/limits/heartRateHigh'],
    [{ systolicHigh: { warning: 190, critical: 210 } }, '/limits/systolicHigh'],
    [{}, '/limits'],
  ])('[LIMITS] %j is refused: never off, never crossed, never empty', (wrong, pointer) => {
    const refused = dosed().ask(10, { type: 'FitLimits', body: { limits: wrong, reason: 'x' } }, PRESCRIBER);
    expect(refused?.pointer).toBe(pointer);
  });
});
