import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { NURSE, PRESCRIBER, scene } from '../scene.ts';
import { allNo, contra, decide, FULL, line, status } from './lines.ts';

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
