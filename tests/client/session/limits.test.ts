import { describe, expect, it } from 'vitest';
import {
  approveLimits,
  declineLimits,
  type Proposal,
} from '#client/features/session/limits/answer-limits.ts';
import { fitLimits, proposeLimits } from '#client/features/session/limits/fit-limits.ts';
import { describeEvent } from '#client/features/session/log/describe-event.ts';
import type { Actor } from '#shared/vocabulary.ts';
import { id, PRESCRIBER, type Scene } from '#tests/shared/scene.ts';
import { dosed } from '#tests/shared/visits.ts';
import { commandAt, formAt } from './act-view.ts';

const SECOND: Actor = { kind: 'staff', staffId: id('second'), name: 'Dr. Osei', role: 'prescriber' };
const NUMBERS = { limit: 'spo2Low', warning: '91', critical: '88', reason: 'lives with 92' };

function proposed(): { stage: Scene; proposal: Proposal } {
  const stage = dosed();
  stage.do(10, commandAt(stage, 10, proposeLimits, NUMBERS));
  const { limitsProposed } = stage.state;
  if (limitsProposed === null) throw new Error('nothing was proposed');
  return { stage, proposal: limitsProposed };
}

describe('limits proposed [LIMITS]', () => {
  it('stand in the approval with their numbers, which may be changed, and ask for the passphrase', () => {
    const { stage, proposal } = proposed();
    const form = formAt(stage, 11, approveLimits(proposal));
    expect('reauthenticates' in form && form.reauthenticates).toBe(true);
    expect(form.lines?.[0]).toBe('Proposed by N. Okafor 11:10: lives with 92');
    expect(form.fields.map(({ label, initial }) => [label, initial])).toEqual([
      ['SpO₂ low, warning at', '91'],
      ['SpO₂ low, critical at', '88'],
      ['Reason', 'lives with 92'],
    ]);
    const command = commandAt(stage, 11, approveLimits(proposal), { 'spo2Low-warning': '90' });
    stage.do(11, command, PRESCRIBER);
    expect(stage.state.limitsFitted).toMatchObject({
      proposalId: proposal.proposalId,
      limits: { spo2Low: { warning: 90, critical: 88 } },
    });
  });

  it('a second one joins the first while nobody has answered', () => {
    const { stage } = proposed();
    const more = { limit: 'heartRateLow', warning: '42', critical: '38', reason: 'athlete' };
    expect(formAt(stage, 11, proposeLimits).lines?.join(' ')).toContain('SpO₂ low 91 and 88 %');
    expect(commandAt(stage, 11, proposeLimits, more)).toMatchObject({
      body: {
        limits: { spo2Low: { warning: 91, critical: 88 }, heartRateLow: { warning: 42, critical: 38 } },
      },
    });
  });

  it('answered meanwhile, the dialog that another prescriber has open says by whom', () => {
    const { stage, proposal } = proposed();
    const open = () => formAt(stage, 13, approveLimits(proposal)).lines?.[0];
    const declining = formAt(stage, 11, declineLimits(proposal));
    expect(declining.lines).not.toContain(expect.stringContaining('Nothing more is asked'));
    stage.do(12, commandAt(stage, 12, declineLimits(proposal), { reason: 'ear first' }), SECOND);
    expect(open()).toBe('Dr. Osei declined these limits at 11:12. Nothing more is asked of you.');
    const late = commandAt(stage, 13, approveLimits(proposal));
    expect(stage.ask(13, late, PRESCRIBER)?.sentence).toBe('Dr. Osei declined these limits already.');
  });

  it('fitted without a proposal, they say which ones the prescriber saw', () => {
    const stage = dosed();
    expect(commandAt(stage, 10, fitLimits, NUMBERS)).toMatchObject({
      body: { seenAtMs: null, limits: { spo2Low: { warning: 91, critical: 88 } } },
    });
    stage.do(10, commandAt(stage, 10, fitLimits, NUMBERS), PRESCRIBER);
    expect(commandAt(stage, 11, fitLimits, NUMBERS)).toMatchObject({ body: { seenAtMs: stage.at(10) } });
  });

  it('stand in the log in words: proposed, declined, approved', () => {
    const { stage, proposal } = proposed();
    stage.do(12, commandAt(stage, 12, declineLimits(proposal), { reason: 'ear first' }), PRESCRIBER);
    stage.do(13, commandAt(stage, 13, proposeLimits, NUMBERS));
    const again = stage.state.limitsProposed;
    if (again === null) throw new Error('nothing waits');
    stage.do(14, commandAt(stage, 14, approveLimits(again)), PRESCRIBER);
    const words = { criterion: String, line: String, asked: String };
    const said = stage.events.map(({ event }) => describeEvent(event, 'UTC', words).text);
    expect(said.filter((text) => /limits/i.test(text))).toEqual([
      'Limits proposed, SpO₂ low 91 and 88 %: lives with 92',
      'Proposed limits declined: ear first',
      'Limits proposed, SpO₂ low 91 and 88 %: lives with 92',
      'Proposed limits approved, SpO₂ low 91 and 88 %: lives with 92',
    ]);
  });
});
