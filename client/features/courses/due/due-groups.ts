import type { DueVisit, DueVisits } from '#shared/wire/courses.ts';

export interface DueGroups {
  overdue: DueVisit[];
  today: DueVisit[];
  ahead: DueVisit[];
}

/** The visits that wait for somebody, in the order of the answer. One with a session stands among today's sessions already. */
export function dueGroups({ visits, today }: DueVisits): DueGroups {
  const waiting = visits.filter(({ sessionId, status }) => sessionId === null && status !== 'fulfilled');
  return {
    overdue: waiting.filter(({ status }) => status === 'overdue'),
    today: waiting.filter(({ status, day }) => status !== 'overdue' && day === today),
    ahead: waiting.filter(({ status, day }) => status !== 'overdue' && day > today),
  };
}

/** `2 due today, 1 overdue, 5 in the next 7 days`. */
export function dueText({ overdue, today, ahead }: DueGroups): string {
  const parts = [
    `${today.length} due today`,
    ...(overdue.length === 0 ? [] : [`${overdue.length} overdue`]),
    `${ahead.length} in the next 7 days`,
  ];
  return parts.join(', ');
}
