import { describe, expect, it } from 'vitest';
import { judge } from '#shared/clinical/judge.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { Judgement } from '#shared/judgement.ts';
import {
  attestAll,
  id,
  NURSE,
  openAlert,
  PRESCRIBER,
  type Scene,
  scene,
  setCommand,
  statusOf,
} from './scene.ts';

const CALM = { hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 } as const;

function dosed(): Scene {
  const stage = scene();
  stage.set(-8, { ...CALM, bp: [120, 76] });
  stage.dose(0);
  stage.dose(5);
  return stage;
}

function correct(
  stage: Scene,
  min: number,
  name: string,
  takenAt: number,
  bp: [number, number],
): SessionCommand {
  const command = setCommand(stage.at(takenAt), name, { bp }, false);
  if (command.type !== 'RecordSet' || !command.body.reading) throw new Error('no reading');
  const { entryId, content } = command.body.reading;
  return { type: 'CorrectEntry', body: { entryId, version: 1, content, reason: `typed wrong at ${min}` } };
}

function clinical(judged: Judgement): string[] {
  return judged.alerts.open.filter((alert) => alert.alertClass === 'clinical').map((alert) => alert.family);
}

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

  it('[BASE] [REJUDGE] absolute limits are always on, and a dose recorded late judges the values already there', () => {
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
    expect(judged.dosing.devicesGiven).toBe(1);
    expect(openAlert(judged, 'DOSE-HOLD')).toMatchObject({ severity: 'warning', mayClose: true });
  });
});

describe('Doses', () => {
  it('[D1] a partial dose keeps planned and delivered, and runs the full time from the last device given', () => {
    const stage = scene({ plannedMg: 84 });
    stage.set(-8, { ...CALM, bp: [120, 76] });
    stage.dose(0);
    stage.dose(5);
    stage.do(8, { type: 'StopDosing', body: { reason: 'patient asked', takenAtMs: stage.at(8) } });
    const judged = stage.judge(8);
    expect(judged.dosing).toMatchObject({ plannedMg: 84, deliveredMg: 56, gateAtMs: stage.at(125) });
    expect(judged.stage).toBe('observing');
    expect(judged.rems.doseMg).toBe(56);
  });

  it('[DEVICE-GAP] below 5 and above 10 minutes are marked, 5 and 10 are not, and the gate moves with the last device', () => {
    const kinds = (second: number) => {
      const stage = scene();
      stage.dose(0);
      stage.dose(second);
      expect(stage.judge(second).dosing.gateAtMs).toBe(stage.at(second + 120));
      return stage
        .judge(second)
        .remarks.map((remark) => remark.kind)
        .filter((kind) => kind.startsWith('device'));
    };
    expect(kinds(4.5)).toEqual(['deviceGapShort']);
    expect(kinds(5)).toEqual([]);
    expect(kinds(10)).toEqual([]);
    expect(kinds(10.5)).toEqual(['deviceGapLong']);
  });

  it('[PLAUSIBLE] one device cannot deliver more than it holds', () => {
    const stage = scene();
    const content = {
      kind: 'dose',
      takenAtMs: stage.at(0),
      deliveredMg: 56,
      lot: 'L',
      remark: null,
    } as const;
    const refused = stage.ask(0, {
      type: 'GiveDose',
      body: { entryId: id('dose'), content, lateReason: null },
    });
    expect(refused).toMatchObject({ code: 'impossibleValue', pointer: '/content/deliveredMg' });
  });

  it('[D1] a wrong device time can be corrected and both clocks follow', () => {
    const stage = dosed();
    const content = {
      kind: 'dose',
      takenAtMs: stage.at(7),
      deliveredMg: 28,
      lot: 'L-1',
      remark: null,
    } as const;
    stage.do(9, {
      type: 'CorrectEntry',
      body: { entryId: id('dose5'), version: 1, content, reason: 'was 10:07' },
    });
    expect(stage.judge(9).dosing.gateAtMs).toBe(stage.at(127));
  });
});

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
    expect(judged.remarks.map((remark) => remark.kind)).toContain('customLimits');
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

describe('Repeats and mishaps', () => {
  it('repeats within 10 minutes are all kept, the newest judges, and their number and mean are told', () => {
    const stage = dosed();
    stage.set(40, { bp: [150, 90] });
    stage.set(42, { bp: [140, 84] });
    const judged = stage.judge(42);
    expect(judged.values.systolicMmHg.value).toBe(140);
    const told = judged.remarks.find((remark) => remark.kind === 'repeatedPressure');
    expect(told?.message).toBe('2 pressures within 10 min, mean 145/87');
  });

  it('[NAUSEA] vomiting during dosing warns and replaces no dose: what was delivered stays what it was', () => {
    const stage = scene();
    stage.dose(0);
    const content = {
      kind: 'symptom',
      takenAtMs: stage.at(3),
      effect: 'vomiting',
      grade: 'moderate',
      endAtMs: null,
      action: null,
    } as const;
    stage.do(3, { type: 'ReportSymptom', body: { entryId: id('vomit'), content, lateReason: null } });
    const judged = stage.judge(3);
    expect(openAlert(judged, 'VOMIT')?.severity).toBe('warning');
    expect(judged.dosing).toMatchObject({ deliveredMg: 28, devicesGiven: 1, devicesPlanned: 2 });
  });
});

describe('Corrections, late and moved entries', () => {
  it('[WITHDRAWN] 138 typed as 183 raises; corrected, the alert ends as withdrawn and both versions stay', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [183, 84] });
    expect(openAlert(stage.judge(40), 'BP')?.severity).toBe('critical');
    stage.do(42, correct(stage, 42, 'r40', 40, [138, 84]));
    const { history } = stage.judge(42).alerts;
    expect(clinical(stage.judge(42))).toEqual([]);
    expect(history.find((alert) => alert.family === 'BP')).toMatchObject({ ended: { why: 'withdrawn' } });
    expect(
      stage.state.entries[id('r40')]?.versions.map(
        (v) => v.content.kind === 'reading' && v.content.vitals.systolicMmHg,
      ),
    ).toEqual([183, 138]);
  });

  it('of two who correct one entry at once, the second is told who was first and nothing is lost', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [138, 84] });
    stage.do(42, correct(stage, 42, 'r40', 40, [136, 84]));
    const refused = stage.ask(42, correct(stage, 42, 'r40', 40, [139, 84]), PRESCRIBER);
    expect(refused).toMatchObject({ code: 'conflict', sentence: expect.stringContaining('N. Okafor') });
    expect(stage.state.entries[id('r40')]?.versions).toHaveLength(2);
  });

  it('[WITHDRAWN] a value corrected into danger raises at once', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [138, 84] });
    stage.do(42, correct(stage, 42, 'r40', 40, [183, 84]));
    expect(openAlert(stage.judge(42), 'BP')).toMatchObject({ severity: 'critical', status: 'unconfirmed' });
  });

  it('[WITHDRAWN] withdrawing the confirming reading opens the latch and says so', () => {
    const stage = dosed();
    stage.set(40, { bp: [184, 90] });
    stage.set(45, { bp: [186, 90] });
    stage.do(46, { type: 'WithdrawEntry', body: { entryId: id('r45'), reason: 'cuff slipped' } });
    expect(openAlert(stage.judge(46), 'BP')).toMatchObject({ status: 'unconfirmed', noteNeeded: false });
    expect(stage.state.alerts.steps.map((step) => step.step)).toContain('unlatched');
    stage.set(50, { bp: [150, 90] });
    expect(stage.judge(50).alerts.latched).toEqual([]);
  });

  it('[LATE] a late breach that is no longer the newest is logged with its time and raises nothing', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [138, 84] });
    stage.set(30, { bp: [185, 95], enteredAt: 42 });
    const { history } = stage.judge(42).alerts;
    expect(clinical(stage.judge(42))).toEqual([]);
    expect(history[0]).toMatchObject({
      message: 'SYS 185 ≥ 180',
      takenAtMs: stage.at(30),
      ended: { why: 'late' },
    });
  });

  it('[LATE] a late breach that is still the newest raises, and its repeat is due now', () => {
    const stage = dosed();
    stage.set(30, { bp: [185, 95], enteredAt: 42 });
    expect(openAlert(stage.judge(42), 'BP')).toMatchObject({
      takenAtMs: stage.at(30),
      repeatDueAtMs: stage.at(42),
    });
  });

  it('[ORDER] the newest value is the newest measured, not the last received; of two with one time the later recorded wins', () => {
    const stage = dosed();
    stage.device(40, { heartRateBpm: 88 }, { recordedAt: 41 });
    stage.device(39, { heartRateBpm: 99 }, { recordedAt: 42, name: 'older' });
    expect(stage.judge(42).values.heartRateBpm.value).toBe(88);
    stage.device(40, { heartRateBpm: 90 }, { recordedAt: 43, name: 'same time' });
    expect(stage.judge(43).values.heartRateBpm.value).toBe(90);
  });

  it('[WITHDRAW] a moved reading leaves this record and is judged on the other', () => {
    const from = dosed();
    from.set(40, { bp: [184, 90] });
    const moved = { entryId: id('r40'), toSessionId: id('other'), reason: 'cuff was on the neighbour' };
    from.append(from.at(42), { type: 'EntryMovedAway', body: moved }, NURSE);
    expect(clinical(from.judge(42))).toEqual([]);
    expect(from.state.entries[id('r40')]?.withdrawn?.movedToSessionId).toBe(id('other'));
    const to = dosed();
    const content = from.state.entries[id('r40')]?.versions[0]?.content;
    if (!content) throw new Error('no content');
    const here = {
      entryId: id('r40'),
      fromSessionId: id('session'),
      content,
      source: { by: 'staff' as const },
      needsReview: false,
    };
    to.append(
      to.at(42),
      { type: 'EntryMovedHere', body: { ...here, reason: 'cuff was on the neighbour' } },
      NURSE,
    );
    expect(openAlert(to.judge(42), 'BP')?.severity).toBe('critical');
    expect(to.state.entries[id('r40')]?.movedFromSessionId).toBe(id('session'));
  });

  it('[TYPED] future, forgotten and over-early times are refused with the field; 15 minutes back asks why', () => {
    const stage = dosed();
    const ask = (takenAt: number, reason: string | null) => {
      const command = setCommand(stage.at(takenAt), `t${takenAt}`, { hr: 80 }, false);
      if (command.type === 'RecordSet') command.body.lateReason = reason;
      return stage.ask(40, command);
    };
    expect(ask(41.1, null)).toMatchObject({ code: 'timeInFuture', pointer: '/reading/content/takenAtMs' });
    expect(ask(41, null)).toBeNull();
    expect(ask(25, null)).toBeNull();
    expect(ask(24.9, null)?.code).toBe('lateReasonNeeded');
    expect(ask(24.9, 'busy')).toBeNull();
    expect(ask(-91, 'paper')?.code).toBe('timeTooEarly');
  });

  it('[PLAUSIBLE] danger is filed and raised first, asked after; a low diastolic is asked first; the impossible names its field', () => {
    const stage = dosed();
    stage.set(20, { bp: [210, 100], rr: 0, spo2: 85 });
    expect(clinical(stage.judge(20)).sort()).toEqual(['BP', 'RR', 'SPO2']);
    expect(stage.judge(20).remarks.map((remark) => remark.kind)).toContain('needsReview');
    stage.do(21, { type: 'ReviewEntry', body: { entryId: id('r20') } });
    expect(stage.judge(21).remarks.map((remark) => remark.kind)).not.toContain('needsReview');
    expect(stage.set(22, { bp: [110, 38] })?.code).toBe('recheckNeeded');
    expect(stage.set(22, { bp: [110, 38], rechecked: ['diastolicMmHg'] })).toBeNull();
    expect(stage.set(23, { bp: [88, 142] })).toMatchObject({
      code: 'impossibleValue',
      sentence: 'Systolic 88 is below diastolic 142. Nothing is filed.',
      pointer: '/reading/content/vitals/systolicMmHg',
    });
    expect(stage.set(23, { spo2: 101 })?.pointer).toBe('/reading/content/vitals/spo2Percent');
    expect(stage.set(23, {})?.code).toBe('emptySet');
  });

  it('[UNKNOWN] a failed cuff is no value, keeps the check open, and after two asks for another way', () => {
    const stage = dosed();
    const failed = [{ vital: 'bloodPressure' as const, reason: 'cuff error' }];
    stage.set(40, { failed, hr: 80, name: 'f1' });
    const judged = stage.judge(40);
    expect(judged.values.systolicMmHg).toMatchObject({ value: 120, failed: { reason: 'cuff error' } });
    expect(judged.checks.find((check) => check.checkId === 'T+40')?.taken).not.toContain('bloodPressure');
    stage.set(42, { failed, name: 'f2' });
    expect(stage.judge(42).remarks.map((remark) => remark.kind)).toContain('cuffFailedTwice');
  });

  it('two readings of one moment with the same values are flagged as twins, both kept', () => {
    const stage = dosed();
    stage.device(40, { heartRateBpm: 88 }, { name: 'a' });
    stage.device(40, { heartRateBpm: 88 }, { name: 'b' });
    expect(stage.judge(40).remarks.map((remark) => remark.kind)).toContain('twin');
    expect(stage.state.readings).toHaveLength(3);
  });
});

describe('Checks', () => {
  const status = (stage: Scene, min: number, checkId: string) =>
    stage.judge(min).checks.find((check) => check.checkId === checkId);

  it('[OVERDUE] T+40 is overdue strictly after T+45: low, medium after T+50, prescriber told after T+55', () => {
    const stage = dosed();
    stage.set(20, { hr: 70, spo2: 98, rr: 14, sed: 5, diss: 1 });
    const level = (min: number) => status(stage, min, 'T+40')?.overdue;
    expect(level(45)).toBeNull();
    expect(level(45.01)).toBe('low');
    expect(level(50)).toBe('low');
    expect(level(50.01)).toBe('medium');
    expect(level(55.01)).toBe('prescriberTold');
    const alert = openAlert(stage.judge(55.01), 'CHECK:T+40');
    expect(alert).toMatchObject({
      alertClass: 'overdue',
      severity: 'warning',
      told: [{ who: 'prescriber' }],
    });
    expect(statusOf(stage.judge(56), 'D3')).toBe('met');
  });

  it('[CHK] a late entry of an on-time set clears the overdue check by its measured time', () => {
    const stage = dosed();
    stage.pass(47);
    expect(openAlert(stage.judge(47), 'CHECK:T+40')).toBeDefined();
    stage.set(41, { ...CALM, bp: [130, 80], enteredAt: 47 });
    expect(openAlert(stage.judge(47), 'CHECK:T+40')).toBeUndefined();
    expect(status(stage, 47, 'T+40')?.status).toBe('done');
  });

  it('[CHK] the window is half-open: T+35 is inside, T+45 is not and files the check as missed', () => {
    const early = dosed();
    early.set(35, { ...CALM, bp: [130, 80] });
    expect(status(early, 36, 'T+40')?.status).toBe('done');
    const late = dosed();
    late.set(45, { ...CALM, bp: [130, 80] });
    expect(status(late, 46, 'T+40')?.status).toBe('missed');
    expect(late.judge(46).rems.bloodPressure40Min).toBeNull();
  });

  it('[CHK] parts from several hands make one set', () => {
    const stage = dosed();
    stage.device(38, { systolicMmHg: 130, diastolicMmHg: 80, heartRateBpm: 80, spo2Percent: 97 });
    stage.set(41, { rr: 14, sed: 5, diss: 4 });
    expect(status(stage, 41, 'T+40')?.status).toBe('done');
  });

  it('[NOT-DONE] a missed T+40 is marked not done with its reason; its values stay old', () => {
    const stage = dosed();
    stage.do(46, { type: 'MarkCheckNotDone', body: { checkId: 'T+40', reason: 'patient refused the cuff' } });
    expect(status(stage, 46, 'T+40')).toMatchObject({
      status: 'notDone',
      notDoneReason: 'patient refused the cuff',
    });
    expect(openAlert(stage.judge(60), 'CHECK:T+40')).toBeUndefined();
    expect(stage.judge(46).values.systolicMmHg.stale).toBe(true);
  });

  it('[FRESH] [UNKNOWN] a saturation older than the last due set plus grace is stale and D4 unknown', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [130, 80] });
    expect(stage.judge(65).values.spo2Percent.stale).toBe(false);
    expect(statusOf(stage.judge(65), 'D4')).toBe('met');
    expect(stage.judge(65.01).values.spo2Percent.stale).toBe(true);
    expect(statusOf(stage.judge(65.01), 'D4')).toBe('unknown');
  });

  it('[FRESH] one value alone does not stay live for ever when no set follows', () => {
    const stage = dosed();
    stage.set(121, { diss: 0 });
    expect(stage.judge(139).values.dissociation.stale).toBe(false);
    expect(stage.judge(141).values.dissociation.stale).toBe(true);
  });

  it('[REPEAT] HR asks again in one minute, then every 10; SYS in 5, then every 10; a critical every 5', () => {
    const stage = dosed();
    stage.set(12, { hr: 115 });
    expect(openAlert(stage.judge(12), 'HR')?.repeatDueAtMs).toBe(stage.at(13));
    stage.set(13, { hr: 116 });
    expect(openAlert(stage.judge(13), 'HR')?.repeatDueAtMs).toBe(stage.at(23));
    expect(status(stage, 13, `REPEAT:HR:${id('r13')}`)?.needs).toEqual(['heartRateBpm']);
  });

  it('[RECHECK] an antihypertensive asks for a pressure 10 to 15 minutes later', () => {
    const stage = dosed();
    const content = {
      kind: 'medicine',
      takenAtMs: stage.at(50),
      purpose: 'antihypertensive',
      name: 'Labetalol',
      amount: '10 mg',
      route: 'IV',
    } as const;
    stage.do(50, { type: 'GiveMedicine', body: { entryId: id('drug'), content, lateReason: null } });
    const check = () => stage.judge(61).checks.find((item) => item.checkId === `RECHECK:${id('drug')}`);
    expect(check()).toMatchObject({ dueAtMs: stage.at(60), overdueFromMs: stage.at(65), status: 'due' });
    stage.set(62, { bp: [140, 84] });
    expect(stage.judge(62).checks.find((item) => item.checkId === `RECHECK:${id('drug')}`)?.status).toBe(
      'done',
    );
  });
});

describe('Leaving', () => {
  function ready(): Scene {
    const stage = dosed();
    for (const min of [20, 40, 60, 90, 120]) stage.set(min, { ...CALM, bp: [124, 78] });
    attestAll(stage, 126);
    return stage;
  }

  it('[D16] signing before the minimum time or by a nurse is refused; a prescriber signs when all is met', () => {
    const early = dosed();
    expect(early.ask(60, { type: 'Sign', body: {} }, PRESCRIBER)?.code).toBe('criteriaNotMet');
    const stage = ready();
    expect(stage.ask(127, { type: 'Sign', body: {} })?.code).toBe('notAllowed');
    expect(stage.ask(127, { type: 'Sign', body: {} }, PRESCRIBER)).toBeNull();
    expect(stage.ask(128, { type: 'Sign', body: {} }, PRESCRIBER)?.code).toBe('sessionEnded');
  });

  it('[D15] exactly 15 minutes old still counts, a moment more does not', () => {
    const stage = ready();
    expect(statusOf(stage.judge(135), 'D15')).toBe('met');
    expect(statusOf(stage.judge(135.01), 'D15')).toBe('unknown');
    expect(stage.judge(135.01).readiness.maySign).toBe(false);
  });

  it('[D12] the escort cancels: transport is unmet again, even after all was ready', () => {
    const stage = ready();
    expect(stage.judge(127).readiness.maySign).toBe(true);
    stage.do(128, {
      type: 'Attest',
      body: { criterion: 'D12', met: false, note: 'escort cancelled', transport: null },
    });
    expect(statusOf(stage.judge(128), 'D12')).toBe('unmet');
    expect(stage.judge(128).stage).toBe('observing');
    const body = { criterion: 'D12', met: true, note: null, transport: null } as const;
    expect(stage.ask(129, { type: 'Attest', body })?.code).toBe('transportNeeded');
  });

  it('[D10] vomiting unmakes it until exactly 30 minutes have passed, and the statement must be made again', () => {
    const stage = ready();
    const content = {
      kind: 'symptom',
      takenAtMs: stage.at(100),
      effect: 'vomiting',
      grade: 'mild',
      endAtMs: null,
      action: null,
    } as const;
    stage.do(127, {
      type: 'ReportSymptom',
      body: { entryId: id('vomit'), content, lateReason: 'told later' },
    });
    expect(statusOf(stage.judge(129.9), 'D10')).toBe('unmet');
    expect(statusOf(stage.judge(130), 'D10')).toBe('unknown');
    stage.do(130, { type: 'Attest', body: { criterion: 'D10', met: true, note: null, transport: null } });
    expect(statusOf(stage.judge(130), 'D10')).toBe('met');
  });

  it.each([
    [[139, 89], [139, 89], 'met'],
    [[140, 89], [139, 89], 'met'],
    [[150, 89], [139, 89], 'unmet'],
    [[124, 78], [98, 60], 'unmet'],
  ] as const)('[D2] %j then %j against baseline 120/76 is %s', (first, second, expected) => {
    const stage = dosed();
    stage.set(100, { bp: [first[0], first[1]] });
    stage.set(106, { bp: [second[0], second[1]] });
    expect(statusOf(stage.judge(106), 'D2')).toBe(expected);
  });

  it('[D2] one set, or two less than 5 minutes apart, is unknown; every set between must pass', () => {
    const stage = dosed();
    stage.set(100, { bp: [124, 78] });
    expect(statusOf(stage.judge(100), 'D2')).toBe('unknown');
    stage.set(104, { bp: [124, 78] });
    expect(statusOf(stage.judge(104), 'D2')).toBe('unknown');
    stage.set(105, { bp: [124, 78] });
    expect(statusOf(stage.judge(105), 'D2')).toBe('met');
    stage.set(107, { bp: [155, 78] });
    stage.set(108, { bp: [124, 78] });
    expect(statusOf(stage.judge(108), 'D2')).toBe('unmet');
  });

  it('[D4] oxygen fails it whatever the number; room air meets it', () => {
    const stage = dosed();
    stage.set(120, { ...CALM, bp: [124, 78], spo2: 98, oxygen: 2 });
    expect(statusOf(stage.judge(120), 'D4')).toBe('unmet');
  });

  it.each([
    ['D4', { spo2: 94 }, 'met'],
    ['D4', { spo2: 93 }, 'unmet'],
    ['D5', { rr: 11 }, 'met'],
    ['D5', { rr: 10 }, 'unmet'],
    ['D5', { rr: 20 }, 'met'],
    ['D5', { rr: 21 }, 'unmet'],
    ['D6', { sed: 5 }, 'met'],
    ['D6', { sed: 4 }, 'unmet'],
    ['D7', { diss: 1 }, 'met'],
    ['D7', { diss: 2 }, 'unmet'],
    ['D7', { cadss: 4 }, 'met'],
    ['D7', { cadss: 5, diss: 0 }, 'unmet'],
  ])('[D4] [D5] [D6] [D7] %s with %j is %s', (criterion, set, expected) => {
    const stage = dosed();
    stage.set(110, set);
    expect(statusOf(stage.judge(110), criterion)).toBe(expected);
  });

  it('[OVERRIDE] a prescriber overrides with a reason, a nurse may not; D3 covers only what was open then', () => {
    const stage = ready();
    stage.do(127, { type: 'RaiseAlert', body: { alertId: id('a'), severity: 'warning', text: 'pale' } });
    const override = {
      type: 'OverrideCriterion',
      body: { criterion: 'D3', reason: 'known, harmless' },
    } as const;
    expect(stage.ask(128, override)?.code).toBe('notAllowed');
    stage.do(128, override, PRESCRIBER);
    expect(statusOf(stage.judge(128), 'D3')).toBe('overridden');
    expect(stage.judge(128).readiness.maySign).toBe(true);
    stage.do(129, { type: 'RaiseAlert', body: { alertId: id('b'), severity: 'warning', text: 'dizzy' } });
    expect(statusOf(stage.judge(129), 'D3')).toBe('unmet');
  });

  it('[VERDICT] a missing score is "cannot tell", an unmet criterion "not yet"', () => {
    const stage = dosed();
    stage.set(120, { hr: 70, spo2: 98, rr: 14, sed: 5, bp: [124, 78] });
    stage.set(125, { bp: [124, 78] });
    expect(stage.judge(125).readiness.verdict).toBe('cannotTell');
    stage.set(126, { diss: 5 });
    expect(stage.judge(126).readiness.verdict).toBe('notYet');
  });

  it('[AMA] leaving is recorded with everything missing listed, and the true minutes', () => {
    const stage = dosed();
    const body = {
      prescriberTold: true,
      risksExplained: true,
      formSigned: false,
      transport: null,
      witnessedBy: 'M. Reyes',
      leftAtMs: stage.at(70),
      reason: 'wants to go',
    };
    stage.do(71, { type: 'LeaveAgainstAdvice', body });
    const judged = stage.judge(71);
    expect(judged.stage).toBe('leftAgainstAdvice');
    expect(judged.rems.durationMin).toBe(70);
    const detail = stage.state.end?.detail;
    const missing = detail?.type === 'LeftAgainstAdvice' ? detail.body.missing : [];
    expect(missing).toEqual(
      expect.arrayContaining(['Form not signed', 'No transport recorded', 'Minimum time unmet']),
    );
  });

  it('[END] a transfer ends the alarms, keeps facts addable and waits for its outcome', () => {
    const stage = dosed();
    stage.set(40, { bp: [186, 112] });
    stage.do(45, { type: 'TransferPatient', body: { destination: 'General hospital', reason: 'pressure' } });
    expect(stage.judge(200).alerts.steps.every((step) => step.atMs <= stage.at(45))).toBe(true);
    expect(stage.set(44, { bp: [188, 112], enteredAt: 50 })).toBeNull();
    stage.do(300, { type: 'RecordTransferOutcome', body: { outcome: 'observed overnight' } });
    expect(stage.state.transferOutcome?.outcome).toBe('observed overnight');
  });

  it('[CALLBACK] a reading measured before discharge that arrives after it makes a task, no alarm; one measured after is refused', () => {
    const stage = ready();
    stage.do(127, { type: 'Sign', body: {} }, PRESCRIBER);
    stage.device(126, { systolicMmHg: 184, diastolicMmHg: 100 }, { recordedAt: 130 });
    const judged = stage.judge(130);
    expect(judged.alerts.open).toEqual([]);
    expect(judged.callBacks).toEqual([
      { entryId: id('d126'), message: expect.stringContaining('SYS 184 ≥ 180'), done: null },
    ]);
    expect(stage.set(128, { hr: 80, enteredAt: 131 })?.code).toBe('sessionEnded');
    stage.do(140, { type: 'CompleteCallBack', body: { entryId: id('d126'), note: 'called, is well' } });
    expect(stage.judge(140).callBacks[0]?.done).not.toBeNull();
  });

  it('[HANDOVER] taking over names every open alert and the next check, or is refused with what is missing', () => {
    const stage = dosed();
    stage.set(12, { bp: [165, 90] });
    const alert = openAlert(stage.judge(12), 'BP')?.episodeId ?? '';
    const ask = (acceptedAlertIds: string[], acceptedCheckId: string | null) =>
      stage.ask(13, { type: 'TakeOver', body: { acceptedAlertIds, acceptedCheckId } });
    expect(ask([], null)).toMatchObject({ code: 'handoverIncomplete', pointer: '/acceptedAlertIds' });
    expect(ask([alert], null)).toMatchObject({ code: 'handoverIncomplete', pointer: '/acceptedCheckId' });
    const next = stage
      .judge(13)
      .checks.find((check) => !['done', 'missed', 'notDone'].includes(check.status));
    expect(ask([alert], next?.checkId ?? null)).toBeNull();
    expect(stage.state.nurse?.name).toBe('N. Okafor');
  });

  it('a session that was not dosed is cancelled, a dosed one is not', () => {
    const stage = scene();
    stage.do(-10, { type: 'CancelSession', body: { reason: 'no ride' } });
    expect(stage.judge(-10).stage).toBe('cancelledNotDosed');
    expect(dosed().ask(10, { type: 'CancelSession', body: { reason: 'x' } })?.code).toBe('wrongStage');
  });

  it('[END] midnight and the turn of the clocks change no elapsed time', () => {
    const late = scene({ t0Clock: '23:30' });
    late.set(-8, { ...CALM, bp: [120, 76] });
    late.dose(0);
    late.dose(5);
    expect(late.judge(40).dosing.gateAtMs).toBe(late.t0 + 125 * 60_000);
    expect(statusOf(late.judge(125), 'D1')).toBe('met');
  });

  it('[ANNOUNCE] steps missed while nobody was there are found once, with the instant they were reached', () => {
    const stage = dosed();
    stage.set(12, { hr: 133 });
    const judged = judge(stage.state, stage.at(40));
    const told = judged.alerts.steps.filter((step) => step.step === 'prescriberTold' && step.family === 'HR');
    expect(told.map((step) => step.atMs)).toEqual([stage.at(14) + 1]);
  });
});
