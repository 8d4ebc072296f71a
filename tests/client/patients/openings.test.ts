import { expect, it } from 'vitest';
import { openingsOf } from '#client/features/patients/openings.ts';
import type { NextSession } from '#shared/courses/course-judgement.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { Course } from '#shared/wire/courses.ts';

const NASAL: ClinicInfo['protocols'][number] = {
  protocolId: 'esketamine-intranasal',
  name: 'Esketamine IN',
  version: '1.1',
  route: 'intranasal',
  drug: 'esketamine',
  dosing: { form: 'devices', deviceMg: 28, plannedDosesMg: [28, 56, 84], restMin: 5, longGapMin: 10 },
  approvedBy: null,
};
const NEXT: NextSession = {
  place: { courseId: 'c', number: 5, phase: 'induction', numberInPhase: 5, of: 8 },
  day: '2026-05-12',
  visit: 5,
  visitId: null,
  shortGap: { hours: 24, minGapHours: 48, afterDay: '2026-05-11' },
  dose: {
    plannedMg: 56,
    plannedMgPerKg: null,
    plannedOverMin: null,
    from: 'asBefore',
    offeredFrom65Mg: null,
    highFirstDose: false,
    changeNeedsOrder: false,
  },
};
function course(next: NextSession | null, protocolId = NASAL.protocolId): Course {
  return {
    courseId: 'c',
    protocol: { protocolId, name: 'Esketamine IN', routeShort: 'IN' },
    judgement: { next, today: '2026-05-12' },
  } as Course;
}

it('begins with the next session of the course: its place, its proposed dose and where that comes from', () => {
  const [first, second] = openingsOf([NASAL], [course(NEXT)]);
  expect(first).toMatchObject({
    courseId: 'c',
    dose: { plannedMg: 56 },
    label: 'Esketamine IN 1.1, needs approval, session 5 of 8 (induction)',
  });
  expect(first?.lines[0]).toBe(
    'Esketamine IN, session 5 of 8 (induction). Proposed: 56 mg, as planned at the last session.',
  );
  expect(second).toMatchObject({
    courseId: null,
    dose: null,
    label: 'Esketamine IN 1.1, needs approval, in no course',
  });
});

it('warns below the minimum gap and still offers the session', () => {
  const [first] = openingsOf([NASAL], [course(NEXT)]);
  expect(first?.lines).toContain('Only 24 h after Mon 11 May; the plan asks for 48 h.');
  const [calm] = openingsOf([NASAL], [course({ ...NEXT, shortGap: null })]);
  expect(calm?.lines).toHaveLength(1);
});

it('offers the protocols alone where no course expects a session, or its protocol is gone', () => {
  for (const courses of [[], [course(null)], [course(NEXT, 'gone')]])
    expect(openingsOf([NASAL], courses).map(({ label, courseId }) => [label, courseId])).toEqual([
      ['Esketamine IN 1.1, needs approval', null],
    ]);
});
