import { describe, expect, it } from 'vitest';
import { attestAll, openAlert, PRESCRIBER, type Scene, scene, statusOf } from './scene.ts';

/** The worked example of a hard session: Mr B, 58, treated hypertension, esketamine 84 mg, T0 13:30. Values from the reference. */
function play(toMin: number): Scene {
  const b = scene({ t0Clock: '13:30', plannedMg: 84 });
  const rows: [number, () => void][] = [
    [-25, () => b.set(-25, { bp: [146, 92], hr: 82, spo2: 97, rr: 14, sed: 5, diss: 0 })],
    [-18, () => b.set(-18, { bp: [140, 88], hr: 80, spo2: 97, rr: 14, sed: 5, diss: 0 })],
    [-11, () => b.set(-11, { bp: [138, 86], hr: 78, spo2: 97, rr: 14, sed: 5, diss: 0 })],
    [0, () => b.dose(0)],
    [5, () => b.dose(5)],
    [10, () => b.dose(10)],
    [20, () => b.set(20, { hr: 92, spo2: 96, rr: 15, sed: 5, diss: 4 })],
    [40, () => b.set(40, { bp: [176, 104], hr: 104, spo2: 95, rr: 16, sed: 4, diss: 8 })],
    [45, () => b.set(45, { bp: [184, 108], hr: 106, spo2: 95, rr: 16, sed: 4, diss: 8 })],
    [46, () => acknowledgeAll(b, 46)],
    [50, () => b.set(50, { bp: [186, 112], hr: 110, spo2: 95, rr: 16, sed: 4, diss: 8 })],
    [55, () => b.set(55, { bp: [182, 108], hr: 104, spo2: 95, rr: 16, sed: 4, diss: 8 })],
    [60, () => b.set(60, { bp: [176, 104], hr: 100, spo2: 96, rr: 15, sed: 4, diss: 7 })],
    [65, () => b.set(65, { bp: [170, 100], hr: 98, spo2: 96, rr: 15, sed: 5, diss: 7 })],
    [75, () => b.set(75, { bp: [162, 98], hr: 94, spo2: 96, rr: 15, sed: 5, diss: 6 })],
    [90, () => b.set(90, { bp: [156, 94], hr: 88, spo2: 97, rr: 14, sed: 5, diss: 5 })],
    [105, () => b.set(105, { bp: [150, 90], hr: 84, spo2: 97, rr: 14, sed: 5, diss: 4 })],
    [120, () => b.set(120, { bp: [146, 88], hr: 82, spo2: 97, rr: 14, sed: 5, diss: 3 })],
    [130, () => extend(b)],
    [145, () => b.set(145, { bp: [142, 86], hr: 80, spo2: 97, rr: 14, sed: 5, diss: 2 })],
    [160, () => closeLatch(b)],
    [165, () => attestAll(b, 165)],
    [172, () => b.do(172, { type: 'Sign', body: {} }, PRESCRIBER)],
  ];
  for (const [min, act] of rows) if (min <= toMin) act();
  return b;
}

function acknowledgeAll(b: Scene, min: number): void {
  for (const alert of b.judge(min).alerts.open) {
    b.do(min, { type: 'AcknowledgeAlert', body: { episodeId: alert.episodeId } });
  }
}

function extend(b: Scene): void {
  b.set(130, { bp: [144, 88], hr: 80, spo2: 97, rr: 14, sed: 5, diss: 2 });
  const body = { reason: 'dissociation', reviewAtMs: b.at(145), escortInformed: true };
  b.do(130, { type: 'ExtendObservation', body });
}

function closeLatch(b: Scene): void {
  b.set(160, { bp: [140, 84], hr: 78, spo2: 97, rr: 14, sed: 5, diss: 1 });
  const latched = b.judge(160).alerts.latched[0];
  if (!latched) throw new Error('nothing latched');
  b.do(160, { type: 'CloseAlert', body: { episodeId: latched.episodeId, note: 'observed, no drug given' } });
}

const at = (min: number) => play(min).judge(min);

describe('Worked example 10.2, the hard session', () => {
  it('[HOLD] T−25 146/92 holds the dose and asks for a repeat after 5 minutes', () => {
    const b = play(-25);
    const judged = b.judge(-25);
    expect(judged.stage).toBe('hold');
    expect(judged.hold.reasons).toEqual(['SYS 146 > 140', 'DIA 92 > 90']);
    expect(judged.hold.repeatDueAtMs).toBe(b.at(-20));
  });

  it('[HOLD] T−18 140/88 is pass 1 of 2: 140 is not above 140', () => {
    const judged = at(-18);
    expect(judged.stage).toBe('hold');
    expect(judged.hold.passes).toBe(1);
  });

  it('[HOLD] [BASE] T−11 138/86 is pass 2 of 2: the hold lifts and this set is the baseline', () => {
    const judged = at(-11);
    expect(judged.stage).toBe('preDose');
    expect(judged.baseline.values).toMatchObject({ systolicMmHg: 138, diastolicMmHg: 86 });
  });

  it('[D1] T+10 the 84 mg are complete and the gate is T+130', () => {
    const b = play(10);
    const { dosing, baseline } = b.judge(10);
    expect(dosing).toMatchObject({ deliveredMg: 84, complete: true, gateAtMs: b.at(130) });
    expect(baseline.values.systolicMmHg).toBe(138);
  });

  it('T+20 is normal', () => {
    expect(at(20).alerts.open).toEqual([]);
  });

  it('[BP-HI] [DIS-HI] T+40 176/104 and score 8 warn; the pressure is unconfirmed with a repeat due at T+45', () => {
    const b = play(40);
    const judged = b.judge(40);
    const pressure = openAlert(judged, 'BP');
    expect(pressure).toMatchObject({ severity: 'warning', status: 'unconfirmed', repeatDueAtMs: b.at(45) });
    expect(pressure?.reasons.map((reason) => reason.rule)).toEqual(['BP-HI', 'BP-HI']);
    expect(openAlert(judged, 'DIS-HI')).toMatchObject({
      severity: 'warning',
      status: 'confirmed',
      message: 'Diss 8 ≥ 7',
    });
    expect(judged.alerts.open).toHaveLength(2);
  });

  it('[BP-HI] [BP-RISE] T+45 184/108 is critical, unconfirmed, with the rise; the warning is confirmed', () => {
    const b = play(45);
    const pressure = openAlert(b.judge(45), 'BP');
    expect(pressure).toMatchObject({ severity: 'critical', status: 'unconfirmed', message: 'SYS 184 ≥ 180' });
    expect(pressure?.reasons.map((reason) => reason.text)).toContain('SYS own +46 ≥ +40');
    expect(b.state.alerts.cores.BP?.warning.state).toBe('confirmed');
    expect(pressure?.told).toEqual([]);
    expect(pressure).toMatchObject({
      raisedAtMs: b.at(40),
      soundingSinceMs: b.at(45),
      evidenceAtMs: b.at(45),
    });
  });

  it('[ACK] [BP-SX] T+46 the nurse acknowledges within 2 minutes; no symptom, so no symptom rule', () => {
    const pressure = openAlert(at(46), 'BP');
    expect(pressure?.acknowledged?.by).toMatchObject({ name: 'N. Okafor' });
    expect(pressure?.reasons.some((reason) => reason.rule === 'BP-SX')).toBe(false);
    expect(pressure?.told).toEqual([]);
  });

  it('[ESC] [LATCH] T+50 186/112 confirms the critical: prescriber told, both limits and both rises; HR 110 just under 111', () => {
    const b = play(50);
    const judged = b.judge(50);
    const pressure = openAlert(judged, 'BP');
    expect(pressure).toMatchObject({ severity: 'critical', status: 'confirmed' });
    expect(pressure?.told).toEqual([{ who: 'prescriber', atMs: b.at(50) }]);
    expect(pressure?.reasons.map((reason) => reason.text)).toEqual([
      'SYS 186 ≥ 180',
      'DIA 112 ≥ 110',
      'SYS own +48 ≥ +40',
      'DIA own +26 ≥ +25',
    ]);
    expect(openAlert(judged, 'HR')).toBeUndefined();
    expect(pressure?.noteNeeded).toBe(true);
  });

  it('[CLEAR] T+55 182/108 is still critical by systolic', () => {
    expect(openAlert(at(55), 'BP')).toMatchObject({ severity: 'critical', message: 'SYS 182 ≥ 180' });
  });

  it('[L-28] [CLEAR] T+60 176/104 is inside critical, 1 of 2; score 7 keeps its warning', () => {
    const judged = at(60);
    expect(openAlert(judged, 'BP')).toMatchObject({ severity: 'critical', insideCount: 1, insideToClear: 2 });
    expect(openAlert(judged, 'DIS-HI')).toMatchObject({ severity: 'warning' });
  });

  it('[CLEAR] [LATCH] T+65 170/100 steps down to a warning that still needs a closing note', () => {
    const b = play(65);
    const pressure = openAlert(b.judge(65), 'BP');
    expect(pressure).toMatchObject({
      severity: 'warning',
      status: 'confirmed',
      noteNeeded: true,
      mayClose: false,
    });
    expect(pressure?.repeatDueAtMs).toBe(b.at(75));
  });

  it('[DIS-HI] T+75 162/98 is still a warning, every 10 minutes; score 6 clears DIS-HI', () => {
    const b = play(75);
    const judged = b.judge(75);
    expect(openAlert(judged, 'BP')).toMatchObject({ severity: 'warning', repeatDueAtMs: b.at(85) });
    expect(openAlert(judged, 'DIS-HI')).toBeUndefined();
  });

  it('[OVERDUE] T+75 to T+90 slips to 15 minutes without becoming overdue', () => {
    const b = play(75);
    expect(b.judge(90).alerts.open.filter((alert) => alert.alertClass === 'overdue')).toEqual([]);
  });

  it('[DIS-SLOW] T+90 156/94 is inside, 1 of 2; score 5 is a notice', () => {
    const judged = at(90);
    expect(openAlert(judged, 'BP')).toMatchObject({ severity: 'warning', insideCount: 1 });
    expect(openAlert(judged, 'DIS-SLOW')).toMatchObject({ severity: 'notice' });
  });

  it('[CLEAR] [D2] T+105 150/90 clears the warning; the last two sets pass', () => {
    const judged = at(105);
    expect(openAlert(judged, 'BP')).toMatchObject({ status: 'latched', mayClose: true });
    expect(statusOf(judged, 'D2')).toBe('met');
  });

  it('[CHK] after clearing at T+105 the base schedule resumes: the next check is T+120', () => {
    const b = play(105);
    const next = b.judge(105).checks.find((check) => ['upcoming', 'due', 'overdue'].includes(check.status));
    expect(next?.checkId).toBe('T+120');
  });

  it('[DIS-LATE] T+120 score 3 warns and replaces the notice; the minimum time has 10 minutes left', () => {
    const b = play(120);
    const judged = b.judge(120);
    expect(openAlert(judged, 'DIS-LATE')).toMatchObject({ severity: 'warning', status: 'confirmed' });
    expect(openAlert(judged, 'DIS-SLOW')).toBeUndefined();
    expect(judged.alerts.history[0]).toMatchObject({ family: 'DIS-SLOW', ended: { why: 'replaced' } });
    expect(statusOf(judged, 'D1')).toBe('unmet');
    expect(judged.readiness.criteria[0]?.clearsAtMs).toBe(b.at(130));
  });

  it('[EXT] T+130 the minimum time is met and dissociation is not: extension is proposed, then set by a person', () => {
    const before = play(120);
    before.set(130, { bp: [144, 88], hr: 80, spo2: 97, rr: 14, sed: 5, diss: 2 });
    expect(before.judge(130).readiness.extendProposed).toBe(true);
    const b = play(130);
    const judged = b.judge(130);
    expect(statusOf(judged, 'D1')).toBe('met');
    expect(statusOf(judged, 'D7')).toBe('unmet');
    expect(judged.stage).toBe('extended');
    expect(b.state.extended).toMatchObject({ reviewAtMs: b.at(145), escortInformed: true });
    expect(judged.checks.at(-1)).toMatchObject({ kind: 'continued', dueAtMs: b.at(145) });
  });

  it('[D7] T+145 142/86 and score 2: the last two pressures pass, dissociation alone blocks; next set T+160', () => {
    const b = play(145);
    const judged = b.judge(145);
    expect(statusOf(judged, 'D2')).toBe('met');
    expect(statusOf(judged, 'D7')).toBe('unmet');
    expect(judged.readiness.maySign).toBe(false);
    expect(judged.checks.at(-1)?.dueAtMs).toBe(b.at(160));
  });

  it('[D3] T+160 DIS-LATE clears, the latch is closed with a note and the clinical criteria are met', () => {
    const judged = at(160);
    expect(judged.alerts.open).toEqual([]);
    expect(judged.alerts.latched).toEqual([]);
    for (const criterion of ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D15']) {
      expect([criterion, statusOf(judged, criterion)]).toEqual([criterion, 'met']);
    }
  });

  it('T+165 gait, orientation, instructions and escort: criteria met, awaiting clinician', () => {
    const judged = at(165);
    expect(judged.readiness.verdict).toBe('criteriaMet');
    expect(judged.stage).toBe('readyForReview');
  });

  it('[D15] [D16] T+172 the prescriber signs with vitals 12 minutes old; discharged', () => {
    const judged = at(172);
    expect(judged.stage).toBe('discharged');
  });

  it('[REMS-40] [REMS-SPAN] [REMS-EVENT] [REMS-READY] the draft reads as the reference says', () => {
    const { rems } = at(172);
    expect(rems).toMatchObject({
      durationMin: 172,
      doseMg: 84,
      bloodPressureBefore: { systolic: 138, diastolic: 86 },
      bloodPressure40Min: { systolic: 176, diastolic: 104, takenMin: 40 },
      bloodPressureBeforeCompletion: { systolic: 140, diastolic: 84 },
      dissociation: { occurred: 'yes', onsetMin: 20, endMin: 160 },
      sedation: { occurred: 'yes', onsetMin: 40, endMin: 65 },
      respiratoryDepression: { occurred: 'no' },
      bloodPressureRise: { occurred: 'yes' },
      readyWithoutTwoHourRuleMin: 160,
    });
  });

  it('1 pressure alert with 2 severities, 2 dissociation warnings and 1 notice', () => {
    const { history } = at(172).alerts;
    const clinical = history.filter((alert) => alert.alertClass === 'clinical');
    expect(clinical.map((alert) => [alert.family, alert.peak]).sort()).toEqual([
      ['BP', 'critical'],
      ['DIS-HI', 'warning'],
      ['DIS-LATE', 'warning'],
      ['DIS-SLOW', 'notice'],
    ]);
  });
});
