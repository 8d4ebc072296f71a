import { describe, expect, it } from 'vitest';
import type { SeriousEventContent, SymptomContent } from '#shared/entries.ts';
import { id, openAlert, remsOf, type Scene } from './scene.ts';
import { CALM, dosed } from './visits.ts';

function event(stage: Scene, min: number, over: Partial<SeriousEventContent> = {}): SeriousEventContent {
  return {
    kind: 'seriousEvent',
    takenAtMs: stage.at(min),
    what: 'Seizure',
    description: 'Tonic, two minutes, on the chair',
    outcomes: [],
    serious: null,
    relatedness: null,
    endAtMs: null,
    outcome: 'unknown',
    treatment: null,
    reporter: null,
    ...over,
  };
}

function draft(stage: Scene, min: number, name = 'sae', over: Partial<SeriousEventContent> = {}): void {
  const content = event(stage, min, over);
  stage.do(min, { type: 'ReportSeriousEvent', body: { entryId: id(name), content, lateReason: null } });
}

function report(stage: Scene, min: number, over: Partial<SymptomContent>, name = `s${min}`): void {
  const content: SymptomContent = {
    kind: 'symptom',
    takenAtMs: stage.at(min),
    effect: 'nausea',
    grade: 'mild',
    endAtMs: null,
    action: null,
    ...over,
  };
  stage.do(min, { type: 'ReportSymptom', body: { entryId: id(name), content, lateReason: null } });
}

const considered = (stage: Scene, min: number): string[] =>
  stage.judge(min).remarks.flatMap(({ kind, message }) => (kind === 'considerSerious' ? [message] : []));

describe('The draft of a serious event [SERIOUS]', () => {
  it('keeps what a clinician has not stated unstated, however much on record is critical', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [190, 115], sed: 0 });
    draft(stage, 41, 'sae', { outcomes: ['lifeThreatening'] });
    expect(stage.state.seriousEvents[0]?.content).toMatchObject({ serious: null, relatedness: null });
  });

  it('is corrected as a new version beside the old one, and a withdrawn one counts no more', () => {
    const stage = dosed();
    draft(stage, 30);
    const content = event(stage, 30, { serious: true, relatedness: 'possiblyRelated' });
    stage.do(35, {
      type: 'CorrectEntry',
      body: { entryId: id('sae'), version: 1, content, reason: 'assessed' },
    });
    expect(stage.state.entries[id('sae')]?.versions.map((one) => one.content)).toEqual([
      event(stage, 30),
      content,
    ]);
    stage.do(36, { type: 'WithdrawEntry', body: { entryId: id('sae'), reason: 'wrong patient' } });
    expect(stage.state.seriousEvents).toEqual([]);
    expect(stage.state.entries[id('sae')]?.versions).toHaveLength(2);
  });

  it('may still be written after the patient has been transferred', () => {
    const stage = dosed();
    stage.do(20, { type: 'TransferPatient', body: { destination: 'ED', reason: 'chest pain' } });
    draft(stage, 22, 'sae', { endAtMs: stage.at(22) });
    expect(stage.state.seriousEvents).toHaveLength(1);
    const late = { kind: 'note', takenAtMs: stage.at(22), text: 'x' } as const;
    const note = { type: 'WriteNote', body: { entryId: id('n'), content: late, lateReason: null } } as const;
    expect(stage.ask(22, note)?.code).toBe('sessionEnded');
  });

  it.each([
    ['a seizure', (stage: Scene) => report(stage, 20, { effect: 'seizure' }), 'Seizure'],
    [
      'a loss of consciousness, MOAA/S 0',
      (stage: Scene) => void stage.set(20, { sed: 0 }),
      'Loss of consciousness (MOAA/S 0)',
    ],
    [
      'a transfer',
      (stage: Scene) =>
        stage.do(20, { type: 'TransferPatient', body: { destination: 'ED', reason: 'chest pain' } }),
      'Transferred to emergency care',
    ],
  ])(
    'is proposed, not made, after %s, until somebody has written or corrected one since',
    (_, happen, what) => {
      const stage = dosed();
      expect(considered(stage, 19)).toEqual([]);
      happen(stage);
      expect(considered(stage, 20)).toEqual([`${what}: consider the draft of a serious adverse event`]);
      expect(stage.state.seriousEvents).toEqual([]);
      draft(stage, 21);
      expect(considered(stage, 21)).toEqual([]);
      stage.do(22, { type: 'WithdrawEntry', body: { entryId: id('sae'), reason: 'begun by mistake' } });
      expect(considered(stage, 22)).toHaveLength(1);
    },
  );

  it('written before something further happens has not taken it into account; corrected after it, it has', () => {
    const stage = dosed();
    draft(stage, 20);
    report(stage, 25, { effect: 'seizure' });
    expect(considered(stage, 25)).toHaveLength(1);
    const content = event(stage, 20, { description: 'Then a seizure' });
    stage.do(26, {
      type: 'CorrectEntry',
      body: { entryId: id('sae'), version: 1, content, reason: 'seizure' },
    });
    expect(considered(stage, 26)).toEqual([]);
  });

  it.each(['reducedConsciousness', 'chestPain', 'nausea'] as const)('is not proposed after %s', (effect) => {
    const stage = dosed();
    report(stage, 20, { effect });
    expect(considered(stage, 20)).toEqual([]);
  });

  it('is named by the REMS draft, with what was stated of it and nothing more', () => {
    const stage = dosed();
    expect(remsOf(stage.judge(10)).seriousEvents).toEqual([]);
    draft(stage, 20);
    draft(stage, 30, 'second', { what: 'Fall', serious: false });
    expect(remsOf(stage.judge(31)).seriousEvents).toEqual([
      { entryId: id('sae'), what: 'Seizure', atMs: stage.at(20), serious: null },
      { entryId: id('second'), what: 'Fall', atMs: stage.at(30), serious: false },
    ]);
  });
});

describe('A side effect', () => {
  it.each(['mild', 'unknown'] as const)(
    '[BP-SX] of an emergency is critical whatever its grade: %s',
    (grade) => {
      const stage = dosed();
      report(stage, 20, { effect: 'chestPain', grade });
      const alert = openAlert(stage.judge(20), 'BP');
      expect(alert?.severity).toBe('critical');
      expect(alert?.message).toBe(grade === 'unknown' ? 'Chest pain' : 'Chest pain, mild');
    },
  );

  it('[REMS-SPAN] whether graded or not leaves the REMS draft as the scores have it', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [124, 78] });
    const before = remsOf(stage.judge(41));
    for (const effect of ['somnolence', 'nausea', 'other'] as const)
      report(stage, 41, { effect, grade: 'unknown' }, effect);
    expect(remsOf(stage.judge(41))).toEqual(before);
  });

  it('[BP-SX] recorded as over is clear; its end taken back, it calls again', () => {
    const stage = dosed();
    report(stage, 20, { effect: 'chestPain' }, 'pain');
    const content = stage.state.symptoms[0]?.content as SymptomContent;
    const correct = (min: number, version: number, endAtMs: number | null) =>
      stage.do(min, {
        type: 'CorrectEntry',
        body: {
          entryId: id('pain'),
          version,
          content: { ...content, endAtMs },
          reason: 'as the patient says',
        },
      });
    correct(25, 1, stage.at(25));
    expect(openAlert(stage.judge(25), 'BP')?.status).toBe('latched');
    correct(26, 2, null);
    expect(openAlert(stage.judge(26), 'BP')?.status).toBe('confirmed');
  });

  it('[BP-SX] that ends while its grade is put right is over too', () => {
    const stage = dosed();
    report(stage, 20, { effect: 'chestPain', grade: 'unknown' }, 'pain');
    const content = stage.state.symptoms[0]?.content as SymptomContent;
    stage.do(25, {
      type: 'CorrectEntry',
      body: {
        entryId: id('pain'),
        version: 1,
        content: { ...content, grade: 'severe', endAtMs: stage.at(24) },
        reason: 'graded',
      },
    });
    expect(openAlert(stage.judge(25), 'BP')?.status).toBe('latched');
  });
});
