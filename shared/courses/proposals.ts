import type { MissedProposal, ReviewView } from './course-judgement.ts';
import type { CourseSession } from './course-session.ts';
import type { CourseState } from './course-state.ts';
import { daysApart, phaseOfDay } from './planned-visits.ts';

/**
 * [COURSE-MISSED] What the newest missed visit proposes: stable, the rhythm goes on; worse, a clinician may go back to the denser
 * rhythm before; not known, somebody asks. It stands until the plan is changed after it or a dose is given on a later day. Null:
 * nothing is proposed.
 */
export function proposeAfterMiss(
  state: CourseState,
  counted: readonly CourseSession[],
  today: string,
): MissedProposal | null {
  if (state.end !== null) return null;
  const [visit, miss] = Object.entries(state.missed).reduce<[number, CourseState['missed'][number] | null]>(
    (newest, [number, said]) =>
      newest[1] === null || said.seq > newest[1].seq ? [Number(number), said] : newest,
    [0, null],
  );
  if (miss === null || state.planSeq > miss.seq) return null;
  if (counted.some(({ dosed, day }) => dosed && day >= miss.day)) return null;
  const about = { visit, day: miss.day, phase: null };
  if (miss.condition === 'stable') return { ...about, kind: 'goOn' };
  if (miss.condition === 'unknown') return { ...about, kind: 'ask' };
  const phase = denserPhase(state, today);
  return phase === null ? { ...about, kind: 'decide' } : { ...about, kind: 'returnToPhase', phase };
}

/** The nearest phase before today's whose visits are closer together; null: there is none. */
function denserPhase({ plan }: CourseState, today: string): number | null {
  const now = phaseOfDay(plan, today);
  const current = plan.phases[now];
  if (current === undefined) return null;
  const before = plan.phases.slice(0, now).findLastIndex((phase) => daysApart(phase) < daysApart(current));
  return before === -1 ? null : before;
}

/** [COURSE-REVIEW] Whether the benefit was looked at after each session the plan names, and at any other at which it was. */
export function judgeReviews(
  { plan, reviews }: CourseState,
  counted: readonly CourseSession[],
): ReviewView[] {
  const doses = counted.filter(({ dosed }) => dosed).length;
  const named = new Set([...plan.reviewAtSessions, ...Object.keys(reviews).map(Number)]);
  return [...named]
    .sort((a, b) => a - b)
    .map((session) => {
      const done = reviews[session];
      const status = done !== undefined ? 'done' : doses >= session ? 'due' : 'ahead';
      return {
        session,
        status,
        goOn: done?.goOn ?? null,
        note: done?.note ?? null,
        atMs: done?.atMs ?? null,
      };
    });
}
