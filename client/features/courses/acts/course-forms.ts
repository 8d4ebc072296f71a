import { type ActForm, type Field, given, must } from '#client/ui/act-form/act-form.ts';
import { planFields, planGiven } from '#client/ui/act-form/plan-fields.ts';
import { proposedFromText } from '#client/ui/course-words.ts';
import { INDICATION_WORDS } from '#shared/clinical/pre-dose/words.ts';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';
import { INDICATIONS } from '#shared/protocols/pre-dose.ts';
import type { Course } from '#shared/wire/courses.ts';
import { WHY } from '../visits/visit-forms.ts';
import { changeCourse } from './change-course.ts';

/** What a prescriber orders for the next session in place of the proposal. */
export function orderForm(course: Course, dosing: DosingForm): ActForm {
  const proposed = course.judgement.next?.dose ?? null;
  return {
    key: 'order-dose',
    title: 'Order the next dose',
    lines: [
      ...(proposed === null ? [] : [`Proposed: ${proposedFromText(proposed)}.`]),
      'It stands for the next session only, which opens with it.',
    ],
    fields: [...planFields(dosing, proposed), WHY],
    act: 'Order',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'PUT',
        part: '/next-dose',
        body: { ...planGiven(dosing, answers), reason: must(answers, 'reason') },
      }),
  };
}

/** Whether the benefit speaks for going on. Nothing ends by it. */
export function reviewForm(course: Course, session: number): ActForm {
  return {
    key: `review-${session}`,
    title: `Benefit after session ${session}`,
    lines: ['Nothing ends or changes by this: to end the course or change its plan is an act of its own.'],
    fields: [
      {
        kind: 'choice',
        name: 'goOn',
        label: 'Does the benefit speak for going on?',
        required: true,
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
      },
      { kind: 'area', name: 'note', label: 'What it rests on', required: true },
    ],
    act: 'Record',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'POST',
        part: '/reviews',
        body: { session, goOn: must(answers, 'goOn') === 'yes', note: must(answers, 'note') },
      }),
  };
}

export function endForm(course: Course): ActForm {
  return {
    key: 'end-course',
    title: 'End the course',
    lines: ['Nobody is expected any more. What happened stays, and it can be opened again.'],
    fields: [WHY],
    act: 'End the course',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'POST',
        part: '/end',
        body: { reason: must(answers, 'reason') },
      }),
  };
}

export function reopenForm(course: Course): ActForm {
  return {
    key: 'reopen-course',
    title: 'Open the course again',
    lines: ['Its plan goes on from where it stood, by its days.'],
    fields: [WHY],
    act: 'Open again',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'POST',
        part: '/reopen',
        body: { reason: must(answers, 'reason') },
      }),
  };
}

/** What the treatment is given for, as `indicationGiven` reads it. */
export function indicationFields(
  now: Pick<Course, 'indication' | 'indicationWords' | 'treatmentPlan'> | null,
): Field[] {
  return [
    {
      kind: 'select',
      name: 'indication',
      label: 'Given for',
      required: true,
      options: [
        ...(now === null ? [{ value: '', label: 'Choose' }] : []),
        ...INDICATIONS.map((value) => ({ value, label: INDICATION_WORDS[value] })),
      ],
      initial: now?.indication ?? '',
    },
    {
      kind: 'text',
      name: 'indicationWords',
      label: 'What it is',
      required: true,
      initial: now?.indicationWords ?? '',
      when: { name: 'indication', is: 'other' },
    },
    { kind: 'area', name: 'treatmentPlan', label: 'Treatment plan', initial: now?.treatmentPlan ?? '' },
  ];
}

export function indicationForm(course: Course): ActForm {
  return {
    key: 'indication',
    title: 'What it is given for',
    fields: [...indicationFields(course), WHY],
    act: 'Change',
    send: (answers, context) =>
      changeCourse(course, context, {
        method: 'PUT',
        part: '/indication',
        body: {
          indication: must(answers, 'indication'),
          indicationWords: given(answers, 'indicationWords'),
          treatmentPlan: given(answers, 'treatmentPlan'),
          reason: must(answers, 'reason'),
        },
      }),
  };
}
