import { describe, expect, it } from 'vitest';
import { id, openAlert, PRESCRIBER, scene, statusOf } from './scene.ts';
import { CALM, clinical } from './visits.ts';

describe('Baseline and hold', () => {
  it('[BASE] a baseline taken after T0 is offered; relative rules stay off until a clinician accepts it, then judge at once', () => {
    const stage = scene();
    stage.dose(0);
    stage.dose(5);
    stage.set(6, { ...CALM, bp: [118, 70] });
    stage.set(30, { bp: [159, 96] });
    const before = stage.judge(30);
    expect(before.baseline.tag).toBe('lateOffered');
    expect(clinical(before)).toEqual([]);
    expect(before.remarks.map((remark) => remark.kind)).toContain('lateBaseline');
    stage.do(31, { type: 'AcceptBaseline', body: { entryId: id('r6'), reason: 'taken before the peak' } });
    const accepted = stage.judge(31);
    expect(accepted.baseline.tag).toBe('lateAccepted');
    expect(openAlert(accepted, 'BP')?.reasons.map((reason) => reason.rule)).toEqual(['BP-RISE', 'BP-RISE']);
  });

  it('[BASE] while a baseline from before the dose stands, none from after it is accepted: it would hide the rise', () => {
    const stage = scene();
    stage.set(-10, { ...CALM, bp: [130, 80] });
    stage.dose(0);
    stage.dose(5);
    stage.set(40, { ...CALM, bp: [171, 99] });
    const ask = (name: string) =>
      stage.ask(41, { type: 'AcceptBaseline', body: { entryId: id(name), reason: 'x' } });
    expect(ask('r40')?.code).toBe('wrongStage');
    expect(openAlert(stage.judge(41), 'BP')?.reasons.map((reason) => reason.rule)).toContain('BP-RISE');
    expect(ask('r-10')).toBeNull();
  });

  it('[L-19] [BASE] [REJUDGE] absolute limits are always on, and a dose recorded late judges the values already there', () => {
    const stage = scene();
    stage.set(10, { ...CALM, bp: [182, 100] });
    expect(stage.judge(10).alerts.open).toEqual([]);
    const content = {
      kind: 'dose',
      takenAtMs: stage.at(0),
      deliveredMg: 28,
      lot: 'L',
      remark: null,
    } as const;
    stage.do(12, { type: 'GiveDose', body: { entryId: id('late-dose'), content, lateReason: null } });
    expect(openAlert(stage.judge(12), 'BP')?.severity).toBe('critical');
    expect(stage.judge(12).baseline.tag).not.toBe('onTime');
  });

  it('[BASE] without any baseline only absolute limits are judged, D2 uses its first branch and the screen says so', () => {
    const stage = scene();
    stage.dose(0);
    stage.dose(5);
    stage.set(40, { bp: [145, 85] });
    stage.set(60, { bp: [145, 85] });
    const judged = stage.judge(60);
    expect(judged.remarks.map((remark) => remark.kind)).toContain('noBaseline');
    expect(statusOf(judged, 'D2')).toBe('unmet');
  });

  it('[BASE] of two pre-dose sets the later complete one counts; a set of exactly 30 minutes still does, an older does not', () => {
    const tag = (min: number) => {
      const stage = scene({ arriveAt: -60 });
      stage.set(min, { ...CALM, bp: [130, 80] });
      stage.dose(0);
      return stage.judge(1).baseline.tag;
    };
    expect(tag(-30)).toBe('onTime');
    expect(tag(-30.5)).toBe('none');
    const stage = scene();
    stage.set(-20, { ...CALM, bp: [130, 80] });
    stage.set(-10, { ...CALM, bp: [126, 78] });
    stage.set(-5, { bp: [150, 80] });
    expect(stage.judge(-5).baseline.values.systolicMmHg).toBe(126);
  });

  it('[HOLD] only a prescriber overrides, with a reason; the failed set may then be the baseline, marked', () => {
    const stage = scene();
    stage.set(-10, { ...CALM, bp: [150, 95] });
    const body = { reason: 'treated hypertension, benefit outweighs' };
    expect(stage.ask(-9, { type: 'OverrideHold', body })?.code).toBe('notAllowed');
    stage.do(-9, { type: 'OverrideHold', body }, PRESCRIBER);
    const judged = stage.judge(-9);
    expect(judged.stage).toBe('preDose');
    expect(judged.baseline.values.systolicMmHg).toBe(150);
    expect(judged.remarks.map((remark) => remark.kind)).toContain('overriddenBaseline');
  });

  it('[HOLD] two passing sets within a minute are one pass', () => {
    const stage = scene();
    stage.set(-15, { bp: [150, 95] });
    stage.set(-9, { bp: [130, 80] });
    stage.set(-8.5, { bp: [130, 80] });
    expect(stage.judge(-8.5).hold).toMatchObject({ active: true, passes: 1 });
    stage.set(-7, { bp: [130, 80] });
    expect(stage.judge(-7).hold.active).toBe(false);
  });

  it('[DOSE-HOLD] a dose given on hold is recorded with a warning a clinician closes', () => {
    const stage = scene();
    stage.set(-10, { ...CALM, bp: [150, 95] });
    stage.dose(0);
    const judged = stage.judge(0);
    expect(judged.dosing.dosesGiven).toBe(1);
    expect(openAlert(judged, 'DOSE-HOLD')).toMatchObject({ severity: 'warning', mayClose: true });
  });
});
