import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import type { FailedVital } from '#shared/entries.ts';
import { packSummary, unpackSummary } from '#shared/wire/pack-summary.ts';
import { id, openAlert, type Scene, scene } from './scene.ts';
import { CALM, correct, dosed } from './visits.ts';

const failing = (...vitals: FailedVital['vital'][]) => ({
  failed: vitals.map((vital) => ({ vital, reason: 'cuff' })),
});
const retriesAt = (stage: Scene, min: number) =>
  stage.judge(min).checks.filter(({ checkId }) => checkId.startsWith('FAILED:'));
const remarksAt = (stage: Scene, min: number) =>
  stage
    .judge(min)
    .remarks.filter(({ kind }) => kind === 'failedTwice')
    .map(({ message }) => message);

/** After T+20, so that only failures are late. */
function atT20(): Scene {
  const stage = dosed();
  stage.set(20, CALM);
  return stage;
}

describe('An attempt that failed', () => {
  it('[FAILED] asks for the pressure again after 5 minutes and for everything else after 1', () => {
    const stage = atT20();
    stage.set(25, failing('bloodPressure', 'spo2Percent', 'heartRateBpm', 'respiratoryRatePerMin'));
    const due = retriesAt(stage, 25).map(({ needs, dueAtMs, status }) => [needs[0], dueAtMs, status]);
    expect(due).toEqual([
      ['heartRateBpm', stage.at(26), 'due'],
      ['spo2Percent', stage.at(26), 'due'],
      ['respiratoryRatePerMin', stage.at(26), 'due'],
      ['bloodPressure', stage.at(30), 'due'],
    ]);
  });

  it('[FAILED] says when it failed, why and how often', () => {
    const stage = atT20();
    stage.set(25, failing('systolicMmHg'));
    stage.set(27, failing('bloodPressure'));
    const failed = { reason: 'cuff', atMs: stage.at(27), inARow: 2 };
    expect(retriesAt(stage, 27)).toMatchObject([{ label: 'Repeat BP', failed }]);
  });

  it('[DEAD-CUFF] twice in a row is a technical notice, four times a warning, and the first pressure ends it', () => {
    const stage = atT20();
    const steps = () =>
      stage.state.alerts.steps
        .filter(({ family }) => family === 'DEAD-CUFF')
        .map(({ step, severity }) => `${step} ${severity}`);
    stage.set(25, failing('bloodPressure'));
    expect(steps()).toEqual([]);
    stage.set(26, failing('bloodPressure'));
    expect(openAlert(stage.judge(26), 'DEAD-CUFF')).toMatchObject({
      severity: 'notice',
      alertClass: 'technical',
      evidenceAtMs: stage.at(25),
    });
    stage.set(27, failing('bloodPressure'));
    stage.set(28, failing('bloodPressure'));
    expect(steps()).toEqual(['raised notice', 'worsened warning']);
    const d3 = stage.judge(28).readiness.criteria.find(({ criterion }) => criterion === 'D3');
    expect(d3?.status).toBe('met');
    stage.set(29, { bp: [124, 80] });
    expect(steps().at(-1)).toBe('cleared warning');
  });

  it('[DEAD-CUFF] is over when its failures turn out to be mistaken entries, and is none before the dose', () => {
    const stage = atT20();
    stage.set(25, { ...failing('bloodPressure'), name: 'one' });
    stage.set(26, failing('bloodPressure'));
    stage.do(27, { type: 'WithdrawEntry', body: { entryId: id('one'), reason: 'other patient' } });
    expect(openAlert(stage.judge(27), 'DEAD-CUFF')).toBeUndefined();
    const before = scene();
    for (const minute of [-9, -8, -7, -6]) before.set(minute, failing('bloodPressure'));
    expect(openAlert(before.judge(-5), 'DEAD-CUFF')).toBeUndefined();
  });

  it('[FAILED] a sedation that could not be scored is asked for again, a dissociation waits for the next set', () => {
    const stage = atT20();
    const score = (scale: 'moaas' | 'dissociation') => ({
      entryId: id(scale),
      content: {
        kind: 'score',
        takenAtMs: stage.at(25),
        scale,
        value: null,
        notObtained: 'asleep',
      } as const,
    });
    const scores = [score('moaas'), score('dissociation')];
    stage.do(25, { type: 'RecordSet', body: { reading: null, scores, rechecked: [], lateReason: null } });
    expect(retriesAt(stage, 25)).toMatchObject([{ needs: ['moaas'], dueAtMs: stage.at(26) }]);
  });

  it('[FAILED] a value ends it, and one from before the failure does not', () => {
    const stage = atT20();
    stage.set(30, failing('bloodPressure'));
    stage.set(29, { bp: [130, 80], enteredAt: 31 });
    expect(retriesAt(stage, 31)).toHaveLength(1);
    stage.set(32, { bp: [130, 80] });
    expect(retriesAt(stage, 32)).toEqual([]);
  });

  it('[FAILED] a further failure does not put it off, and after grace it is overdue like any check', () => {
    const stage = atT20();
    stage.set(25, failing('spo2Percent'));
    stage.set(30, failing('spo2Percent'));
    expect(retriesAt(stage, 31)).toMatchObject([{ dueAtMs: stage.at(26), overdue: null }]);
    const [late] = retriesAt(stage, 31.01);
    expect(late?.overdue).toBe('low');
    const family = `CHECK:${late?.checkId}`;
    expect(openAlert(stage.judge(31.01), family)?.message).toBe('Repeat SpO₂ overdue');
    stage.set(32, { spo2: 97 });
    expect(openAlert(stage.judge(32), family)).toBeUndefined();
  });

  it('[FAILED] a failure entered late is due at the earliest when it is entered', () => {
    const stage = atT20();
    stage.set(25, { ...failing('spo2Percent'), enteredAt: 38 });
    expect(retriesAt(stage, 38)).toMatchObject([{ dueAtMs: stage.at(38) }]);
  });

  it('[FAILED] two in a row ask for another way, each vital for itself; a value between them does not count as a row', () => {
    const stage = atT20();
    stage.set(25, failing('bloodPressure', 'spo2Percent'));
    stage.set(26, { spo2: 97 });
    stage.set(27, failing('spo2Percent'));
    expect(remarksAt(stage, 27)).toEqual([]);
    stage.set(28, failing('bloodPressure'));
    expect(remarksAt(stage, 28)).toEqual([
      'BP failed twice: measure by hand, on the other arm or with another device',
    ]);
    stage.set(29, failing('spo2Percent'));
    expect(remarksAt(stage, 29)).toContain(
      'SpO₂ failed twice: try another finger, the ear or another device',
    );
  });

  it('[FAILED] where an alert asks already, its own repeat stands and says the failure', () => {
    const stage = atT20();
    stage.set(25, { bp: [184, 100] });
    stage.set(29, failing('bloodPressure'));
    expect(retriesAt(stage, 29)).toEqual([]);
    const repeat = stage.judge(29).checks.find(({ checkId }) => checkId.startsWith('REPEAT:BP'));
    expect(repeat).toMatchObject({ dueAtMs: stage.at(30), failed: { atMs: stage.at(29), inARow: 1 } });
  });

  it('[FAILED] before the dose it is asked for and never late; the dose begins its time', () => {
    const stage = scene();
    stage.set(-20, failing('bloodPressure'));
    expect(retriesAt(stage, -1)).toMatchObject([{ dueAtMs: stage.at(-15), status: 'due', overdue: null }]);
    stage.dose(0);
    expect(retriesAt(stage, 5)).toMatchObject([{ dueAtMs: stage.at(0), overdue: null }]);
    expect(retriesAt(stage, 5.01)).toMatchObject([{ overdue: 'low' }]);
  });

  it('[FAILED] [NOT-DONE] a repeat given up with a reason rests until the next failure', () => {
    const stage = atT20();
    stage.set(25, failing('bloodPressure'));
    const checkId = retriesAt(stage, 26)[0]?.checkId ?? '';
    stage.do(26, { type: 'MarkCheckNotDone', body: { checkId, reason: 'refuses the cuff' } });
    expect(retriesAt(stage, 40)).toMatchObject([{ status: 'notDone', notDoneReason: 'refuses the cuff' }]);
    stage.set(41, failing('bloodPressure'));
    expect(retriesAt(stage, 41)).toMatchObject([{ status: 'due', dueAtMs: stage.at(46) }]);
  });

  it('[FAILED] [WITHDRAW] a failure entered in error asks for nothing', () => {
    const stage = atT20();
    stage.set(25, failing('bloodPressure'));
    stage.do(26, { type: 'WithdrawEntry', body: { entryId: id('r25'), reason: 'other patient' } });
    expect(retriesAt(stage, 26)).toEqual([]);
    stage.set(27, failing('bloodPressure'));
    stage.do(28, correct(stage, 28, 'r27', 27, [130, 80]));
    expect(retriesAt(stage, 28)).toEqual([]);
  });

  it('[FAILED] ends with the session', () => {
    const stage = atT20();
    stage.set(25, failing('bloodPressure'));
    stage.do(26, { type: 'TransferPatient', body: { destination: 'St. Mary', reason: 'unwell' } });
    expect(retriesAt(stage, 60)).toEqual([]);
  });

  it('crosses the wire to the board with its time and without its reason', () => {
    const stage = atT20();
    stage.set(25, failing('bloodPressure'));
    const summary = summarize(stage.state, stage.at(25));
    const packed = JSON.parse(JSON.stringify(packSummary(summary)));
    expect(unpackSummary(packed)).toEqual(summary);
    expect(summary.checks.find(({ failed }) => failed !== null)).toMatchObject({
      label: 'Repeat BP',
      failed: { atMs: stage.at(25), inARow: 1 },
    });
    expect(JSON.stringify(packed)).not.toContain('cuff');
  });
});
