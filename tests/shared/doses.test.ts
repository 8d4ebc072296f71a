import { describe, expect, it } from 'vitest';
import type { DoseContent } from '#shared/entries.ts';
import { id, openAlert, remsOf, scene } from './scene.ts';
import { CALM, dosed } from './visits.ts';

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
    expect(judged.rems?.doseMg).toBe(56);
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

describe('A device that lost some of its dose', () => {
  const give = (
    stage: ReturnType<typeof scene>,
    min: number,
    changes: Pick<DoseContent, 'deliveredMg'> & Partial<DoseContent>,
  ) => {
    const content: DoseContent = {
      kind: 'dose',
      takenAtMs: stage.at(min),
      lot: 'L',
      remark: null,
      ...changes,
    };
    const body = { entryId: id(`dose${min}`), content, lateReason: null };
    return stage.ask(Math.max(min, 4), { type: 'GiveDose', body });
  };
  const told = (stage: ReturnType<typeof scene>, min: number) =>
    stage
      .judge(min)
      .remarks.filter(({ kind }) => kind === 'partialDose' || kind === 'airwayWatch')
      .map(({ message }) => message);

  it('[DEVICE-LOST] says what was delivered and asks to watch the airway; no further device is planned', () => {
    const stage = scene();
    const incident = { kind: 'sneezed', atMs: stage.at(1) } as const;
    expect(give(stage, 0, { deliveredMg: 14, sprays: 1, incident })).toBeNull();
    expect(told(stage, 4)).toEqual([
      'Device 1: 1 of 2 sprays, 14 of 28 mg. Nothing replaces it by itself: a clinician decides',
      'Device 1: sneezed at T+1. Watch the airway more closely',
    ]);
    expect(give(stage, 5, { deliveredMg: 28, sprays: 2 })).toBeNull();
    expect(stage.judge(5).dosing).toMatchObject({ deliveredMg: 42, plannedMg: 56, complete: true });
    expect(told(stage, 5)).toHaveLength(2);
  });

  it('[DEVICE-LOST] a device of which nothing was delivered still starts the clocks', () => {
    const stage = scene();
    expect(give(stage, 0, { deliveredMg: 0, sprays: 0 })).toBeNull();
    expect(stage.judge(4).dosing).toMatchObject({ firstDoseAtMs: stage.at(0), deliveredMg: 0 });
  });

  it('[DEVICE-LOST] [PLAUSIBLE] sprays cannot give more than they hold, and nothing goes wrong before the start', () => {
    const stage = scene();
    expect(give(stage, 0, { deliveredMg: 28, sprays: 1 })).toMatchObject({
      sentence: 'One spray holds 14 mg; 28 mg cannot come from it.',
      pointer: '/content/deliveredMg',
    });
    const at = (min: number) => ({ incident: { kind: 'dripped', atMs: stage.at(min) } as const });
    expect(give(stage, 0, { deliveredMg: 28, ...at(-1) })).toMatchObject({
      code: 'impossibleValue',
      pointer: '/content/incident/atMs',
    });
    expect(give(stage, 0, { deliveredMg: 28, ...at(9) })).toMatchObject({ code: 'timeInFuture' });
  });

  it('[DEVICE-LOST] [NAUSEA] [D10] vomiting during a device warns and counts as vomiting for 30 minutes', () => {
    const stage = dosed();
    const content = stage.state.doses[1]?.content;
    if (!content) throw new Error('no second device');
    const incident = { kind: 'vomited', atMs: stage.at(6) } as const;
    const body = { entryId: id('dose5'), version: 1, content: { ...content, incident }, reason: 'seen' };
    stage.do(7, { type: 'CorrectEntry', body });
    expect(openAlert(stage.judge(7), 'VOMIT')).toMatchObject({ severity: 'warning', message: 'Vomited' });
    const d10 = (min: number) => stage.judge(min).readiness.criteria.find((one) => one.criterion === 'D10');
    expect(d10(35.9)).toMatchObject({ status: 'unmet', evidence: 'Vomited' });
    expect(d10(36)?.status).toBe('unknown');
  });

  it('[REMS-DOSE] the draft calls it other, beside what was planned; a whole dose by its amount', () => {
    const box = (stage: ReturnType<typeof scene>, min: number) => stage.judge(min).rems?.doseBox;
    const partial = scene({ plannedMg: 84 });
    partial.dose(0);
    partial.dose(5);
    expect(box(partial, 6)).toBeNull();
    partial.do(8, { type: 'StopDosing', body: { reason: 'asked', takenAtMs: partial.at(8) } });
    expect(partial.judge(8).rems).toMatchObject({ doseBox: 'other', plannedMg: 84, doseMg: 56 });
    expect(box(dosed(), 6)).toBe('56');
  });
});

it('[REMS-EVENT] [UNKNOWN] the draft denies no effect of which nothing was measured since the dose', () => {
  const stage = dosed();
  const occurred = (min: number) => {
    const { respiratoryDepression, bloodPressureRise } = remsOf(stage.judge(min));
    return [respiratoryDepression.occurred, bloodPressureRise.occurred];
  };
  expect(occurred(10)).toEqual(['unknown', 'unknown']);
  stage.set(20, { spo2: 97, bp: [130, 80] });
  expect(occurred(20)).toEqual(['unknown', 'no']);
  stage.set(21, { rr: 14 });
  expect(occurred(21)).toEqual(['no', 'no']);
});

describe('Repeats and mishaps', () => {
  const repeatedAt = (stage: ReturnType<typeof scene>, min: number) =>
    stage
      .judge(min)
      .remarks.filter(({ kind }) => kind === 'repeated')
      .map(({ message }) => message);

  it('[REPEATED] repeats within 10 minutes are all kept, the newest judges, and the number and mean of each vital are told', () => {
    const stage = dosed();
    stage.set(40, { bp: [150, 90], hr: 80, temp: 36.6 });
    stage.set(42, { bp: [140, 84], spo2: 97, temp: 36.9 });
    stage.set(50, { hr: 85 });
    expect(stage.judge(50).values.systolicMmHg.value).toBe(140);
    expect(repeatedAt(stage, 50)).toEqual([
      'BP: 2 within 10 min, mean 145/87',
      'HR: 2 within 10 min, mean 83',
      'Temp: 2 within 10 min, mean 36.8',
    ]);
    stage.set(51, { hr: 90 });
    expect(repeatedAt(stage, 51)).toContain('HR: 2 within 10 min, mean 88');
  });

  it('[REPEATED] a continuous signal is never averaged, a value from a cuff is', () => {
    const stage = dosed();
    for (const min of [40, 41, 42]) stage.device(min, { heartRateBpm: 80 + min }, { continuous: true });
    expect(repeatedAt(stage, 42)).toEqual([]);
    for (const min of [43, 44]) stage.device(min, { heartRateBpm: 80 + min });
    expect(repeatedAt(stage, 44)).toEqual(['HR: 2 within 10 min, mean 124']);
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
    expect(judged.dosing).toMatchObject({ deliveredMg: 28, dosesGiven: 1, dosesPlanned: 2 });
  });
});
