import { describe, expect, it } from 'vitest';
import { blankSheet, type SheetFacts, sessionSheet } from '#client/features/paper/sheet-facts.ts';
import { judge } from '#shared/clinical/judge.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntramuscular } from '#shared/protocols/ketamine-intramuscular.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { ketamineOral } from '#shared/protocols/ketamine-oral.ts';
import { infuse, inject, lozengeOut, weigh } from '#tests/shared/giving.ts';
import { id, PRESCRIBER, type Scene, scene } from '#tests/shared/scene.ts';
import { CALM, correct, dosed, readyToSign } from '#tests/shared/visits.ts';

function printed(stage: Scene, minute: number): SheetFacts {
  stage.pass(minute);
  return sessionSheet(stage.state, judge(stage.state, stage.at(minute)));
}

function line({ who, course, known }: SheetFacts, label: string): readonly string[] | undefined {
  return [...who, ...course, ...known].find((one) => one.label === label)?.texts;
}

const planned = ({ rows }: SheetFacts) => rows.filter(({ check }) => check !== '');

describe('[edge 29] the paper form of a session', () => {
  it('names the patient by two identifiers, the allergies and the chair', () => {
    const form = printed(dosed(), 30);
    expect(form.who).toEqual([
      { label: 'Name', texts: ['Arden, Maya'] },
      { label: 'Born', texts: ['19 Sep 1991'] },
      { label: 'Record number', texts: ['0047-001'] },
      { label: 'Allergies', texts: ['not recorded, ask'] },
      { label: 'Chair', texts: ['1'] },
    ]);
  });

  it('says what was given and when, and until when the patient stays at least', () => {
    const form = printed(dosed(), 30);
    const version = `${esketamineIntranasal.name} ${esketamineIntranasal.version}`;
    expect(line(form, 'Protocol')).toEqual([version]);
    expect(line(form, 'Planned dose')).toEqual(['56 mg, 2 devices']);
    expect(line(form, 'Device 1, T0')?.[0]).toBe('Tue 12 May 11:00, 28 mg');
    expect(line(form, 'Device 2')?.[0]).toBe('11:05, 28 mg');
    expect(line(form, 'Minimum time until')).toEqual(['13:05']);
  });

  it('lists every check still due with its clock time, and none that is done', () => {
    const stage = dosed();
    stage.set(20, { ...CALM, diss: 3 });
    const form = printed(stage, 30);
    expect(planned(form).map(({ check, due }) => [check, due])).toEqual([
      ['T+40', '11:40'],
      ['T+60', '12:00'],
      ['T+90', '12:30'],
      ['T+120', '13:00'],
      ['Next set', '13:15'],
    ]);
  });

  it('[RISK] prints what a risk adds and which risk it is, before the dose and after', () => {
    const stage = scene();
    stage.do(-20, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: null } });
    const added = (minute: number) =>
      planned(printed(stage, minute)).flatMap(({ check, why }) => (why === '' ? [] : [[check, why]]));
    expect(added(-15)).toEqual([['T+20', 'MAOI today']]);
    stage.dose(0);
    expect(added(1)).toEqual([['T+20', 'MAOI today']]);
  });

  it('lists an overdue check and the repeat of a broken limit first', () => {
    const stage = dosed();
    stage.set(21, { bp: [184, 108] });
    const form = printed(stage, 27);
    expect(
      planned(form)
        .slice(0, 2)
        .map(({ check }) => check),
    ).toEqual(['T+20', 'Repeat BP']);
    expect(line(form, 'Alerts')?.[0]).toBe('High: SYS 184 ≥ 180, since 11:21');
    expect(line(form, 'Last recorded')?.[0]).toBe('BP 184/108 (11:21)');
  });

  it('leaves what is not known yet to be written: before a dose no clock time, no device, no minimum time', () => {
    const stage = scene({ plannedMg: 84 });
    const form = printed(stage, -20);
    expect(planned(form).map(({ check, due }) => [check, due])).toEqual([
      ['T+20', ''],
      ['T+40', ''],
      ['T+60', ''],
      ['T+90', ''],
      ['T+120', ''],
    ]);
    for (const label of ['Device 1, T0', 'Device 3', 'Minimum time until', 'Baseline', 'Last recorded']) {
      expect(line(form, label)).toEqual([]);
    }
  });

  it('marks what a check does not ask for, so that nobody takes the gap for a forgotten value', () => {
    const [first] = planned(printed(scene(), -20));
    expect(first?.needs).not.toContain('bloodPressure');
  });

  it('says the limits that are in force for this patient', () => {
    const limits = Object.fromEntries(printed(dosed(), 30).limits.map((one) => [one.label, one]));
    expect(limits.SYS).toEqual({
      label: 'SYS',
      warning: '≥ 160, ≤ 100, +40 over own baseline',
      critical: '≥ 180, ≤ 90',
    });
    expect(limits['SpO₂']).toEqual({ label: 'SpO₂', warning: '≤ 93', critical: '≤ 91' });
    expect(limits.Sed).toEqual({ label: 'Sed', warning: '≤ 3', critical: '≤ 2' });
  });

  it('[SIGNED] [A-81] says who signed, and what was changed after that', () => {
    const stage = readyToSign();
    expect(line(printed(stage, 127), 'Signature')).toBeUndefined();
    stage.do(127, { type: 'Sign', body: {} }, PRESCRIBER);
    expect(line(printed(stage, 128), 'Signature')).toEqual(['13:07, Dr. Lindqvist']);
    stage.do(130, correct(stage, 130, 'r120', 120, [126, 78]));
    expect(line(printed(stage, 131), 'Signature')).toEqual([
      '13:07, Dr. Lindqvist',
      'superseded',
      'Vitals of 13:00 corrected 13:10 by N. Okafor',
    ]);
    for (const minute of [20, 40, 60, 90])
      stage.do(132, { type: 'WithdrawEntry', body: { entryId: id(`r${minute}`), reason: 'wrong patient' } });
    expect(line(printed(stage, 133), 'Signature')?.at(-1)).toBe('and 2 more changes');
  });

  it('keeps free lines however many checks are open', () => {
    for (const form of [printed(dosed(), 30), printed(dosed(), 300), blankSheet()]) {
      expect(form.rows.filter(({ check }) => check === '').length).toBeGreaterThanOrEqual(5);
      expect(form.rows).toHaveLength(14);
    }
  });

  it('leaves out no open check, however many there are', () => {
    const stage = dosed();
    stage.set(10, { bp: [165, 96], hr: 120, spo2: 93, rr: 22, sed: 3, diss: 3 });
    stage.pass(14);
    stage.do(14, {
      type: 'GiveMedicine',
      body: {
        entryId: id('medicine'),
        lateReason: null,
        content: {
          kind: 'medicine',
          takenAtMs: stage.at(14),
          purpose: 'antihypertensive',
          name: 'Labetalol',
          amount: '10 mg',
          route: 'IV',
        },
      },
    });
    const open = judge(stage.state, stage.at(14)).checks.filter(({ status }) =>
      ['upcoming', 'due', 'overdue'].includes(status),
    );
    expect(open.length).toBeGreaterThan(9);
    const form = printed(stage, 14);
    expect(planned(form).map(({ key }) => key)).toEqual(open.map(({ checkId }) => checkId));
    expect(form.rows.length - open.length).toBeGreaterThanOrEqual(5);
  });

  it('says why a check is due where its name does not: a risk, also before the dose, and what a repeat repeats', () => {
    const stage = scene({ birthDate: '1950-01-01' });
    stage.do(-6, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: null } });
    const why = (minute: number) =>
      Object.fromEntries(planned(printed(stage, minute)).map((row) => [row.check, row.why]));
    expect(why(-5)).toMatchObject({ 'T+20': 'MAOI today', 'T+30': 'age 65 or over', 'T+40': '' });
    stage.dose(0);
    stage.set(21, { bp: [184, 108] });
    expect(why(22)).toMatchObject({
      'Repeat BP': 'SYS 184 ≥ 180, to be confirmed',
      'T+50': 'age 65 or over',
      'Next set': '',
    });
  });

  it('names who fitted limits to this patient, and that they end with the session', () => {
    const stage = dosed();
    const limits = { spo2Low: { warning: 91, critical: 88 } };
    stage.do(10, { type: 'FitLimits', body: { limits, reason: 'COPD' } }, PRESCRIBER);
    expect(line(printed(stage, 11), 'Custom limits')).toEqual([
      'fitted by Dr. Lindqvist 11:10, until the session ends',
    ]);
  });

  it('without a session is blank on every line', () => {
    const form = blankSheet();
    expect([...form.who, ...form.course, ...form.known].flatMap(({ texts }) => texts)).toEqual([]);
    expect(planned(form)).toEqual([]);
  });
});

describe('[edge 29] the paper form of a dose that is no nasal spray', () => {
  const texts = (form: SheetFacts) => Object.fromEntries(form.course.map((one) => [one.label, one.texts]));

  it('has the weight, the start, the steps and the end of an infusion, and lines for what may still come', () => {
    const stage = scene({ protocol: ketamineIntravenous, plannedMgPerKg: 0.5, plannedOverMin: 40 });
    expect(texts(printed(stage, -14))).toMatchObject({
      Weight: [],
      'Planned dose': ['0.5 mg/kg: ____ mg over 40 min'],
      'Infusion, T0': [],
      'Pauses, new rate': [],
      'End, pump volume': [],
    });
    weigh(stage, -12, 72.4);
    infuse(stage, 0, 'start', { rateMlPerHour: 54.3, concentrationMgPerMl: 1, lot: 'L-7' });
    infuse(stage, 15, 'pause');
    infuse(stage, 20, 'resume', { rateMlPerHour: 60 });
    expect(texts(printed(stage, 21))).toMatchObject({
      Weight: ['72.4 kg at 10:48'],
      'Planned dose': ['0.5 mg/kg: 36.2 mg over 40 min'],
      'Infusion, T0': ['Tue 12 May 11:00', '54.3 mL/h', '1 mg/mL', 'lot L-7'],
      'Pauses, new rate': ['11:15 paused', '11:20 resumed 60 mL/h'],
      'Further steps': [],
      'End, pump volume': [],
    });
    infuse(stage, 44, 'end', { volumeMl: 36.2 });
    const over = texts(printed(stage, 45));
    expect(over['End, pump volume']).toEqual(['11:44', '36.2 mL']);
    expect(over['Further steps']).toBeUndefined();
  });

  it('has a line for the injection that may still come, until the dose is complete', () => {
    const stage = scene({ protocol: ketamineIntramuscular, plannedMgPerKg: 0.5 });
    weigh(stage, -12, 60);
    inject(stage, 0, 20);
    expect(texts(printed(stage, 1))).toMatchObject({
      'Injection 1, T0': ['Tue 12 May 11:00, 20 mg', 'lot L-1'],
      'Injection 2': [],
    });
    inject(stage, 10, 10);
    expect(Object.keys(texts(printed(stage, 11)))).not.toContain('Injection 3');
  });

  it('asks of each lozenge when it left the mouth and how, and says how long it was held', () => {
    const stage = scene({ protocol: ketamineOral, plannedMg: 100 });
    inject(stage, 0, 100);
    expect(texts(printed(stage, 5))['Lozenge 1 out, how']).toEqual([]);
    lozengeOut(stage, 12, 'swallowed');
    expect(texts(printed(stage, 13))['Lozenge 1 out, how']).toEqual(['11:12, swallowed', 'held 12 min']);
  });
});
