import { describe, expect, it } from 'vitest';
import { deliveredAt, isEndMissing } from '#shared/clinical/dosing/dosing.ts';
import { nextChangeAt } from '#shared/clinical/judge.ts';
import { summarize } from '#shared/clinical/summarize.ts';
import { ketamineIntramuscular } from '#shared/protocols/ketamine-intramuscular.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { ketamineOral } from '#shared/protocols/ketamine-oral.ts';
import { type Protocol, protocolSchema } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { infuse, infusionContent, inject, lozengeOut, weigh } from './giving.ts';
import { attestAll, id, openAlert, PRESCRIBER, type Scene, scene, statusOf } from './scene.ts';

const IV = { protocol: ketamineIntravenous, plannedMgPerKg: 0.5, plannedOverMin: 40 };
const PUMP = { rateMlPerHour: 54.3, concentrationMgPerMl: 1, lot: 'L-7' };

/** Weighed 72.4 kg, a passing baseline, and the infusion running from T0. */
function running(): Scene {
  const stage = scene(IV);
  weigh(stage, -12, 72.4);
  stage.set(-10, { bp: [124, 78], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 });
  infuse(stage, 0, 'start', PUMP);
  return stage;
}

describe('A dose by weight [PLAN]', () => {
  it('is computed and not rounded: 0.5 mg/kg of 72.5 kg is 36.25 mg', () => {
    const stage = scene(IV);
    weigh(stage, -12, 72.5);
    expect(stage.judge(-11).dosing).toMatchObject({ plannedMg: 36.25, weightKg: 72.5 });
  });

  it('is not known before somebody was weighed, and that is said', () => {
    const judged = scene(IV).judge(-11);
    expect(judged.dosing.plannedMg).toBeNull();
    expect(judged.remarks.map(({ kind }) => kind)).toContain('planUnknown');
  });

  it('follows the newest weight by T0; a later one changes nothing', () => {
    const stage = running();
    weigh(stage, 20, 76);
    expect(stage.judge(21).dosing).toMatchObject({ plannedMg: 36.2, weightKg: 72.4 });
  });

  it.each([
    [24.9, 'impossibleValue'],
    [39, 'recheckNeeded'],
    [181, 'recheckNeeded'],
  ])('[PLAUSIBLE] %d kg is answered %s', (kg, code) => {
    const stage = scene(IV);
    const content = { kind: 'weight', takenAtMs: stage.at(-12), kg } as const;
    const body = { entryId: id('w'), content, rechecked: false, lateReason: null };
    expect(stage.ask(-12, { type: 'RecordWeight', body })?.code).toBe(code);
  });

  it.each([
    [72, null],
    [71.9, 'recheckNeeded'],
    [88, null],
    [88.1, 'recheckNeeded'],
  ])(
    '[PLAUSIBLE] after 80 kg at the last visit, %s kg answers %s: more than 10 % is asked about',
    (kg, code) => {
      const lastWeight = { kg: 80, atMs: Date.UTC(2026, 4, 5) };
      const stage = scene({
        protocol: ketamineIntravenous,
        plannedMgPerKg: 0.5,
        plannedOverMin: 40,
        lastWeight,
      });
      const content = { kind: 'weight', takenAtMs: stage.at(-12), kg } as const;
      const body = { entryId: id('w'), content, rechecked: false, lateReason: null };
      const refused = stage.ask(-12, { type: 'RecordWeight', body });
      expect(refused?.code ?? null).toBe(code);
      if (refused !== null) expect(refused.sentence).toContain('80 kg at the last visit');
    },
  );

  it('[PLAUSIBLE] a second weight that differs by more than 10 % is asked about; re-checked it is recorded', () => {
    const stage = scene(IV);
    weigh(stage, -12, 70);
    const content = { kind: 'weight', takenAtMs: stage.at(-11), kg: 78 } as const;
    const body = { entryId: id('w'), content, rechecked: false, lateReason: null };
    expect(stage.ask(-11, { type: 'RecordWeight', body })?.code).toBe('recheckNeeded');
    stage.do(-11, { type: 'RecordWeight', body: { ...body, rechecked: true } });
    expect(stage.judge(-11).dosing.weightKg).toBe(78);
  });

  it.each([
    ['below the protocol', { plannedMg: null, plannedMgPerKg: 0.05, plannedOverMin: 40 }, '/plannedMgPerKg'],
    [
      'without its duration',
      { plannedMg: null, plannedMgPerKg: 0.5, plannedOverMin: null },
      '/plannedOverMin',
    ],
    ['in milligrams beside', { plannedMg: 40, plannedMgPerKg: 0.5, plannedOverMin: 40 }, '/plannedMg'],
  ])('a plan %s is not offered', (_, plan, pointer) => {
    const refused = scene(IV).ask(-12, { type: 'ChangePlan', body: { ...plan, reason: 'x' } }, PRESCRIBER);
    expect(refused).toMatchObject({ code: 'planNotOffered', pointer });
  });
});

describe('An infusion [INFUSION]', () => {
  it('says when the planned dose will be in, at the rate of now', () => {
    const stage = running();
    expect(stage.judge(1).dosing.infusion).toMatchObject({
      status: 'running',
      expectedEndAtMs: stage.at(40),
    });
    infuse(stage, 20, 'rate', { rateMlPerHour: 27.15 });
    expect(stage.judge(21).dosing.infusion?.expectedEndAtMs).toBe(stage.at(60));
  });

  it('what has been given counts on while it runs, and stands while it is paused', () => {
    const stage = running();
    infuse(stage, 15, 'pause');
    infuse(stage, 20, 'resume');
    const given = (min: number) => deliveredAt(stage.judge(min).dosing, stage.at(min)).toFixed(3);
    expect([20, 22, 40].map(given)).toEqual(['13.575', '15.385', '31.675']);
    infuse(stage, 42, 'pause');
    expect([42, 60].map(given)).toEqual(['33.485', '33.485']);
  });

  it.each(['resume', 'start'] as const)('a step that does not fit is refused: %s while it runs', (step) => {
    const stage = running();
    const content = infusionContent(stage.at(5), step, step === 'start' ? PUMP : {});
    const body = { entryId: id('again'), content, lateReason: null };
    expect(stage.ask(5, { type: 'RunInfusion', body })?.code).toBe('wrongStage');
  });

  it('what was forgotten is recorded late, at the time it was done; the gate stays at the recorded end', () => {
    const stage = running();
    infuse(stage, 45, 'end');
    const late = (name: string, min: number, step: 'pause' | 'resume') =>
      stage.do(50, {
        type: 'RunInfusion',
        body: {
          entryId: id(name),
          content: infusionContent(stage.at(min), step),
          lateReason: 'was at another chair',
        },
      });
    late('pause', 15, 'pause');
    expect(stage.judge(50).dosing.gateAtMs).toBe(stage.at(105));
    late('resume', 20, 'resume');
    const { deliveredMg, gateAtMs } = stage.judge(50).dosing;
    expect([deliveredMg.toFixed(3), gateAtMs]).toEqual(['36.200', stage.at(105)]);
  });

  it('never counts beyond the plan by itself: from then on its end is missing', () => {
    const stage = running();
    const { dosing } = stage.judge(60);
    expect([deliveredAt(dosing, stage.at(60)), isEndMissing(dosing, stage.at(39.9))]).toEqual([36.2, false]);
    expect(isEndMissing(dosing, stage.at(40))).toBe(true);
  });

  it('[NEXT] that should be over is said from that moment until its end is recorded, and not while it is paused', () => {
    const stage = running();
    const said = (min: number) => stage.judge(min).remarks.some(({ kind }) => kind === 'endMissing');
    expect(said(39.9)).toBe(false);
    expect(nextChangeAt(stage.state, stage.at(39.9))).toBeLessThanOrEqual(stage.at(40));
    expect(said(40)).toBe(true);
    infuse(stage, 41, 'end');
    expect(said(41)).toBe(false);
    const paused = running();
    infuse(paused, 15, 'pause');
    expect(paused.judge(60).remarks.some(({ kind }) => kind === 'endMissing')).toBe(false);
  });

  it.each([
    ['start', { rateMlPerHour: 60 }, '/content/concentrationMgPerMl'],
    ['start', { concentrationMgPerMl: 1 }, '/content/rateMlPerHour'],
  ] as const)('a %s without what the dose is computed from is refused', (step, over, pointer) => {
    const stage = scene(IV);
    const body = {
      entryId: id('start'),
      content: infusionContent(stage.at(0), step, over),
      lateReason: null,
    };
    expect(stage.ask(0, { type: 'RunInfusion', body })).toMatchObject({ code: 'impossibleValue', pointer });
  });

  it('[D1] stopped during a pause, the minimum time counts from the pause', () => {
    const stage = running();
    infuse(stage, 15, 'pause');
    stage.do(20, { type: 'StopDosing', body: { reason: 'Too much', takenAtMs: stage.at(20) } });
    const { dosing } = stage.judge(20);
    expect(dosing).toMatchObject({ lastDrugInAtMs: stage.at(15), gateAtMs: stage.at(75), complete: false });
    expect(dosing.deliveredMg).toBeCloseTo(13.575, 6);
    expect(statusOf(stage.judge(74), 'D1')).toBe('unmet');
    expect(statusOf(stage.judge(75), 'D1')).toBe('met');
  });

  it('[D1] is not over while it is paused, however long', () => {
    const stage = running();
    infuse(stage, 15, 'pause');
    expect(stage.judge(300).dosing.gateAtMs).toBeNull();
  });

  it('the volume that the pump shows at the end decides over the rates', () => {
    const stage = running();
    infuse(stage, 40, 'end', { volumeMl: 35.8 });
    expect(stage.judge(40).dosing.deliveredMg).toBeCloseTo(35.8, 6);
  });

  it('[D1] [WITHDRAW] a corrected end moves the gate, and a withdrawn one opens it again', () => {
    const stage = running();
    infuse(stage, 40, 'end');
    const entryId = id('end40');
    const content = infusionContent(stage.at(44), 'end');
    stage.do(45, { type: 'CorrectEntry', body: { entryId, version: 1, content, reason: 'read wrong' } });
    expect(stage.judge(45).dosing.gateAtMs).toBe(stage.at(104));
    stage.do(46, { type: 'WithdrawEntry', body: { entryId, reason: 'still running' } });
    expect(stage.judge(46).dosing).toMatchObject({ gateAtMs: null, complete: false });
  });

  it('while a critical alert is open it is said that slowing or stopping is the prescriber’s decision', () => {
    const stage = running();
    stage.set(10, { bp: [184, 100], hr: 90, spo2: 97, rr: 15, sed: 4, diss: 3 });
    expect(stage.judge(10).remarks.map(({ kind }) => kind)).toContain('infusionRunning');
    infuse(stage, 12, 'pause');
    expect(stage.judge(12).remarks.map(({ kind }) => kind)).not.toContain('infusionRunning');
  });

  it('[DOSE-HOLD] started on hold it is recorded all the same, with its alert', () => {
    const stage = scene(IV);
    stage.set(-10, { bp: [150, 92], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 });
    infuse(stage, 0, 'start', PUMP);
    expect(openAlert(stage.judge(0), 'DOSE-HOLD')?.severity).toBe('warning');
  });

  it('[HOLD-TIME] a critical saturation of a continuous device raises at once; with the nasal spray it must last', () => {
    const stage = running();
    stage.device(5, { spo2Percent: 91 }, { continuous: true });
    expect(openAlert(stage.judge(5), 'SPO2')?.severity).toBe('critical');
    const nasal = scene();
    nasal.set(-10, { bp: [124, 78], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 });
    nasal.dose(0);
    nasal.device(5, { spo2Percent: 91 }, { continuous: true });
    expect(openAlert(nasal.judge(5), 'SPO2')).toBeUndefined();
  });

  it('[ARTEFACT] what the device itself doubts does not raise at once, raises when it lasts 15 seconds, and ends nothing', () => {
    const doubted = { continuous: true, quality: 'questionable' } as const;
    const moved = running();
    moved.device(5, { spo2Percent: 84 }, doubted);
    expect(openAlert(moved.judge(5), 'SPO2')).toBeUndefined();
    expect(moved.judge(5).values.spo2Percent).toMatchObject({ value: 84, severity: 'critical' });
    moved.device(5.2, { spo2Percent: 97 }, { continuous: true });
    expect(openAlert(moved.judge(6), 'SPO2')).toBeUndefined();
    const lasting = running();
    for (let s = 0; s <= 15; s += 5) lasting.device(5 + s / 60, { spo2Percent: 84 }, doubted);
    expect(openAlert(lasting.judge(5.25), 'SPO2')).toMatchObject({ severity: 'critical' });
    for (let s = 20; s <= 120; s += 5)
      lasting.device(5 + s / 60, { spo2Percent: 98 }, { ...doubted, name: `calm${s}` });
    expect(openAlert(lasting.judge(7), 'SPO2')).toMatchObject({ severity: 'critical' });
  });
});

describe('Lasting dissociation', () => {
  const start: Record<string, (stage: Scene) => void> = {
    infusion: (stage) => infuse(stage, 0, 'start', PUMP),
    injections: (stage) => inject(stage, 0, 30),
    lozenges: (stage) => inject(stage, 0, 100),
  };
  it.each([
    ['IV', ketamineIntravenous, 75, 90],
    ['IM', ketamineIntramuscular, 60, 80],
    ['SL', ketamineOral, 90, 110],
  ] as const)('[DIS-SLOW] [DIS-LATE] of %s is told from T+%3$d and T+%4$d on', (_, protocol, slow, late) => {
    const family = (min: number, diss: number): string | undefined => {
      const stage = scene({ protocol, plannedMgPerKg: 0.5, plannedOverMin: 40 });
      start[protocol.dosing.form]?.(stage);
      stage.set(min, { diss });
      return stage.judge(min).alerts.open.find(({ family }) => family.startsWith('DIS'))?.family;
    };
    expect([slow - 1, slow].map((min) => family(min, 3))).toEqual([undefined, 'DIS-SLOW']);
    expect([late - 1, late].map((min) => family(min, 2))).toEqual([undefined, 'DIS-LATE']);
  });
});

describe('A lozenge [LOZENGE]', () => {
  const held = (min: number, how: 'spat' | 'swallowed') => {
    const stage = scene({ protocol: ketamineOral, plannedMg: 100 });
    inject(stage, 0, 100);
    lozengeOut(stage, min, how);
    return stage.judge(min).remarks.find(({ kind }) => kind === 'lozengeHeld')?.message;
  };

  it('[NEXT] is asked about once it has been held for the longest usual time, until somebody says what became of it', () => {
    const stage = scene({ protocol: ketamineOral, plannedMg: 200 });
    inject(stage, 0, 100);
    const said = (min: number) => stage.judge(min).remarks.some(({ kind }) => kind === 'lozengeInMouth');
    expect(said(14.9)).toBe(false);
    expect(nextChangeAt(stage.state, stage.at(14.9))).toBeLessThanOrEqual(stage.at(15));
    expect(said(15)).toBe(true);
    expect(summarize(stage.state, stage.at(15)).lozenge).toEqual({
      sinceMs: stage.at(0),
      askFromMs: stage.at(15),
    });
    lozengeOut(stage, 16, 'spat');
    expect([said(16), summarize(stage.state, stage.at(16)).lozenge]).toEqual([false, null]);
    inject(stage, 20, 100);
    expect([said(34.9), said(35)]).toEqual([false, true]);
  });

  it('held as usual and spat out needs no word', () => expect(held(10, 'spat')).toBeUndefined());
  it('held for less is said', () =>
    expect(held(4, 'spat')).toBe('Lozenge held 4 min, usually 7 to 15 min, spat'));
  it('swallowed is said: a second peak is possible', () =>
    expect(held(10, 'swallowed')).toBe('Lozenge held 10 min, swallowed: a second peak is possible'));
});

describe('The access site [D14]', () => {
  it.each([
    ['ketamine-intravenous', true],
    ['ketamine-intramuscular', true],
    ['esketamine-intranasal', false],
    ['ketamine-oral', false],
  ])('of %s is asked about: %s', (protocolId, asked) => {
    const protocol = SHIPPED_PROTOCOLS.find((one) => one.protocolId === protocolId) as Protocol;
    const { criteria } = scene({ protocol }).judge(0).readiness;
    expect(criteria.some(({ criterion }) => criterion === 'D14')).toBe(asked);
  });

  it('is not stated where the protocol does not ask', () => {
    const body = { criterion: 'D14', met: true, note: null, transport: null } as const;
    expect(scene().ask(-5, { type: 'Attest', body })?.pointer).toBe('/criterion');
  });

  it('keeps signing closed until somebody states it', () => {
    const stage = running();
    infuse(stage, 40, 'end');
    stage.set(92, { bp: [122, 76], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 });
    stage.set(100, { bp: [122, 76], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 });
    attestAll(stage, 101);
    expect(stage.judge(101).readiness).toMatchObject({ maySign: false, unknown: 1 });
    stage.do(102, { type: 'Attest', body: { criterion: 'D14', met: true, note: null, transport: null } });
    expect(stage.judge(102).readiness.maySign).toBe(true);
  });
});

describe('A protocol without a REMS', () => {
  it('[REMS-DOSE] drafts no form', () => expect(running().judge(5).rems).toBeNull());
});

describe('A fifth route', () => {
  const subcutaneous = {
    ...ketamineIntramuscular,
    protocolId: 'ketamine-subcutaneous',
    name: 'Ketamine SC',
    route: 'subcutaneous',
    routeShort: 'SC',
    minimumMin: 100,
  };

  it('[D1] is a document and nothing else: it is opened, given, judged and shown', () => {
    expect(protocolSchema.safeParse(subcutaneous).error).toBeUndefined();
    const stage = scene({ protocol: subcutaneous, plannedMgPerKg: 0.5 });
    weigh(stage, -12, 60);
    inject(stage, 0, 30);
    expect(stage.judge(0).dosing).toMatchObject({ complete: true, gateAtMs: stage.at(100) });
    expect(summarize(stage.state, stage.at(1))).toMatchObject({ route: 'SC', plannedMg: 30 });
  });
});
