import type { ActForm } from '#client/ui/act-form/act-form.ts';
import type { CourseVisit } from '#shared/courses/course-judgement.ts';
import type { CourseAt } from '../acts/change-course.ts';
import { leaveOutForm, missedForm, moveForm, type NumberedVisit, removeVisitForm } from './visit-forms.ts';

export interface VisitAct {
  label: string;
  form: ActForm;
}

type Visit = Pick<CourseVisit, 'visit' | 'visitId' | 'day' | 'status' | 'sessionId'>;

/**
 * What can be done about a visit: nothing once a session is for it. Missed is what has come to its day without one; what
 * was missed or left out can be planned again.
 */
export function visitActs(course: CourseAt, visit: Visit, today: string): VisitAct[] {
  const { status, sessionId, visitId, day } = visit;
  if (sessionId !== null || status === 'fulfilled' || status === 'removed') return [];
  if (!isNumbered(visit)) {
    if (visitId === null) return [];
    return [{ label: 'Take out', form: removeVisitForm(course, { visitId, day }, today) }];
  }
  const move = { label: 'Move', form: moveForm(course, visit, today) };
  const missed = { label: 'Missed', form: missedForm(course, visit, today) };
  const leaveOut = { label: 'Leave out', form: leaveOutForm(course, visit, today) };
  switch (status) {
    case 'overdue':
    case 'due':
      return [missed, move, leaveOut];
    case 'planned':
      return [move, leaveOut, missed];
    case 'missed':
      return [
        { ...move, label: 'Plan on another day' },
        { ...missed, label: 'Say how the patient is' },
      ];
    case 'leftOut':
      return [{ ...move, label: 'Plan on a day' }];
  }
}

function isNumbered(visit: Visit): visit is Visit & NumberedVisit {
  return visit.visit !== null;
}
