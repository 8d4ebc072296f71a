import { describe, expect, it } from 'vitest';
import { id, openAlert, scene } from './scene.ts';
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
