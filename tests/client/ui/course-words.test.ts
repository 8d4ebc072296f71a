import { expect, it } from 'vitest';
import { doseRemarks, placeText, proposedFromText, shortGapText } from '#client/ui/course-words.ts';
import type { DoseProposal } from '#shared/courses/course-judgement.ts';

const PROPOSED: DoseProposal = {
  plannedMg: 56,
  plannedMgPerKg: null,
  plannedOverMin: null,
  from: 'firstSession',
  offeredFrom65Mg: null,
  highFirstDose: false,
  changeNeedsOrder: false,
};

it('says where a session stands within its phase, and over the whole course where the phase has no end', () => {
  expect(placeText({ number: 5, numberInPhase: 5, of: 8, phase: 'induction' })).toBe('5 of 8 (induction)');
  expect(placeText({ number: 14, numberInPhase: 2, of: null, phase: 'maintenance' })).toBe(
    '14 (maintenance)',
  );
});

it('says what is proposed and where it comes from', () => {
  expect(proposedFromText(PROPOSED)).toBe('56 mg, the first dose of the plan');
  expect(
    proposedFromText({
      ...PROPOSED,
      plannedMg: null,
      plannedMgPerKg: 0.5,
      plannedOverMin: 40,
      from: 'order',
    }),
  ).toBe('0.5 mg/kg over 40 min, ordered by a prescriber');
});

it('reads a dose that nothing proposes as none, not as zero', () => {
  expect(proposedFromText({ ...PROPOSED, plannedMg: null, from: 'none' })).toBe(
    'no dose proposed, the prescriber says at the visit',
  );
});

it('remarks on a change without an order, a high first dose and a lower one that may be chosen', () => {
  expect(doseRemarks(PROPOSED)).toEqual([]);
  expect(
    doseRemarks({ ...PROPOSED, offeredFrom65Mg: 28, highFirstDose: true, changeNeedsOrder: true }),
  ).toEqual([
    'From 65 years on, 28 mg may be chosen to begin with.',
    'A first session does not begin with this dose under the US label.',
    'It differs from the last dose: the change needs an order by a prescriber.',
  ]);
});

it('says how short a gap is and what the plan asks for', () => {
  expect(shortGapText({ hours: 24, minGapHours: 48, afterDay: '2026-05-11' }, '2026-05-12')).toBe(
    'Only 24 h after Mon 11 May; the plan asks for 48 h.',
  );
});
