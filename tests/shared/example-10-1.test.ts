import { describe, expect, it } from 'vitest';
import { answerEverything } from '#server/demo/before-dose.ts';
import { openLines } from '#shared/clinical/pre-dose/line.ts';
import { attestAll, PRESCRIBER, type Scene, scene, statusOf } from './scene.ts';

/** The worked example of a smooth session: Ms A, 34, esketamine 56 mg, T0 10:00. Values from the reference. */
function play(toMin: number): Scene {
  const a = scene({ t0Clock: '10:00', plannedMg: 56, arriveAt: -20 });
  const rows: [number, () => void][] = [
    [-20, () => checkIn(a)],
    [-8, () => a.set(-8, { bp: [122, 76], hr: 72, spo2: 98, rr: 14, sed: 5, diss: 0 })],
    [0, () => a.dose(0, 'LOT-7')],
    [5, () => a.dose(5, 'LOT-8')],
    [20, () => a.set(20, { hr: 80, spo2: 97, rr: 15, sed: 5, diss: 3 })],
    [40, () => a.set(40, { bp: [142, 88], hr: 86, spo2: 97, rr: 15, sed: 4, diss: 6 })],
    [60, () => a.set(60, { bp: [136, 84], hr: 80, spo2: 98, rr: 14, sed: 5, diss: 3, nausea: 3 })],
    [90, () => a.set(90, { bp: [128, 80], hr: 74, spo2: 98, rr: 14, sed: 5, diss: 1 })],
    [120, () => a.set(120, { bp: [124, 78], hr: 72, spo2: 98, rr: 14, sed: 5, diss: 0 })],
    [128, () => attestAll(a, 128)],
    [132, () => a.do(132, { type: 'Sign', body: {} }, PRESCRIBER)],
  ];
  for (const [min, act] of rows) if (min <= toMin) act();
  return a;
}

function checkIn(a: Scene): void {
  for (const command of answerEverything(a.state.protocol, a.at(-20))) a.do(-20, command);
}

const at = (min: number) => play(min).judge(min);

describe('Worked example 10.1, the smooth session', () => {
  it('T−20 arrived, checklist complete, suicide screen negative', () => {
    const a = play(-20);
    const judged = a.judge(-20);
    expect(a.state.arrivedAtMs).toBe(a.at(-20));
    // All but the baseline set, which is twelve minutes away.
    expect(openLines(judged.preDose).map(({ item }) => item)).toEqual(['baseline']);
    expect(judged.values.suicideScreen.value).toBe(0);
    expect(judged.alerts.open).toEqual([]);
  });

  it('[BASE] T−8 122/76 sets the baseline, holds nothing, and the prescriber is on site', () => {
    const a = play(-8);
    const judged = a.judge(-8);
    expect(judged.baseline).toMatchObject({
      tag: 'onTime',
      values: { systolicMmHg: 122, diastolicMmHg: 76 },
    });
    expect(judged.values.meanArterialMmHg).toMatchObject({ value: 91, source: 'calculated' });
    expect(judged.hold.active).toBe(false);
    expect(judged.preDose).toMatchObject({ open: 0 });
    expect(judged.preDose.lines.find(({ kind }) => kind === 'presence')?.status).toBe('done');
    expect(judged.stage).toBe('preDose');
  });

  it('T0 the first device starts the clocks, with its lot', () => {
    const a = play(0);
    expect(a.judge(0).dosing).toMatchObject({
      firstDoseAtMs: a.at(0),
      gateAtMs: null,
      nextDoseFromMs: a.at(5),
    });
    expect(a.state.doses[0]?.content.lot).toBe('LOT-7');
    expect(a.judge(0).stage).toBe('dosing');
  });

  it('[D1] T+5 device 2 after its rest completes 56 mg; the gate is 12:05', () => {
    const a = play(5);
    const judged = a.judge(5);
    expect(judged.dosing).toMatchObject({ deliveredMg: 56, complete: true, gateAtMs: a.at(125) });
    expect(judged.remarks.map((remark) => remark.kind)).not.toContain('deviceGapShort');
    expect(judged.stage).toBe('observing');
  });

  it('[CHK] T+20 without a pressure is done; dissociation 3 alarms nobody', () => {
    const judged = at(20);
    expect(judged.checks.find((check) => check.checkId === 'T+20')?.status).toBe('done');
    expect(judged.alerts.open).toEqual([]);
  });

  it('[REMS-40] T+40 142/88 is the 40-minute pressure, +20/+12, and raises no alert; drowsy 4 is shown', () => {
    const judged = at(40);
    expect(judged.rems?.bloodPressure40Min).toMatchObject({ systolic: 142, diastolic: 88, takenMin: 40 });
    expect(judged.values.systolicMmHg.delta).toBe(20);
    expect(judged.values.diastolicMmHg.delta).toBe(12);
    expect(judged.values.meanArterialMmHg.value).toBe(106);
    expect(judged.values.moaas.value).toBe(4);
    expect(judged.alerts.open).toEqual([]);
  });

  it('T+60 136/84 improves; nausea 3 alarms nobody', () => {
    const judged = at(60);
    expect(judged.values.nausea.value).toBe(3);
    expect(judged.alerts.open).toEqual([]);
  });

  it('[D2] [D6] [D7] T+90 pressure, sedation and dissociation are met; score 1 is no DIS-SLOW', () => {
    const judged = at(90);
    expect(['D2', 'D6', 'D7'].map((criterion) => statusOf(judged, criterion))).toEqual(['met', 'met', 'met']);
    expect(judged.alerts.open).toEqual([]);
  });

  it('[VERDICT] T+120 score 0 is no DIS-LATE; nearly: 5 minutes of D1 and the stated items are left', () => {
    const a = play(120);
    const judged = a.judge(120);
    expect(judged.alerts.open).toEqual([]);
    expect(judged.readiness.verdict).toBe('nearly');
    const open = judged.readiness.criteria
      .filter((item) => item.status !== 'met')
      .map((item) => item.criterion);
    expect(open).toEqual(['D1', 'D8', 'D9', 'D10', 'D11', 'D12', 'D13']);
    expect(judged.readiness.criteria[0]?.clearsAtMs).toBe(a.at(125));
  });

  it('[D1] T+125 the minimum time is met, not a moment before', () => {
    const a = play(120);
    expect(statusOf(a.judge(125 - 1 / 60_000), 'D1')).toBe('unmet');
    expect(statusOf(a.judge(125), 'D1')).toBe('met');
  });

  it('[D8] [D9] [D11] [D12] [D13] T+128 the stated items are met: criteria met, awaiting clinician', () => {
    const judged = at(128);
    expect(judged.readiness).toMatchObject({ verdict: 'criteriaMet', maySign: true });
    expect(judged.stage).toBe('readyForReview');
  });

  it('[D15] [D16] T+132 the prescriber signs with vitals 12 minutes old; discharged', () => {
    const a = play(132);
    expect(a.judge(132).stage).toBe('discharged');
    expect(a.state.end?.detail.body).toMatchObject({ finalVitalsAtMs: a.at(120), overridden: [] });
  });

  it('[REMS-40] [REMS-READY] the draft reads as the reference says, and no alert was ever raised', () => {
    const judged = at(132);
    expect(judged.rems).toMatchObject({
      durationMin: 132,
      doseMg: 56,
      bloodPressureBefore: { systolic: 122, diastolic: 76 },
      bloodPressure40Min: { systolic: 142, diastolic: 88 },
      bloodPressureBeforeCompletion: { systolic: 124, diastolic: 78 },
      dissociation: { occurred: 'yes', onsetMin: 20, endMin: 90 },
      sedation: { occurred: 'yes', onsetMin: 40, endMin: 60 },
      respiratoryDepression: { occurred: 'no' },
      bloodPressureRise: { occurred: 'no' },
      readyWithoutTwoHourRuleMin: 90,
    });
    expect(judged.alerts.history).toEqual([]);
  });
});
