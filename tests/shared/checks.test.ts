import { describe, expect, it } from 'vitest';
import { id, openAlert, type Scene, statusOf } from './scene.ts';
import { CALM, dosed } from './visits.ts';

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
    expect(late.judge(46).rems?.bloodPressure40Min).toBeNull();
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

  it('[L-5] [FRESH] a value from before the dose is stale after T+30 at the latest, also a pressure no check has asked for yet', () => {
    const stage = dosed();
    expect(stage.judge(30).values.systolicMmHg.stale).toBe(false);
    expect(stage.judge(30.01).values.systolicMmHg.stale).toBe(true);
    expect(stage.judge(25.01).values.heartRateBpm.stale).toBe(true);
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
