import type { CoursePlan } from '#shared/courses/course-plan.ts';

/** Clinical reference 8, esketamine in depression: two a week for four weeks, weekly for four, then every two weeks. */
export const TRD: CoursePlan = {
  startDay: '2026-05-11',
  phases: [
    {
      name: 'induction',
      weeksFrom: 1,
      weeksTo: 4,
      rhythm: { every: 'week', visits: 2 },
      plannedMg: 84,
      plannedMgPerKg: null,
    },
    {
      name: 'weekly',
      weeksFrom: 5,
      weeksTo: 8,
      rhythm: { every: 'week', visits: 1 },
      plannedMg: 84,
      plannedMgPerKg: null,
    },
    {
      name: 'maintenance',
      weeksFrom: 9,
      weeksTo: null,
      rhythm: { every: 'days', days: 14 },
      plannedMg: null,
      plannedMgPerKg: null,
    },
  ],
  firstPlannedMg: 56,
  firstPlannedMgFrom65: 28,
  minGapHours: 48,
  reviewAtSessions: [8, 12],
  source: '[P] clinic',
};
