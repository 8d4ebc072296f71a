import { describe, expect, it } from 'vitest';
import { nameRide, seeConsent, stateIndication } from '#client/features/session/pre-dose/acts/agreed-acts.ts';
import { decideOver } from '#client/features/session/pre-dose/acts/decide-act.ts';
import {
  addHomeMedicine,
  answerScreeningYes,
  lookedAt,
  noteContraindication,
  writeAllergies,
} from '#client/features/session/pre-dose/acts/health-acts.ts';
import { enterQuestionnaires } from '#client/features/session/pre-dose/acts/questionnaires-act.ts';
import { consentOffers } from '#client/features/session/pre-dose/consent-offers.ts';
import { planFields } from '#client/ui/act-form/plan-fields.ts';
import type { LineKind } from '#shared/clinical/pre-dose/line.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { PRESCRIBER, type Scene, scene } from '#tests/shared/scene.ts';
import { commandAt, formAt } from './act-view.ts';

const status = (stage: Scene, min: number, kind: LineKind) =>
  stage.judge(min).preDose.lines.find((line) => line.kind === kind)?.status;

describe('the dialogs of the list before the dose', () => {
  it('[CONSENT] record the consent with its dates, and offer the last ones again', () => {
    const stage = scene();
    const dates = { signed: '2026-04-20', through: '2027-04-20', offLabel: 'yes' };
    stage.do(-28, commandAt(stage, -28, seeConsent, dates));
    expect(status(stage, -27, 'consent')).toBe('done');
    const initial = formAt(stage, -26, seeConsent).fields.map((field) => field.initial);
    expect(initial.slice(0, 3)).toEqual(['2026-04-20', '2027-04-20', 'yes']);
  });

  it('[INDICATION] call each use approved or off-label', () => {
    const stage = scene();
    const [use] = formAt(stage, -28, stateIndication).fields;
    expect(use?.kind === 'choice' && use.options.map(({ label }) => label)).toEqual([
      'Treatment-resistant depression, approved use',
      'Major depression with suicidal thoughts, approved use',
      'PTSD, off-label',
      'Anxiety, off-label',
      'Chronic pain, off-label',
      'Other, off-label',
    ]);
    const plan = { indication: 'other', words: 'Cluster headache', plan: 'six sessions' };
    stage.do(-28, commandAt(stage, -28, stateIndication, plan));
    expect(stage.state.indication?.indicationWords).toBe('Cluster headache');
  });

  it('name the ride as leaving asks for it', () => {
    const stage = scene();
    stage.do(-28, commandAt(stage, -28, nameRide, { kind: 'person', name: 'Ana Arden', phone: '555 0100' }));
    expect(status(stage, -27, 'transport')).toBe('done');
    expect(stage.judge(-27).readiness.criteria.find(({ criterion }) => criterion === 'D12')?.status).toBe(
      'met',
    );
  });

  it('[CONTRA] say what is decided over, with where it comes from and who said what', () => {
    const stage = scene();
    stage.do(-29, {
      type: 'AnswerContraindication',
      body: { item: 'recentStroke', answer: 'yes', note: null },
    });
    const note = noteContraindication('recentStroke', 'Stroke', 'yes');
    stage.do(-28, commandAt(stage, -28, note, { note: 'TIA in March' }));
    expect(formAt(stage, -27, decideOver).lines?.[0]).toBe(
      'Stroke or TIA in the last 6 months: yes (caution, EU text, extra care), “TIA in March”',
    );
    const decision = { decision: 'give', reason: 'cleared by neurology' };
    stage.do(-27, commandAt(stage, -27, decideOver, decision), PRESCRIBER);
    expect(stage.judge(-26).contraindication).toBeNull();
  });

  it('[MEDS] record a medicine with its kind and when it was last taken', () => {
    const stage = scene();
    // The clinic's clocks show an hour more than UTC in May.
    const taken = { name: 'Tranylcypromine', class: 'maoi', today: 'yes', last: '07:30', amount: '10 mg' };
    stage.do(-28, commandAt(stage, -28, addHomeMedicine, taken));
    expect(stage.state.homeMedicines[0]?.content).toMatchObject({
      name: 'Tranylcypromine',
      class: 'maoi',
      takenToday: 'yes',
      lastTakenAtMs: stage.at(-210),
    });
  });

  it('[SCREEN] record PHQ-9 with item 9 and other totals as entries of their own', () => {
    const stage = scene();
    const totals = { phq9: '12', item9: '1', gad7: '8', madrs: '' };
    stage.do(-28, commandAt(stage, -28, enterQuestionnaires, totals));
    const scored = stage.state.scores.map(({ content }) => [content.scale, content.value]);
    expect(scored).toEqual([
      ['phq9', 12],
      ['phq9Item9', 1],
      ['gad7', 8],
    ]);
    expect(new Set(stage.state.scores.map(({ entryId }) => entryId)).size).toBe(3);
    stage.do(-26, commandAt(stage, -26, lookedAt('phq9', 'Item 9: 1'), { note: 'talked, plan agreed' }));
    expect(status(stage, -25, 'phq9')).toBe('done');
    const refused = scene();
    refused.do(-28, commandAt(refused, -28, enterQuestionnaires, { how: 'refused' }));
    expect(refused.state.scores.map(({ content }) => content)).toMatchObject([
      { scale: 'phq9', value: null, notObtained: 'refused' },
    ]);
  });

  it('[SCREEN] [ALLERGY] take a yes with its words, and allergies as said', () => {
    const stage = scene();
    const yes = answerScreeningYes('bladder', 'Bladder', null);
    stage.do(-28, commandAt(stage, -28, yes, { note: 'urine sent' }));
    expect(stage.state.screening.bladder).toMatchObject({ answer: 'yes', note: 'urine sent' });
    stage.do(-27, commandAt(stage, -27, writeAllergies, { note: 'latex' }));
    expect(stage.state.checklist.allergies).toMatchObject({ answer: 'yes', note: 'latex' });
  });
});

it('[CONSENT] of the consents on file the valid ones to the treatment are offered, newest first', () => {
  const paper = (
    consentId: string,
    consent: 'treatment' | 'offLabelUse',
    signedOn: string,
    valid = true,
  ) => ({
    consentId,
    consent,
    signedOn,
    validThrough: null,
    keptAt: null,
    valid,
  });
  const treatment = [paper('a', 'treatment', '2026-01-02'), paper('b', 'treatment', '2026-03-04')];
  const offers = (...more: ReturnType<typeof paper>[]) =>
    consentOffers({ consents: [...treatment, ...more] }).map(({ consentId, seen }) => [
      consentId,
      seen.coversOffLabel,
    ]);
  expect(offers(paper('c', 'treatment', '2026-05-06', false))).toEqual([
    ['b', false],
    ['a', false],
  ]);
  expect(offers(paper('d', 'offLabelUse', '2026-03-04'))).toEqual([
    ['b', true],
    ['a', true],
  ]);
  expect(offers(paper('d', 'offLabelUse', '2026-03-04', false))[0]).toEqual(['b', false]);
  expect([consentOffers({}), consentOffers({ consents: null })]).toEqual([[], []]);
});

it('a dose that only one text offers says so where it is chosen', () => {
  const [planned] = planFields(esketamineIntranasal.dosing, null);
  expect(planned?.kind === 'choice' && planned.options.map(({ label }) => label)).toEqual([
    '28 mg, EU text, from 65 years',
    '56 mg',
    '84 mg',
  ]);
});
