import { describe, expect, it } from 'vitest';
import { correctEntry } from '#client/features/session/entry/entry-acts.ts';
import { remsSections } from '#client/features/session/rems/rems-lines.ts';
import { reportSerious } from '#client/features/session/serious/report-serious.ts';
import { seriousEvidence } from '#client/features/session/serious/serious-evidence.ts';
import { seriousLines } from '#client/features/session/serious/serious-lines.ts';
import { contentText } from '#client/features/session/words.ts';
import type { SeriousEventContent } from '#shared/entries.ts';
import { id, remsOf, type Scene } from '#tests/shared/scene.ts';
import { correct, dosed } from '#tests/shared/visits.ts';
import { commandAt, formAt } from './act-view.ts';

/** A seizure at T+40 with a high pressure, a medicine for it, and one pressure long before. */
function seized(): Scene {
  const stage = dosed();
  stage.set(7, { bp: [124, 78], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 1, name: 'early' });
  stage.set(40, { bp: [184, 108], hr: 112, spo2: 95, rr: 18, sed: 3, diss: 7 });
  const content = {
    kind: 'symptom',
    takenAtMs: stage.at(40),
    effect: 'seizure',
    grade: 'severe',
    endAtMs: null,
    action: null,
  } as const;
  stage.do(40, { type: 'ReportSymptom', body: { entryId: id('seizure'), content, lateReason: null } });
  const given = {
    kind: 'medicine',
    takenAtMs: stage.at(42),
    purpose: 'rescue',
    name: 'Lorazepam',
    amount: '2 mg',
    route: 'IV',
  } as const;
  stage.do(42, {
    type: 'GiveMedicine',
    body: { entryId: id('lorazepam'), content: given, lateReason: null },
  });
  return stage;
}

const draftOf = (stage: Scene, min: number, answers = {}) =>
  commandAt(
    stage,
    min,
    reportSerious(() => stage.at(min), id('seizure')),
    answers,
  );
const contentOf = (stage: Scene) => stage.state.seriousEvents[0]?.content as SeriousEventContent;

describe('the draft of a serious event [SERIOUS]', () => {
  it('is begun from what proposed it and from the record around it, and states nothing by itself', () => {
    const stage = seized();
    const command = draftOf(stage, 45);
    expect(command).toMatchObject({
      type: 'ReportSeriousEvent',
      body: {
        content: {
          what: 'Seizure',
          takenAtMs: stage.at(40),
          endAtMs: null,
          outcomes: [],
          serious: null,
          relatedness: null,
          outcome: 'unknown',
        },
      },
    });
    const { description } = (command as Extract<typeof command, { type: 'ReportSeriousEvent' }>).body.content;
    for (const words of [
      '11:00 (T+0) 28 mg, lot L-1',
      '11:05 (T+5) 28 mg, lot L-1',
      '11:40 (T+40) Systolic 184 mmHg, Diastolic 108 mmHg, Heart rate 112 /min',
      'Dissociation 0–10 7',
      '11:40 (T+40) High: SYS 184 ≥ 180',
      '11:40 (T+40) Seizure, severe',
      '11:42 (T+42) Lorazepam 2 mg, IV (rescue)',
    ])
      expect(description).toContain(words);
    expect(description).not.toContain('T+7');
  });

  it('says that serious is not severe, that it is a draft, and that nothing is submitted', () => {
    const stage = seized();
    const form = formAt(
      stage,
      45,
      reportSerious(() => stage.at(45)),
    );
    expect(form.title).toContain('DRAFT');
    expect(form.lines?.join(' ')).toMatch(/Nothing is submitted.*Serious is about what came of it, severe/);
  });

  it('names no alert whose value was a mistake', () => {
    const stage = dosed();
    stage.set(40, { bp: [184, 108], name: 'slip' });
    stage.do(41, correct(stage, 41, 'slip', 40, [138, 88]));
    const groups = seriousEvidence(stage.state, stage.judge(41), stage.at(40));
    expect(groups.map(({ title }) => title)).not.toContain('Alerts around it');
  });

  it('keeps the criteria that were ticked, and leaves seriousness to who states it, in a correction too', () => {
    const stage = seized();
    stage.do(45, draftOf(stage, 45, { lifeThreatening: 'yes' }));
    expect(contentOf(stage)).toMatchObject({ outcomes: ['lifeThreatening'], serious: null });
    const { entryId } = stage.state.seriousEvents[0] ?? { entryId: '' };
    const answers = {
      serious: 'yes',
      relatedness: 'possiblyRelated',
      hospitalisation: 'yes',
      reason: 'assessed',
    };
    stage.do(50, commandAt(stage, 50, correctEntry(entryId), answers));
    expect(contentOf(stage)).toMatchObject({
      what: 'Seizure',
      outcomes: ['lifeThreatening', 'hospitalisation'],
      serious: true,
      relatedness: 'possiblyRelated',
    });
    expect(contentText(contentOf(stage))).toMatch(/^DRAFT Seizure, stated as serious: /);
  });

  it('shows what nobody has stated as not stated', () => {
    const stage = seized();
    stage.do(45, draftOf(stage, 45));
    const open = seriousLines(contentOf(stage), stage.at(0), 'UTC').filter(({ value }) => value === null);
    expect(open.map(({ label }) => label)).toEqual([
      'Whether it is serious',
      'Whether it came from the dose',
      'What came of it',
      'Ended',
      'What was done',
      'Reported by',
    ]);
  });

  it('is said by the draft of the monitoring form, which answers yes only where somebody stated it', () => {
    const stage = seized();
    const line = (min: number) =>
      remsSections(stage.state, remsOf(stage.judge(min)), 'Harbour Clinic')
        .flatMap(({ lines }) => lines)
        .find(({ label }) => label === 'Serious adverse event');
    stage.do(45, draftOf(stage, 45));
    expect(line(45)).toMatchObject({
      value: null,
      evidence: 'Draft: Seizure at 11:40, serious or not: not stated',
    });
    const { entryId } = stage.state.seriousEvents[0] ?? { entryId: '' };
    stage.do(46, commandAt(stage, 46, correctEntry(entryId), { serious: 'no', reason: 'assessed' }));
    expect(line(46)).toMatchObject({
      value: null,
      evidence: 'Draft: Seizure at 11:40, stated as not serious',
    });
    stage.do(47, commandAt(stage, 47, correctEntry(entryId), { serious: 'yes', reason: 'assessed again' }));
    expect(line(47)?.value).toBe('Yes');
  });
});
