import { formatCalendarDay, formatDaysAway } from '#client/ui/calendar-day.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { CourseVisit, VisitStatus } from '#shared/courses/course-judgement.ts';
import type { CoursePhase } from '#shared/courses/course-plan.ts';
import type { Course } from '#shared/wire/courses.ts';

const STATUS_WORDS: Record<VisitStatus, string> = {
  fulfilled: 'done',
  overdue: 'overdue',
  due: 'today',
  planned: 'planned',
  missed: 'missed',
  leftOut: 'left out',
  removed: 'removed',
};

/** What became of a visit, in a word. */
export function statusWord({ status, sessionId }: Pick<CourseVisit, 'status' | 'sessionId'>): string {
  return sessionId !== null && status !== 'fulfilled' ? 'session open' : STATUS_WORDS[status];
}

/** `2 a week`, `weekly`, `every 2 weeks`, `every 10 days`. */
export function rhythmText({ rhythm }: Pick<CoursePhase, 'rhythm'>): string {
  if (rhythm.every === 'week') return rhythm.visits === 1 ? 'weekly' : `${rhythm.visits} a week`;
  if (rhythm.days === 1) return 'daily';
  if (rhythm.days === 7) return 'weekly';
  return rhythm.days % 7 === 0 ? `every ${rhythm.days / 7} weeks` : `every ${rhythm.days} days`;
}

/** `Visit 5`; of an added one `Booster`. */
export function visitName({ visit }: Pick<CourseVisit, 'visit'>): string {
  return visit === null ? 'Booster' : `Visit ${visit}`;
}

/** `Tue 19 May, in 3 days`. */
export function dayText(day: string, today: string): string {
  return `${formatCalendarDay(day, today)}, ${formatDaysAway(day, today)}`;
}

/** `Esketamine IN`; the id where the clinic has no such protocol any more. */
export function protocolName({ protocol }: Pick<Course, 'protocol'>): string {
  return protocol.name === null ? isolated(protocol.protocolId) : isolated(protocol.name);
}
