import { describe, expect, it } from 'vitest';
import { answerEverything } from '#server/demo/before-dose.ts';
import { judge, nextChangeAt } from '#shared/clinical/judge.ts';
import type { LineKind, PreDoseLine } from '#shared/clinical/pre-dose/line.ts';
import type { PreDoseContext, PresenceMark } from '#shared/clinical/pre-dose/presence.ts';
import { summarize } from '#shared/clinical/summarize.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { HomeMedicineContent } from '#shared/entries.ts';
import type { Answer } from '#shared/pre-dose-events.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { MINUTE_MS, type Scale } from '#shared/vocabulary.ts';
import { id, NURSE, PRESCRIBER, type Scene, scene } from './scene.ts';

const NOTHING: PreDoseContext = { presence: null, today: null };
const FULL = { bp: [122, 76] as [number, number], hr: 78, spo2: 98, rr: 14, sed: 5, diss: 0 };

function line(stage: Scene, kind: LineKind, min = -10, context = NOTHING): PreDoseLine {
  stage.pass(min);
  const found = judge(stage.state, stage.at(min), context).preDose.lines.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no line ${kind}`);
  return found;
}
const status = (stage: Scene, kind: LineKind, min = -10, context = NOTHING) =>
  line(stage, kind, min, context).status;

function check(
  stage: Scene,
  min: number,
  item: string,
  answer: 'yes' | 'no' | 'notApplicable',
  note?: string,
) {
  stage.do(min, { type: 'AnswerChecklist', body: { item, answer, note: note ?? null } });
}
function contra(stage: Scene, min: number, item: string, answer: Answer): void {
  stage.do(min, { type: 'AnswerContraindication', body: { item, answer, note: null } });
}
function allNo(stage: Scene, min: number): void {
  for (const { item } of stage.state.protocol.contraindications) contra(stage, min, item, 'no');
}
function decide(stage: Scene, min: number, decision: 'give' | 'doNotGive'): void {
  stage.do(min, { type: 'DecideContraindications', body: { decision, reason: 'weighed' } }, PRESCRIBER);
}
function score(stage: Scene, min: number, scale: Scale, value: number | null, name = `${scale}${min}`): void {
  const notObtained = value === null ? 'refused' : null;
  const content = { kind: 'score', takenAtMs: stage.at(min), scale, value, notObtained } as const;
  const scores = [{ entryId: id(name), content }];
  stage.do(min, { type: 'RecordSet', body: { reading: null, scores, rechecked: [], lateReason: null } });
}
function medicine(stage: Scene, min: number, taken: Pick<HomeMedicineContent, 'class' | 'takenToday'>): void {
  const content = {
    kind: 'homeMedicine',
    takenAtMs: stage.at(min),
    name: taken.class,
    amount: null,
    lastTakenAtMs: null,
    remark: null,
    ...taken,
  } as const;
  const body = { entryId: id(`medicine${min}`), content, lateReason: null };
  stage.do(min, { type: 'RecordHomeMedicine', body });
}

describe('[CHECKLIST] the list before the dose', () => {
  it('is open before anybody has said anything, and counts what is not done', () => {
    const { preDose } = scene().judge(-25);
    // 24 lines of the nasal spray; a record without allergies and an unmarked prescriber are not known, the rest is open.
    expect(preDose.lines.map(({ status: one }) => one).filter((one) => one === 'open')).toHaveLength(22);
    expect(preDose.lines.filter(({ status: one }) => one === 'unknown').map(({ kind }) => kind)).toEqual([
      'presence',
      'allergies',
    ]);
    expect(preDose.open).toBe(24);
  });

  it.each(SHIPPED_PROTOCOLS.map((protocol) => [protocol.name, protocol] as const))(
    '%s: everything answered and a baseline taken leaves nothing open',
    (_, protocol) => {
      const stage = scene({ protocol, ...planOf(protocol) });
      for (const command of answerEverything(protocol, stage.at(-20))) stage.do(-20, command);
      stage.set(-8, FULL);
      expect(stage.judge(-5).preDose.lines.filter(({ status: one }) => one !== 'done')).toEqual([]);
    },
  );

  it('takes yes and not applicable as done; a no is something to look at; the newest answer counts', () => {
    const stage = scene();
    const kit = (min: number) =>
      stage.judge(min).preDose.lines.find(({ item }) => item === 'emergencyKit')?.status;
    expect(kit(-29)).toBe('open');
    check(stage, -28, 'emergencyKit', 'no');
    expect(kit(-27)).toBe('attention');
    check(stage, -26, 'emergencyKit', 'yes');
    expect(kit(-25)).toBe('done');
    check(stage, -24, 'emergencyKit', 'notApplicable');
    expect(kit(-23)).toBe('done');
    expect(stage.state.log.filter(({ type }) => type === 'ChecklistAnswered')).toHaveLength(3);
  });

  it('asks what the protocol asks even where a clinic has taken the line out of its list', () => {
    const checklist = esketamineIntranasal.checklist.filter(
      ({ item }) => item !== 'contraindications' && item !== 'phq9',
    );
    const stage = scene({ protocol: { ...esketamineIntranasal, checklist } });
    expect(status(stage, 'contraindications')).toBe('open');
    const kinds = (min: number) => stage.judge(min).preDose.lines.map(({ kind }) => kind);
    expect(kinds(-9)).not.toContain('phq9');
    score(stage, -8, 'phq9Item9', 1);
    expect(status(stage, 'phq9', -7)).toBe('attention');
    check(stage, -6, 'phq9', 'yes', 'talked, plan agreed');
    expect(status(stage, 'phq9', -5)).toBe('done');
  });

  it('[BASE] counts a baseline only while nothing holds the dose', () => {
    const stage = scene();
    expect(status(stage, 'baseline', -20)).toBe('open');
    stage.set(-18, { ...FULL, bp: [146, 92] });
    expect(line(stage, 'baseline', -17)).toMatchObject({ status: 'attention', rule: 'BASE' });
    stage.set(-12, FULL);
    stage.set(-6, FULL);
    expect(line(stage, 'baseline', -5)).toMatchObject({ status: 'done', text: '122/76' });
  });

  it('counts a named ride, and says that no ride moves the visit', () => {
    const stage = scene();
    check(stage, -20, 'transport', 'no');
    expect(line(stage, 'transport', -19)).toMatchObject({ status: 'attention' });
    const transport = { kind: 'person', name: 'Ana Arden', phone: '555 0100' } as const;
    stage.do(-18, { type: 'Attest', body: { criterion: 'D12', met: true, note: null, transport } });
    expect(line(stage, 'transport', -17)).toMatchObject({ status: 'done', text: 'Ana Arden, 555 0100' });
  });
});

function planOf({ dosing }: Protocol): {
  plannedMgPerKg?: number;
  plannedOverMin?: number;
  plannedMg?: number;
} {
  switch (dosing.form) {
    case 'infusion':
      return { plannedMgPerKg: 0.5, plannedOverMin: 40 };
    case 'injections':
      return { plannedMgPerKg: 0.5 };
    default:
      return { plannedMg: 56 };
  }
}

describe('[IDENT] identity', () => {
  it('needs two different identifiers; a bare yes names none', () => {
    const stage = scene();
    check(stage, -29, 'identity', 'yes');
    expect(status(stage, 'identity', -28)).toBe('open');
    const twice: SessionCommand = { type: 'ConfirmIdentity', body: { identifiers: ['name', 'name'] } };
    expect(stage.ask(-28, twice)?.pointer).toBe('/identifiers');
    stage.do(-27, { type: 'ConfirmIdentity', body: { identifiers: ['name', 'recordNumber'] } });
    expect(line(stage, 'identity', -26)).toMatchObject({
      status: 'done',
      text: 'name, record number',
      evidence: { atMs: stage.at(-27), by: NURSE },
    });
  });
});

describe('[CONSENT] consent', () => {
  const seen = (stage: Scene, min: number, consent: object) =>
    stage.ask(min, {
      type: 'AnswerChecklist',
      body: { item: 'consent', answer: 'yes', note: null, consent },
    } as SessionCommand);
  // The scene's day is 12 May 2026.
  const CURRENT = { signedOn: '2026-04-20', validThrough: '2026-05-12', coversOffLabel: false };
  const on = (today: string): PreDoseContext => ({ presence: null, today });

  it('counts once it was seen with its date, through the last day it is valid on', () => {
    const stage = scene();
    check(stage, -29, 'consent', 'yes');
    expect(line(stage, 'consent', -28)).toMatchObject({ status: 'attention', text: 'seen without its date' });
    expect(seen(stage, -27, CURRENT)).toBeNull();
    expect(status(stage, 'consent', -26, on('2026-05-12'))).toBe('done');
    expect(status(stage, 'consent', -26, on('2026-05-13'))).toBe('attention');
    check(stage, -25, 'consent', 'no');
    expect(line(stage, 'consent', -24)).toMatchObject({ status: 'attention', text: 'no consent' });
  });

  it('covers a use outside the label only where it says so', () => {
    const stage = scene();
    stage.do(-29, {
      type: 'StateIndication',
      body: { indication: 'ptsd', indicationWords: null, treatmentPlan: 'six sessions' },
    });
    expect(seen(stage, -28, CURRENT)).toBeNull();
    expect(line(stage, 'consent', -27).text).toContain('does not cover off-label use');
    expect(seen(stage, -26, { ...CURRENT, coversOffLabel: true })).toBeNull();
    expect(status(stage, 'consent', -25)).toBe('done');
    // Nothing is approved for ketamine: whatever it is given for, the consent has to cover it.
    const byVein = scene({ protocol: ketamineIntravenous, plannedMgPerKg: 0.5, plannedOverMin: 40 });
    expect(seen(byVein, -28, CURRENT)).toBeNull();
    expect(status(byVein, 'consent', -27)).toBe('attention');
  });

  it.each([
    [{ ...CURRENT, signedOn: '2026-05-14' }, '/consent/signedOn'],
    [{ ...CURRENT, signedOn: '2026-02-30' }, '/consent/signedOn'],
    [{ ...CURRENT, validThrough: '2026-04-19' }, '/consent/validThrough'],
  ])('dates that cannot be are refused with their field: %j', (consent, pointer) => {
    expect(seen(scene(), -28, consent)?.pointer).toBe(pointer);
  });

  it('has dates only on its own line and with a yes', () => {
    const body = { item: 'rems', answer: 'yes', note: null, consent: CURRENT } as const;
    expect(scene().ask(-28, { type: 'AnswerChecklist', body })?.pointer).toBe('/consent');
  });
});

describe('[INDICATION] indication and plan', () => {
  const state = (stage: Scene, indication: 'trd' | 'ptsd', treatmentPlan: string | null) =>
    stage.do(-28, { type: 'StateIndication', body: { indication, indicationWords: null, treatmentPlan } });

  it('is called approved or off-label as the protocol says', () => {
    const stage = scene();
    state(stage, 'trd', 'twice a week');
    expect(line(stage, 'indication')).toMatchObject({
      status: 'done',
      text: 'Treatment-resistant depression, approved use',
    });
    const other = scene();
    state(other, 'ptsd', 'six sessions');
    expect(line(other, 'indication').text).toBe('PTSD, off-label');
    const approved = SHIPPED_PROTOCOLS.filter(({ approvedIndications }) => approvedIndications.length > 0);
    expect(approved.map(({ name, approvedIndications }) => [name, approvedIndications])).toEqual([
      ['Esketamine IN', ['trd', 'mdsi']],
    ]);
  });

  it('stays open without a treatment plan', () => {
    const stage = scene();
    state(stage, 'trd', null);
    expect(line(stage, 'indication')).toMatchObject({ status: 'open' });
    expect(line(stage, 'indication').text).toContain('no treatment plan');
  });
});

describe('[PRESENCE] a prescriber on site', () => {
  const DAY_END = scene().at(14 * 60);
  const mark = (stage: Scene, min: number, onSite: boolean, name = 'Dr. Lindqvist'): PresenceMark => ({
    staffId: id(name),
    name,
    onSite,
    atMs: stage.at(min),
    untilMs: DAY_END,
  });
  const told = (...presence: PresenceMark[]): PreDoseContext => ({ presence, today: null });

  it('is not known before anybody is marked, and not known again once the day is over', () => {
    const stage = scene();
    expect(status(stage, 'presence', -20, told())).toBe('unknown');
    const here = told(mark(stage, -25, true));
    expect(line(stage, 'presence', -20, here)).toMatchObject({ status: 'done', text: 'Dr. Lindqvist' });
    expect(nextChangeAt(stage.state, stage.at(-20), here)).toBe(DAY_END);
    const nextMorning = (DAY_END - stage.t0) / MINUTE_MS;
    expect(judge(stage.state, DAY_END - 1, here).preDose.lines[4]).toMatchObject({ status: 'done' });
    expect(status(stage, 'presence', nextMorning, here)).toBe('unknown');
  });

  it('goes when the last one has left; of two one is enough', () => {
    const stage = scene();
    const left = [mark(stage, -25, true), mark(stage, -22, false)];
    expect(line(stage, 'presence', -20, told(...left))).toMatchObject({
      status: 'attention',
      text: 'Dr. Lindqvist has left, nobody else is marked',
    });
    expect(status(stage, 'presence', -20, told(...left, mark(stage, -21, true, 'Dr. Amsel')))).toBe('done');
  });

  it('counts as a nurse says in the session where the clinic marks nobody, until somebody is marked as gone', () => {
    const stage = scene();
    check(stage, -28, 'prescriberOnSite', 'yes');
    expect(status(stage, 'presence', -20)).toBe('done');
    expect(status(stage, 'presence', -20, told(mark(stage, -22, false)))).toBe('attention');
  });

  it('is judged at T0 after the dose, and the last one leaving while a patient is watched is said', () => {
    const stage = scene();
    const marks = told(mark(stage, -25, true), mark(stage, 30, false));
    stage.set(-8, FULL);
    stage.dose(0);
    const away = (min: number, context: PreDoseContext) => {
      stage.pass(min);
      const { remarks } = judge(stage.state, stage.at(min), context);
      return remarks.find(({ kind }) => kind === 'prescriberAway')?.message;
    };
    expect(away(29, marks)).toBeUndefined();
    expect(status(stage, 'presence', 31, marks)).toBe('done');
    expect(away(31, marks)).toBe('No prescriber on site: Dr. Lindqvist has left, nobody else is marked');
    expect(away(31, told(...(marks.presence ?? []), mark(stage, 30, true, 'Dr. Amsel')))).toBeUndefined();
  });
});

describe('[ALLERGY] allergies', () => {
  it('are not known from an empty record; asked and answered they are', () => {
    const stage = scene();
    expect(status(stage, 'allergies')).toBe('unknown');
    check(stage, -9, 'allergies', 'yes');
    expect(status(stage, 'allergies', -8)).toBe('unknown');
    check(stage, -7, 'allergies', 'yes', 'none known');
    expect(line(stage, 'allergies', -6)).toMatchObject({ status: 'done', text: 'none known' });
  });

  it('of the record are asked about today', () => {
    const stage = scene();
    stage.state.identity.allergies.push('penicillin');
    expect(line(stage, 'allergies')).toMatchObject({ status: 'open', text: 'penicillin' });
    check(stage, -9, 'allergies', 'yes');
    expect(line(stage, 'allergies', -8)).toMatchObject({ status: 'done', text: 'penicillin' });
  });
});

describe('[CONTRA] contraindications', () => {
  it('ask each item by itself, and are done when all are no', () => {
    const stage = scene();
    contra(stage, -29, 'aneurysm', 'no');
    expect(line(stage, 'contraindications', -28)).toMatchObject({
      status: 'open',
      text: '9 of 10 not asked',
    });
    allNo(stage, -27);
    expect(line(stage, 'contraindications', -26)).toMatchObject({ status: 'done', text: 'all 10 no' });
    expect(stage.judge(-26).contraindication).toBeNull();
  });

  it.each(['yes', 'unknown'] as const)(
    'a "%s" stands above everything until a prescriber decides',
    (answer) => {
      const stage = scene();
      allNo(stage, -29);
      contra(stage, -28, 'aneurysm', answer);
      expect(stage.judge(-27).contraindication).toBe('undecided');
      expect(summarize(stage.state, stage.at(-27)).contraindication).toBe('undecided');
      expect(status(stage, 'contraindications', -27)).toBe('attention');
      decide(stage, -26, 'give');
      expect(stage.judge(-25).contraindication).toBeNull();
      expect(line(stage, 'contraindications', -25)).toMatchObject({
        status: 'done',
        evidence: { by: PRESCRIBER },
      });
    },
  );

  it('a new yes after the decision asks again, also the same one at the very same moment', () => {
    const stage = scene();
    allNo(stage, -29);
    contra(stage, -28, 'aneurysm', 'yes');
    decide(stage, -28, 'give');
    contra(stage, -28, 'aneurysm', 'yes');
    expect(stage.judge(-28).contraindication).toBe('undecided');
    decide(stage, -27, 'give');
    contra(stage, -26, 'brainBleed', 'unknown');
    expect(stage.judge(-25).contraindication).toBe('undecided');
    decide(stage, -24, 'give');
    contra(stage, -23, 'brainBleed', 'no');
    expect(stage.judge(-22).contraindication).toBeNull();
  });

  it('decided against stays said; the dose given all the same is recorded and marked', () => {
    const stage = scene();
    allNo(stage, -29);
    contra(stage, -28, 'aneurysm', 'yes');
    decide(stage, -27, 'doNotGive');
    expect(stage.judge(-26).contraindication).toBe('doNotGive');
    stage.set(-8, FULL);
    stage.dose(0);
    expect(stage.state.doses).toHaveLength(1);
    expect(stage.judge(1).contraindication).toBe('doNotGive');
    const { message } = stage.judge(1).remarks.find(({ kind }) => kind === 'checklistOpen') ?? {};
    expect(message).toContain('Contraindications and cautions');
  });

  it('are decided over by a prescriber, and only where something speaks against the dose', () => {
    const stage = scene();
    const give: SessionCommand = { type: 'DecideContraindications', body: { decision: 'give', reason: 'x' } };
    expect(stage.ask(-29, give, PRESCRIBER)?.code).toBe('wrongStage');
    contra(stage, -28, 'aneurysm', 'yes');
    expect(stage.ask(-27, give, NURSE)?.code).toBe('notAllowed');
  });

  it('say where each comes from: the US label, the EU text, and cautions by themselves', () => {
    const of = (kind: 'caution' | undefined) =>
      esketamineIntranasal.contraindications.filter((one) => one.kind === kind);
    expect(of(undefined).map(({ source }) => source)).toEqual([
      'US label',
      'US label',
      'US label',
      'US label',
      'EU text only',
    ]);
    expect(of('caution').map(({ item }) => item)).toEqual([
      'uncontrolledHypertension',
      'recentStroke',
      'valveDisease',
      'heartFailure',
      'pastCrisis',
    ]);
    expect(ketamineIntravenous.contraindications.map(({ item }) => item)).toEqual(
      expect.arrayContaining(['pressureInHead', 'thyroid', 'psychosis', 'substanceUse']),
    );
  });
});

describe('[MEDS] medicines taken at home', () => {
  it.each([
    ['maoi', 'yes', 'maoiToday'],
    ['maoi', 'no', 'maoiToday'],
    ['psychostimulant', 'yes', 'stimulantToday'],
    ['psychostimulant', 'unknown', 'stimulantToday'],
    ['psychostimulant', 'no', null],
    ['benzodiazepine', 'yes', 'cnsDepressantToday'],
    ['gabapentinoid', 'unknown', 'cnsDepressantToday'],
    ['opioid', 'no', null],
    ['ssri', 'yes', null],
  ] as const)('%s, taken today: %s, proposes %s and states nothing', (kind, takenToday, risk) => {
    const stage = scene();
    check(stage, -29, 'medicines', 'yes');
    medicine(stage, -28, { class: kind, takenToday });
    expect(stage.state.risks).toEqual({});
    expect(status(stage, 'medicines', -27)).toBe(risk === null ? 'done' : 'attention');
    if (risk === null) return;
    stage.do(-26, { type: 'StateRisk', body: { risk, present: false, note: null } });
    expect(status(stage, 'medicines', -25)).toBe('done');
  });

  it('a medicine recorded after its risk was stated as absent asks again; stated as present it does not', () => {
    const stage = scene();
    check(stage, -29, 'medicines', 'yes');
    stage.do(-28, { type: 'StateRisk', body: { risk: 'maoiToday', present: false, note: null } });
    medicine(stage, -27, { class: 'maoi', takenToday: 'yes' });
    expect(status(stage, 'medicines', -26)).toBe('attention');
    stage.do(-25, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: null } });
    medicine(stage, -24, { class: 'maoi', takenToday: 'yes' });
    expect(status(stage, 'medicines', -23)).toBe('done');
  });

  it('the morning’s medicine for the pressure is looked at when it was not taken, and not known is not no', () => {
    const stage = scene();
    check(stage, -29, 'medicines', 'yes');
    medicine(stage, -28, { class: 'antihypertensive', takenToday: 'no' });
    expect(line(stage, 'medicines', -27).text).toBe('antihypertensive: not taken today');
    check(stage, -26, 'medicines', 'yes', 'takes it now');
    expect(status(stage, 'medicines', -25)).toBe('done');
    medicine(stage, -24, { class: 'antihypertensive', takenToday: 'unknown' });
    expect(status(stage, 'medicines', -23)).toBe('unknown');
  });

  it('says of each check that a stated risk adds which risk asked', () => {
    const stage = scene();
    stage.do(-28, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: null } });
    stage.dose(0);
    const asked = stage.judge(1).checks.filter(({ risks }) => risks.length > 0);
    // T+60 measures the pressure anyway: only T+20 gains something.
    expect(asked.map(({ label, risks }) => [label, risks])).toEqual([['T+20', ['maoiToday']]]);
    const [board] = summarize(stage.state, stage.at(1)).checks;
    expect(board).toMatchObject({ label: 'T+20', risks: ['maoiToday'] });
  });
});

describe('[SCREEN] what is asked at each visit', () => {
  const ask = (stage: Scene, min: number, item: string, answer: Answer, note: string | null = null) =>
    stage.do(min, { type: 'AnswerScreening', body: { item, answer, note } });
  const askAll = (stage: Scene, min: number) => {
    for (const { item } of stage.state.protocol.screening) ask(stage, min, item, 'no');
  };

  it('a yes says what was made of it and stays named; "not known" stays not known', () => {
    const stage = scene();
    ask(stage, -29, 'bladder', 'no');
    expect(line(stage, 'screening', -28).text).toBe('7 of 8 not asked');
    askAll(stage, -27);
    expect(status(stage, 'screening', -26)).toBe('done');
    ask(stage, -25, 'bladder', 'yes');
    expect(status(stage, 'screening', -24)).toBe('attention');
    ask(stage, -23, 'bladder', 'yes', 'urine sent, Dr. L told');
    expect(line(stage, 'screening', -22)).toMatchObject({
      status: 'done',
      text: 'yes: Bladder: pain, urgency, going often, blood',
    });
    ask(stage, -21, 'pregnancy', 'unknown');
    expect(status(stage, 'screening', -20)).toBe('unknown');
  });

  it.each([
    [0, 'done'],
    [1, 'attention'],
    [3, 'attention'],
    [null, 'unknown'],
  ] as const)('a suicide screen of %s is %s until somebody has looked at it', (value, expected) => {
    const stage = scene();
    check(stage, -29, 'suicideScreen', 'yes', 'before it was scored');
    score(stage, -28, 'suicideScreen', value);
    expect(status(stage, 'suicideScreen', -27)).toBe(expected);
    if (expected !== 'attention') return;
    check(stage, -26, 'suicideScreen', 'yes', 'seen by Dr. L, plan agreed');
    expect(status(stage, 'suicideScreen', -25)).toBe('done');
    score(stage, -24, 'suicideScreen', value, 'again');
    expect(status(stage, 'suicideScreen', -23)).toBe('attention');
  });

  it.each([
    [0, 2],
    [27, 1],
    [4, 3],
  ])('PHQ-9 %i with item 9 at %i goes to the nurse, whatever the total', (total, item9) => {
    const stage = scene();
    score(stage, -28, 'phq9', total);
    expect(status(stage, 'phq9', -27)).toBe('unknown');
    score(stage, -28, 'phq9Item9', item9);
    expect(status(stage, 'phq9', -27)).toBe('attention');
    check(stage, -26, 'phq9', 'yes', 'talked with her');
    expect(status(stage, 'phq9', -25)).toBe('done');
  });

  it('PHQ-9 is done with item 9 at 0, or when it is not due today; refused is not done', () => {
    const stage = scene();
    check(stage, -29, 'phq9', 'notApplicable');
    expect(status(stage, 'phq9', -28)).toBe('done');
    score(stage, -27, 'phq9', null);
    expect(status(stage, 'phq9', -26)).toBe('unknown');
    score(stage, -25, 'phq9', 12);
    score(stage, -25, 'phq9Item9', 0);
    expect(line(stage, 'phq9', -24)).toMatchObject({ status: 'done', text: 'total 12, moderate; item 9: 0' });
  });

  it.each([
    ['phq9', 27],
    ['phq9Item9', 3],
    ['gad7', 21],
    ['madrs', 60],
  ] as const)('%s at its worst never alarms, and no higher number is filed', (scale, most) => {
    const stage = scene();
    stage.set(-8, FULL);
    stage.dose(0);
    score(stage, 20, scale, most);
    expect(stage.judge(21).alerts.steps.filter(({ alertClass }) => alertClass === 'clinical')).toEqual([]);
    expect(stage.judge(21).values[scale]).toMatchObject({ value: most, severity: null });
    expect(() => score(stage, 22, scale, most + 1)).toThrow('off the scale');
  });
});

describe('[WEIGHT] weight', () => {
  it('is asked where the dose goes by it, and counts when it was taken by T0', () => {
    expect(esketamineIntranasal.checklist.some(({ item }) => item === 'weight')).toBe(false);
    const stage = scene({ protocol: ketamineIntravenous, plannedMgPerKg: 0.5, plannedOverMin: 40 });
    expect(status(stage, 'weight')).toBe('open');
    const content = { kind: 'weight', takenAtMs: stage.at(-9), kg: 72.5 } as const;
    const body = { entryId: id('weight'), content, rechecked: false, lateReason: null };
    stage.do(-9, { type: 'RecordWeight', body });
    expect(line(stage, 'weight', -8)).toMatchObject({ status: 'done', text: '72.5 kg' });
  });
});

it('28 mg is offered by the EU text, from 65 years on, and says so at any age', () => {
  const said = (birthDate: string) =>
    scene({ plannedMg: 28, birthDate })
      .judge(-20)
      .remarks.find(({ kind }) => kind === 'doseNote')?.message;
  expect(said('1950-01-01')).toBe('28 mg is offered by the EU text alone, from 65 years on');
  expect(said('1991-09-19')).toBe(
    '28 mg is offered by the EU text alone, from 65 years on: this patient is younger',
  );
  expect(
    scene()
      .judge(-20)
      .remarks.some(({ kind }) => kind === 'doseNote'),
  ).toBe(false);
});
