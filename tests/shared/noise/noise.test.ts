import { describe, expect, it } from 'vitest';
import { noiseReport } from '#shared/clinical/noise/noise-report.ts';
import { type SessionNoise, sessionNoise } from '#shared/clinical/noise/session-noise.ts';
import { openAlert, type Scene, scene } from '../scene.ts';

const CALM = { bp: [120, 76] as [number, number], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 };

/** Both devices given; heart rate 115 at T+12 warns. */
function racing(): Scene {
  const stage = scene();
  stage.set(-8, CALM);
  stage.dose(0);
  stage.dose(5);
  stage.set(12, { hr: 115 });
  return stage;
}

function acknowledge(stage: Scene, min: number, family: string): void {
  const episodeId = openAlert(stage.judge(min), family)?.episodeId ?? 'none';
  stage.do(min, { type: 'AcknowledgeAlert', body: { episodeId } });
}

const heartRate = (stage: Scene) => sessionNoise(stage.state).alerts.find(({ rule }) => rule === 'HR');

describe('The noise of a session [NOISE]', () => {
  it('is every alert that called, with when somebody first acknowledged it', () => {
    const stage = racing();
    acknowledge(stage, 14, 'HR');
    expect(heartRate(stage)).toEqual({
      rule: 'HR',
      alertClass: 'clinical',
      severity: 'warning',
      confirmed: false,
      acknowledgedAfterMs: 2 * 60_000,
      actedOn: false,
    });
  });

  it('was acted on where a person recorded something while it stood', () => {
    const stage = racing();
    stage.set(13, { hr: 116 });
    expect(heartRate(stage)).toMatchObject({ confirmed: true, acknowledgedAfterMs: null, actedOn: true });
  });

  it('counts from T0 as long as the record goes, and nothing before a dose', () => {
    const stage = racing();
    expect(sessionNoise(stage.state).watchedMs).toBe(12 * 60_000);
    const before = scene();
    before.set(-8, CALM);
    expect(sessionNoise(before.state)).toEqual({ watchedMs: 0, alerts: [] });
  });

  it('leaves out what rested on a mistaken entry', () => {
    const stage = racing();
    const entryId = openAlert(stage.judge(12), 'HR')?.entryId ?? 'none';
    stage.do(13, { type: 'WithdrawEntry', body: { entryId, reason: 'another patient' } });
    expect(heartRate(stage)).toBeUndefined();
  });
});

describe('A noise report [NOISE]', () => {
  const alert = (rule: string, changes: Partial<SessionNoise['alerts'][number]> = {}) => ({
    rule,
    alertClass: 'clinical' as const,
    severity: 'warning' as const,
    confirmed: true,
    acknowledgedAfterMs: 60_000,
    actedOn: true,
    ...changes,
  });
  const session = (...alerts: SessionNoise['alerts']): SessionNoise => ({ watchedMs: 90 * 60_000, alerts });

  it('sums by rule, the loudest first, with the median until somebody acknowledged', () => {
    const report = noiseReport([
      session(alert('BP'), alert('SPO2', { acknowledgedAfterMs: null, actedOn: false, confirmed: false })),
      session(alert('SPO2', { acknowledgedAfterMs: 30_000 }), alert('SPO2', { acknowledgedAfterMs: 90_000 })),
    ]);
    expect(report.rules).toEqual([
      {
        rule: 'SPO2',
        raised: 3,
        criticals: 0,
        confirmed: 2,
        actedOn: 2,
        acknowledged: 2,
        medianToAcknowledgeMs: 60_000,
      },
      {
        rule: 'BP',
        raised: 1,
        criticals: 0,
        confirmed: 1,
        actedOn: 1,
        acknowledged: 1,
        medianToAcknowledgeMs: 60_000,
      },
    ]);
    // Four alarms in twice ninety minutes.
    expect(report).toMatchObject({ sessions: 2, patientHours: 3, alarms: 4, alarmsPerPatientHour: 4 / 3 });
  });

  it('counts a notice as raised and not as an alarm', () => {
    expect(noiseReport([session(alert('DIS-SLOW', { severity: 'notice' }))])).toMatchObject({
      alarms: 0,
      alarmsPerPatientHour: 0,
      rules: [{ rule: 'DIS-SLOW', raised: 1 }],
    });
  });

  it('[BUDGET] is over it with more than one clinical critical in 20 sessions; a late check is none', () => {
    const quiet = Array.from({ length: 19 }, () => session());
    const critical = session(alert('BP', { severity: 'critical' }));
    const late = session(alert('CHECK', { severity: 'critical', alertClass: 'overdue' }));
    expect(noiseReport([...quiet, critical])).toMatchObject({ criticals: 1, overBudget: false });
    expect(noiseReport([...quiet.slice(1), critical])).toMatchObject({ overBudget: true });
    expect(noiseReport([...quiet.slice(1), late])).toMatchObject({ criticals: 0, overBudget: false });
  });

  it('of nobody watched has no rate, and of no session no average', () => {
    expect(noiseReport([])).toMatchObject({
      alarmsPerPatientHour: null,
      criticalsPerSession: null,
      overBudget: false,
      rules: [],
    });
  });
});
