import type { SessionCourse } from '#shared/events.ts';
import { isolated } from './isolated.ts';

/**
 * Where a session stands in its course: `5 of 8 (Induction)`. In a phase without an end it is counted over the whole
 * course: `14 (Maintenance)`.
 */
export function placeText({ number, numberInPhase, of, phase }: Omit<SessionCourse, 'courseId'>): string {
  const counted = of === null ? String(number) : `${numberInPhase} of ${of}`;
  return `${counted} (${isolated(phase)})`;
}
