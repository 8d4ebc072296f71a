import { type ActForm, type Field, must } from '#client/ui/act-form/act-form.ts';
import { formatCalendarDay } from '#client/ui/calendar-day.ts';
import type { CourseVisit } from '#shared/courses/course-judgement.ts';
import { type CourseAt, changeCourse } from '../acts/change-course.ts';
import { visitName } from '../course-words.ts';

/** A visit of the plan: it has a number. */
export type NumberedVisit = Pick<CourseVisit, 'day'> & { visit: number };

export const WHY: Field = { kind: 'area', name: 'reason', label: 'Why', required: true };

/** Another day for a visit; also one that was missed or left out is planned again so. */
export function moveForm(course: CourseAt, visit: NumberedVisit, today: string): ActForm {
  return {
    key: `move-visit-${visit.visit}`,
    title: `Move ${visitName(visit).toLowerCase()}`,
    lines: [`It stands on ${formatCalendarDay(visit.day, today)}. Only this visit moves.`],
    fields: [{ kind: 'date', name: 'day', label: 'New day', required: true, first: true }, WHY],
    act: 'Move',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'PUT',
        part: `/visits/${visit.visit}/day`,
        body: { day: must(answers, 'day'), reason: must(answers, 'reason') },
      }),
  };
}

export function leaveOutForm(course: CourseAt, visit: NumberedVisit, today: string): ActForm {
  return {
    key: `leave-out-${visit.visit}`,
    title: `Leave out ${visitName(visit).toLowerCase()}`,
    lines: [
      `Nobody is expected on ${formatCalendarDay(visit.day, today)} any more. The other days stay, and it can be planned again.`,
    ],
    fields: [WHY],
    act: 'Leave out',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'PUT',
        part: `/visits/${visit.visit}/day`,
        body: { day: null, reason: must(answers, 'reason') },
      }),
  };
}

/** Nobody came: how the patient is decides what is proposed next. */
export function missedForm(course: CourseAt, visit: NumberedVisit, today: string): ActForm {
  return {
    key: `missed-${visit.visit}`,
    title: `${visitName(visit)} of ${formatCalendarDay(visit.day, today)} was missed`,
    lines: [
      'Stable: the rhythm goes on. Worse: a prescriber may go back to the rhythm before. Nothing is changed by this alone.',
    ],
    fields: [
      {
        kind: 'choice',
        name: 'condition',
        label: 'How is the patient?',
        required: true,
        options: [
          { value: 'stable', label: 'Stable' },
          { value: 'worse', label: 'Worse' },
          { value: 'unknown', label: 'Not known' },
        ],
      },
      WHY,
    ],
    act: 'Record as missed',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'POST',
        part: `/visits/${visit.visit}/missed`,
        body: { condition: must(answers, 'condition'), reason: must(answers, 'reason') },
      }),
  };
}

/** A visit beside the rhythm. Its id is made with the dialog: a second press is the same visit. */
export function addVisitForm(course: CourseAt, visitId: string): ActForm {
  return {
    key: 'add-visit',
    title: 'Add a booster',
    lines: ['One more visit beside the rhythm. The planned days stay.'],
    fields: [{ kind: 'date', name: 'day', label: 'Day', required: true, first: true }, WHY],
    act: 'Add',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'POST',
        part: '/visits',
        body: { visitId, day: must(answers, 'day'), reason: must(answers, 'reason') },
      }),
  };
}

export function removeVisitForm(
  course: CourseAt,
  { visitId, day }: { visitId: string; day: string },
  today: string,
): ActForm {
  return {
    key: `remove-visit-${visitId}`,
    title: `Take out the booster of ${formatCalendarDay(day, today)}`,
    fields: [WHY],
    act: 'Take out',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'POST',
        part: `/added/${visitId}/remove`,
        body: { reason: must(answers, 'reason') },
      }),
  };
}
