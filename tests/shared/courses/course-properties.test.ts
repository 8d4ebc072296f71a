import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CourseEvent } from '#shared/course-events.ts';
import { addDays } from '#shared/courses/days.ts';
import { evolveCourse } from '#shared/courses/evolve-course.ts';
import { judgeCourse } from '#shared/courses/judge-course.ts';
import { because, dosed, fold, joined, MONDAY, PLAN, recorded, started } from './course.ts';

const day = fc.integer({ min: -10, max: 120 }).map((days) => addDays(MONDAY, days));
const days = fc.uniqueArray(day, { maxLength: 20 });
const fate = fc.constantFrom(
  { dosed: true, open: false },
  { dosed: false, open: false },
  { dosed: false, open: true },
  { dosed: true, open: true },
);
const about = { birthDate: '1990-01-01', drug: 'esketamine' };

/** Things said of different visits: whoever is first, they mean the same. */
const said = fc.uniqueArray(
  fc.record({
    visit: fc.integer({ min: 1, max: 20 }),
    what: fc.constantFrom('move', 'leaveOut', 'miss'),
    to: day,
    condition: fc.constantFrom('stable', 'worse', 'unknown'),
  }),
  { selector: ({ visit }) => visit, maxLength: 8 },
);
const eventOf = ({
  visit,
  what,
  to,
  condition,
}: {
  visit: number;
  what: string;
  to: string;
  condition: string;
}): CourseEvent =>
  what === 'miss'
    ? { type: 'VisitMissed', body: { visit, day: to, condition: condition as 'stable', reason: because } }
    : { type: 'VisitMoved', body: { visit, day: what === 'move' ? to : null, reason: because } };

test('[COURSE-MATCH] [COURSE-PLACE] what is judged does not depend on the order in which sessions and visits became known', () => {
  fc.assert(
    fc.property(days, said, fc.array(fate), day, fc.nat(), (on, words, fates, today, seed) => {
      const sessions = on.map((one, index) => dosed(one, fates[index]));
      const shuffled = sessions.toSorted((a, b) => mixed(a.sessionId, seed) - mixed(b.sessionId, seed));
      const first = fold(started(), ...on.map(joined), ...words.map(eventOf));
      const other = fold(started(), ...words.toReversed().map(eventOf), ...on.toReversed().map(joined));
      const { missed: _a, ...one } = judgeCourse(first, sessions, { today, ...about });
      const { missed: _b, ...two } = judgeCourse(other, shuffled, { today, ...about });
      expect(two).toEqual(one);
    }),
  );
});

function mixed(id: string, seed: number): number {
  return [...`${id}${seed}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_007, 7);
}

test('[COURSE-MATCH] no session is for two visits and no visit has two sessions; every one that counts has a number of its own', () => {
  fc.assert(
    fc.property(days, said, fc.array(fate), day, (on, words, fates, today) => {
      const sessions = on.map((one, index) => dosed(one, fates[index]));
      const course = judgeCourse(fold(started(), ...on.map(joined), ...words.map(eventOf)), sessions, {
        today,
        ...about,
      });
      const taken = course.visits.flatMap(({ sessionId }) => sessionId ?? []);
      expect(new Set(taken).size).toBe(taken.length);
      const counted = course.sessions.flatMap(({ number }) => number ?? []);
      expect(counted).toEqual(counted.map((_, index) => index + 1));
      expect(course.phases.reduce((sum, phase) => sum + phase.sessions, 0)).toBe(counted.length);
      expect(course.next?.place.number).toBe(counted.length + 1);
    }),
  );
});

test('[COURSE-OVERDUE] unknown is not done: a visit before today is never planned, due or fulfilled without a session', () => {
  fc.assert(
    fc.property(days, said, day, (on, words, today) => {
      const course = judgeCourse(
        fold(started(), ...on.map(joined), ...words.map(eventOf)),
        on.map((one) => dosed(one)),
        {
          today,
          ...about,
        },
      );
      for (const visit of course.visits) {
        if (visit.sessionId === null) expect(visit.status).not.toBe('fulfilled');
        if (visit.sessionId === null && visit.day < today)
          expect(['overdue', 'missed', 'leftOut', 'removed']).toContain(visit.status);
      }
    }),
  );
});

test('[COURSE-GAP] whatever is planned, a distance below the plan is said and one as long is not', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 300 }),
      (last, apart, minGapHours) => {
        const today = addDays(last, apart);
        const plan = { ...PLAN, startDay: addDays(last, 400), minGapHours };
        const state = fold(started(plan), joined(last), booster('a', last), booster('b', today));
        const course = judgeCourse(state, [dosed(last)], { today, ...about });
        const waiting = course.visits.find(({ visitId }) => visitId === 'b');
        expect(waiting?.sessionId).toBeNull();
        expect(waiting?.shortGap !== null).toBe(apart * 24 < minGapHours);
      },
    ),
  );
});

function booster(visitId: string, on: string): CourseEvent {
  return { type: 'VisitAdded', body: { visitId, day: on, reason: because } };
}

test('[FOLD] folding a course again from the middle, or with repeats, gives the same state', () => {
  fc.assert(
    fc.property(days, said, fc.nat({ max: 30 }), (on, words, from) => {
      const events = [started(), ...on.map(joined), ...words.map(eventOf)].map((event, index) =>
        recorded(event, index + 1),
      );
      const whole = fold(...events.map(({ event }) => event));
      let state = null as ReturnType<typeof fold> | null;
      for (const event of events.slice(0, from)) state = evolveCourse(state, event);
      for (const event of events) state = evolveCourse(state, event);
      expect(state).toEqual(whole);
    }),
  );
});

test('[FOLD] an event that is missing in between is noticed', () => {
  const state = fold(started());
  expect(() => evolveCourse(state, recorded(joined(MONDAY), 3))).toThrow('events are missing');
  expect(() => evolveCourse(null, recorded(joined(MONDAY), 1))).toThrow('begins with CourseStarted');
});
