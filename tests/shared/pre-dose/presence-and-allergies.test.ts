import { describe, expect, it } from 'vitest';
import { judge, nextChangeAt } from '#shared/clinical/judge.ts';
import type { PreDoseContext, PresenceMark } from '#shared/clinical/pre-dose/presence.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { id, type Scene, scene } from '../scene.ts';
import { check, FULL, line, status } from './lines.ts';

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
