import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { OwnLimits } from '#shared/protocols/protocol.ts';
import type { Actor } from '#shared/vocabulary.ts';
import { id, openAlert, PRESCRIBER, scene, statusOf } from './scene.ts';
import { CALM, clinical, dosed } from './visits.ts';

describe('Limits of one patient', () => {
  const limits = { spo2Low: { warning: 91, critical: 89 } };
  const fit = { type: 'FitLimits', body: { limits, reason: 'lives with 92' } } as const;

  it('[LIMITS] only a prescriber fits them; they judge from then on, are marked, and D4 follows near the baseline', () => {
    const stage = scene();
    stage.set(-8, { ...CALM, bp: [120, 76], spo2: 94 });
    stage.dose(0);
    stage.dose(5);
    expect(stage.ask(10, fit)?.code).toBe('notAllowed');
    stage.do(10, fit, PRESCRIBER);
    stage.set(20, { spo2: 92, hr: 70, rr: 14, sed: 5, diss: 0 });
    const judged = stage.judge(20);
    expect(clinical(judged)).toEqual([]);
    expect(statusOf(judged, 'D4')).toBe('met');
    expect(judged.remarks.find((remark) => remark.kind === 'customLimits')?.message).toBe(
      'Custom limits, Dr. Lindqvist, until the session ends: lives with 92',
    );
    const { customLimits } = summarize(stage.state, stage.at(20));
    expect(customLimits).toEqual({ by: 'Dr. Lindqvist', atMs: stage.at(10) });
    stage.set(21, { spo2: 91 });
    expect(openAlert(stage.judge(21), 'SPO2')?.message).toBe('SpO₂ 91 ≤ 91');
  });

  it('[LIMITS] [REJUDGE] a tighter limit judges the newest value at once', () => {
    const stage = dosed();
    stage.set(20, { bp: [152, 90] });
    stage.do(
      21,
      {
        type: 'FitLimits',
        body: { limits: { systolicHigh: { warning: 150, critical: 170 } }, reason: 'aneurysm' },
      },
      PRESCRIBER,
    );
    expect(openAlert(stage.judge(21), 'BP')?.message).toBe('SYS 152 ≥ 150');
  });

  it.each([
    [{ spo2Low: { warning: 88, critical: 84 } }, '/limits/spo2Low'],
    [{ heartRateHigh: { warning: 140, critical: 120 } }, '/limits/heartRateHigh'],
    [{ systolicHigh: { warning: 190, critical: 210 } }, '/limits/systolicHigh'],
    [{}, '/limits'],
  ])('[LIMITS] %j is refused: never off, never crossed, never empty', (wrong, pointer) => {
    const refused = dosed().ask(10, { type: 'FitLimits', body: { limits: wrong, reason: 'x' } }, PRESCRIBER);
    expect(refused?.pointer).toBe(pointer);
  });
});

describe('Limits proposed [LIMITS]', () => {
  const SPO2 = { spo2Low: { warning: 91, critical: 88 } };
  const SECOND: Actor = { kind: 'staff', staffId: id('second'), name: 'Dr. Osei', role: 'prescriber' };
  const propose = (name: string, limits: OwnLimits = SPO2): SessionCommand => ({
    type: 'ProposeLimits',
    body: { proposalId: id(name), limits, reason: 'lives with 92' },
  });
  const approve = (name: string, limits: OwnLimits = SPO2): SessionCommand => ({
    type: 'FitLimits',
    body: { proposalId: id(name), limits, reason: 'agreed' },
  });
  const decline = (name: string): SessionCommand => ({
    type: 'DeclineLimits',
    body: { proposalId: id(name), reason: 'measure on the ear first' },
  });

  it('by a nurse judge nothing before a prescriber has approved them, and the board says who proposed', () => {
    const stage = dosed();
    stage.do(10, propose('p'));
    stage.set(20, { spo2: 92 });
    expect(openAlert(stage.judge(20), 'SPO2')?.severity).toBe('warning');
    const { customLimits, limitsProposed } = summarize(stage.state, stage.at(20));
    expect([customLimits, limitsProposed]).toEqual([null, { by: 'N. Okafor', atMs: stage.at(10) }]);
  });

  it('are approved with other numbers, in words of the prescriber; then nothing waits', () => {
    const stage = dosed();
    stage.do(10, propose('p'));
    stage.do(12, approve('p', { spo2Low: { warning: 90, critical: 88 } }), PRESCRIBER);
    expect(stage.state.limitsFitted).toMatchObject({ proposalId: id('p'), reason: 'agreed' });
    expect(stage.state.protocol.limits.spo2Low).toEqual({ warning: 90, critical: 88 });
    const { customLimits, limitsProposed } = summarize(stage.state, stage.at(12));
    expect([customLimits?.by, limitsProposed]).toEqual(['Dr. Lindqvist', null]);
  });

  it('are declined with a reason that stays readable; nothing was changed', () => {
    const stage = dosed();
    const before = stage.state.protocol.limits;
    stage.do(10, propose('p'));
    stage.do(12, decline('p'), PRESCRIBER);
    expect(stage.state.limitsDeclined).toMatchObject({ reason: 'measure on the ear first', by: PRESCRIBER });
    expect([stage.state.limitsProposed, stage.state.protocol.limits]).toEqual([null, before]);
  });

  it.each([approve('p'), decline('p')])('are no nurse’s to answer: $type is refused', (answer) => {
    const stage = dosed();
    stage.do(10, propose('p'));
    expect(stage.ask(11, answer)?.code).toBe('notAllowed');
  });

  it.each([
    [approve('p'), decline('p'), 'Dr. Lindqvist approved these limits already.'],
    [decline('p'), approve('p'), 'Dr. Lindqvist declined these limits already.'],
    [
      approve('p'),
      approve('p', { spo2Low: { warning: 90, critical: 86 } }),
      'Dr. Lindqvist approved these limits already.',
    ],
  ])('have one answer: of two prescribers one wins, the other is told who (%#)', (first, second, told) => {
    const stage = dosed();
    stage.do(10, propose('p'));
    stage.do(12, first, PRESCRIBER);
    const { limits } = stage.state.protocol;
    expect(stage.ask(12, second, SECOND)).toMatchObject({ code: 'alreadyDone', sentence: told });
    expect(stage.state.protocol.limits).toEqual(limits);
  });

  it('a newer proposal takes the place of an older one, which can be answered no more', () => {
    const stage = dosed();
    stage.do(10, propose('p'));
    stage.do(11, propose('q', { systolicHigh: { warning: 170, critical: 190 } }));
    expect(stage.ask(12, approve('p'), PRESCRIBER)?.code).toBe('alreadyDone');
    stage.do(12, approve('q', { systolicHigh: { warning: 170, critical: 190 } }), PRESCRIBER);
  });

  it('are held to the bounds of fitted ones, and never wait for an answer after the end', () => {
    const stage = dosed();
    const off = { spo2Low: { warning: 88, critical: 84 } };
    expect(stage.ask(10, propose('p', off))?.pointer).toBe('/limits/spo2Low');
    stage.do(10, propose('p'));
    stage.do(11, { type: 'TransferPatient', body: { destination: 'ED', reason: 'chest pain' } });
    expect(stage.ask(12, approve('p'), PRESCRIBER)?.code).toBe('sessionEnded');
  });

  it('what was fitted before stays beside what is fitted now, and the record names all of it', () => {
    const stage = dosed();
    stage.do(10, { type: 'FitLimits', body: { limits: SPO2, reason: 'x' } }, PRESCRIBER);
    const more = { heartRateLow: { warning: 42, critical: 38 } };
    stage.do(11, { type: 'FitLimits', body: { limits: more, reason: 'y' } }, PRESCRIBER);
    expect(stage.state.limitsFitted?.limits).toEqual({ ...SPO2, ...more });
  });

  it('of two who fit at once without a proposal, the second is told', () => {
    const stage = dosed();
    const fitted = (critical: number): SessionCommand => ({
      type: 'FitLimits',
      body: { seenAtMs: null, limits: { spo2Low: { warning: 91, critical } }, reason: 'x' },
    });
    stage.do(10, fitted(88), PRESCRIBER);
    expect(stage.ask(10, fitted(86), SECOND)).toMatchObject({
      code: 'alreadyDone',
      pointer: '/seenAtMs',
      sentence: expect.stringContaining('Dr. Lindqvist fitted limits to this patient meanwhile.'),
    });
  });
});
