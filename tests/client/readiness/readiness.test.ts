import { describe, expect, it } from 'vitest';
import { attest, overrideCriterion } from '#client/features/readiness/readiness-acts.ts';
import { signLines } from '#client/features/readiness/sign-lines.ts';
import { countsText, endText, inReadingOrder, VERDICT_WORDS } from '#client/features/readiness/verdict.ts';
import type { Answers } from '#client/ui/act-form/act-form.ts';
import { firstFault } from '#client/ui/act-form/act-form.ts';
import { sessionCommandSchema } from '#shared/commands.ts';
import type { AttestableId } from '#shared/events.ts';
import { attestAll, PRESCRIBER, type Scene, scene, statusOf } from '#tests/shared/scene.ts';

const FULL = { hr: 78, spo2: 98, rr: 14, sed: 5, diss: 0, nausea: 0 };

/** Example 10.1 shortened: everything is met at T+128. */
function ready(): Scene {
  const stage = scene();
  stage.set(-8, { bp: [122, 76], ...FULL });
  stage.dose(0);
  stage.dose(5);
  for (const minute of [20, 40, 60, 90, 120]) stage.set(minute, { bp: [124, 78], ...FULL });
  attestAll(stage, 128);
  return stage;
}

function view(stage: Scene, minute: number) {
  return { state: stage.state, judgement: stage.judge(minute), role: null, chairIds: [], takenChairIds: [] };
}

function attestForm(stage: Scene, minute: number, criterion: AttestableId) {
  const form = attest(criterion)(view(stage, minute));
  if (form === null || !('command' in form)) throw new Error('no dialog');
  return form;
}

function attestCommand(stage: Scene, minute: number, criterion: AttestableId, answers: Answers) {
  const context = { entryId: '', idOf: () => '', nowMs: stage.at(minute), timeZone: 'UTC' };
  return sessionCommandSchema.parse(attestForm(stage, minute, criterion).command(answers, context));
}

describe('the verdict', () => {
  it('never reads as permission', () => {
    expect(Object.values(VERDICT_WORDS).join(' ')).not.toMatch(/safe|ready|clear/i);
  });

  it('counts what is unmet, unknown and met, and leaves out what is none', () => {
    const { readiness } = ready().judge(128);
    expect(VERDICT_WORDS[readiness.verdict]).toBe('Criteria met, awaiting clinician');
    expect(countsText(readiness)).toBe('14 met');
  });

  it('lists unmet first, then unknown, and never an unknown beside a met one', () => {
    const stage = scene();
    stage.set(-8, { bp: [122, 76], ...FULL });
    stage.dose(0);
    const order = inReadingOrder(stage.judge(10).readiness.criteria).map(({ status }) => status);
    const rank = { unmet: 0, unknown: 1, met: 2, overridden: 3 };
    expect(order.map((status) => rank[status])).toEqual(order.map((status) => rank[status]).toSorted());
  });

  it('gives way to how the session ended', () => {
    const stage = ready();
    stage.do(132, { type: 'Sign', body: {} }, PRESCRIBER);
    if (stage.state.end === null) throw new Error('not ended');
    expect(endText(stage.state.end, 'Europe/London')).toBe('Signed out 13:12 by Dr. Lindqvist');
  });
});

describe('attesting', () => {
  it('states met or not, and either can be stated again', () => {
    const stage = ready();
    stage.do(129, attestCommand(stage, 129, 'D9', { met: 'no', note: 'Unsteady' }));
    expect(statusOf(stage.judge(129), 'D9')).toBe('unmet');
    stage.do(130, attestCommand(stage, 130, 'D9', { met: 'yes' }));
    expect(statusOf(stage.judge(130), 'D9')).toBe('met');
  });

  it('of transport asks who takes the patient and a phone number, but not when it is not met', () => {
    const stage = ready();
    const form = attestForm(stage, 129, 'D12');
    const when = { nowMs: stage.at(129), timeZone: stage.state.timeZone };
    expect(firstFault(form, { met: 'yes', transport: 'person', name: 'Ana' }, when)?.name).toBe('phone');
    expect(firstFault(form, { met: 'no' }, when)).toBeNull();
    const answers = { met: 'yes', transport: 'bookedRide', name: 'City Cabs', phone: '555 0134' };
    stage.do(129, attestCommand(stage, 129, 'D12', answers));
    expect(stage.state.attested.D12?.transport).toEqual({
      kind: 'bookedRide',
      name: 'City Cabs',
      phone: '555 0134',
    });
  });
});

describe('overriding', () => {
  it('is offered for what is not met, with what is known about it', () => {
    const stage = scene();
    stage.dose(0);
    const form = overrideCriterion('D1')(view(stage, 10));
    expect(form?.title).toBe('Override Minimum time');
  });

  it('is not offered for what is met', () => {
    expect(overrideCriterion('D1')(view(ready(), 129))).toBeNull();
  });
});

describe('the signature covers', () => {
  it('the criteria, the final vitals with their expiry, the alerts closed by hand and the protocol', () => {
    const stage = ready();
    const lines = signLines(stage.state, stage.judge(129)).join('\n');
    expect(lines).toContain('14 of 14 criteria met.');
    expect(lines).toContain('Final vitals 13:00: BP 124/78, HR 78, SpO₂ 98, RR 14, count until 13:15.');
    expect(lines).toContain('No alert was closed by hand.');
    expect(lines).toContain('needs your medical director’s approval');
  });

  it('each criterion that was overridden, with who and why', () => {
    const stage = ready();
    stage.do(129, { type: 'Attest', body: { criterion: 'D9', met: false, note: null, transport: null } });
    stage.do(
      130,
      { type: 'OverrideCriterion', body: { criterion: 'D9', reason: 'Uses a frame' } },
      PRESCRIBER,
    );
    expect(signLines(stage.state, stage.judge(131)).join('\n')).toContain(
      'Overridden: Walking, Dr. Lindqvist: Uses a frame',
    );
  });
});

it('[RISK] what a signature covers names the longer watching that a risk advises', () => {
  const stage = ready();
  stage.do(129, { type: 'StateRisk', body: { risk: 'liverImpairment', present: true, note: null } });
  // Two devices, the last at T+5: 120 min and 60 more, T+185.
  expect(signLines(stage.state, stage.judge(130))).toContain(
    'Moderate liver impairment: consider 60 min longer, until 14:05.',
  );
});
