import { describe, expect, it } from 'vitest';
import type { Answer } from '#shared/pre-dose-events.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { id, type Scene, scene } from '../scene.ts';
import { check, FULL, line, score, status } from './lines.ts';

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
