import { describe, expect, it } from 'vitest';
import { reportSymptom } from '#client/features/session/acts/symptom.ts';
import { correctEntry } from '#client/features/session/entry/entry-acts.ts';
import { symptomText } from '#client/features/session/event-words.ts';
import { endingNow } from '#client/features/session/symptoms/over-now.tsx';
import { symptomLines } from '#client/features/session/symptoms/symptom-lines.ts';
import { firstFault } from '#client/ui/act-form/act-form.ts';
import { EMERGENCY_EFFECTS } from '#shared/clinical/symptoms.ts';
import { EFFECTS, type SymptomContent } from '#shared/entries.ts';
import { id, type Scene, scene } from '#tests/shared/scene.ts';
import { dosed } from '#tests/shared/visits.ts';
import { commandAt, formAt } from './act-view.ts';

function report(stage: Scene, min: number, over: Partial<SymptomContent> = {}, name = `s${min}`): void {
  const content: SymptomContent = {
    kind: 'symptom',
    takenAtMs: stage.at(min),
    effect: 'nausea',
    grade: 'moderate',
    endAtMs: null,
    action: null,
    ...over,
  };
  stage.do(min, { type: 'ReportSymptom', body: { entryId: id(name), content, lateReason: null } });
}

describe('reporting a symptom', () => {
  const groups = () => {
    const field = formAt(dosed(), 30, reportSymptom).fields.find(({ kind }) => kind === 'grouped');
    if (field?.kind !== 'grouped') throw new Error('no groups');
    return field.groups.map((group) => ({ ...group, values: group.options.map(({ value }) => value) }));
  };

  it('offers every effect once: the frequent ones first, the emergencies apart', () => {
    expect(
      groups()
        .flatMap(({ values }) => values)
        .sort(),
    ).toEqual([...EFFECTS].sort());
    expect(groups()[0]?.values.slice(0, 2)).toEqual(['nausea', 'dizziness']);
    const apart = groups().filter(({ emergency }) => emergency);
    expect(apart.map(({ values }) => values)).toEqual([EMERGENCY_EFFECTS]);
    expect(apart[0]?.label).toContain('everybody on site is called for seizure, chest pain');
  });

  it('takes what it is alone: ungraded, beginning now, going on, judged by nobody', () => {
    const stage = dosed();
    expect(commandAt(stage, 30, reportSymptom, { effect: 'dizziness' })).toEqual({
      type: 'ReportSymptom',
      body: {
        entryId: id('act-30'),
        content: {
          kind: 'symptom',
          takenAtMs: stage.at(30),
          effect: 'dizziness',
          grade: 'unknown',
          endAtMs: null,
          action: null,
        },
        lateReason: null,
      },
    });
  });

  it('keeps grade, outcome and what a clinician says of its cause, as answered', () => {
    const stage = dosed();
    const answers = {
      effect: 'headache',
      grade: 'severe',
      outcome: 'recovering',
      relatedness: 'possiblyRelated',
      action: 'Paracetamol',
    };
    const { body } = commandAt(stage, 30, reportSymptom, answers);
    expect(body).toMatchObject({
      content: { grade: 'severe', outcome: 'recovering', relatedness: 'possiblyRelated' },
    });
    expect(symptomText((body as { content: SymptomContent }).content)).toBe(
      'Headache, severe, Paracetamol, getting better, may have come from the dose',
    );
  });

  it('is not sent without what it is', () => {
    const stage = dosed();
    const form = formAt(stage, 30, reportSymptom);
    expect(firstFault(form, {}, { nowMs: stage.at(30), timeZone: 'UTC' })?.name).toBe('effect');
  });

  it('corrected keeps every answer that is not changed, and gains the grade', () => {
    const stage = dosed();
    report(
      stage,
      20,
      { grade: 'unknown', outcome: 'recovering', relatedness: 'related', action: 'Basin' },
      's',
    );
    const command = commandAt(stage, 25, correctEntry(id('s')), { grade: 'mild', reason: 'graded' });
    expect(command).toMatchObject({
      type: 'CorrectEntry',
      body: {
        content: {
          grade: 'mild',
          outcome: 'recovering',
          relatedness: 'related',
          action: 'Basin',
          endAtMs: null,
        },
      },
    });
  });
});

describe('the symptoms of a session', () => {
  it('stand with their times from the dose: what goes on first, of it emergencies first', () => {
    const stage = dosed();
    report(stage, 10, { effect: 'dizziness', endAtMs: stage.at(10) }, 'over');
    report(stage, 12, { effect: 'nausea' });
    report(stage, 15, { effect: 'chestPain', grade: 'unknown' });
    const lines = symptomLines(stage.state, stage.at(0));
    expect(lines.map(({ text, span, clocks }) => [text, span, clocks])).toEqual([
      ['Chest pain, not graded', 'since T+15', 'since 11:15'],
      ['Nausea, moderate', 'since T+12', 'since 11:12'],
      ['Dizziness, moderate', 'T+10 – T+10', '11:10 – 11:10'],
    ]);
  });

  it('stand by the clock while there was no dose', () => {
    const stage = scene();
    report(stage, -10, { effect: 'anxiety' });
    expect(symptomLines(stage.state, null).map(({ span }) => span)).toEqual(['since 10:50']);
  });

  it('end now with one command, once, and leave out what is in error', () => {
    const stage = dosed();
    report(stage, 20, {}, 's');
    const command = endingNow(stage.state, id('s'), stage.at(33));
    if (command === null) throw new Error('it cannot be ended');
    stage.do(33, command);
    expect(stage.state.symptoms[0]?.content.endAtMs).toBe(stage.at(33));
    expect(endingNow(stage.state, id('s'), stage.at(34))).toBeNull();
    stage.do(35, { type: 'WithdrawEntry', body: { entryId: id('s'), reason: 'wrong patient' } });
    expect(symptomLines(stage.state, stage.at(0))).toEqual([]);
  });
});
