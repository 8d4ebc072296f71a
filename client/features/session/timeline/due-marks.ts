import type { CheckJudgement } from '#shared/judgement.ts';
import { MEASURES, type Measure } from '#shared/vocabulary.ts';
import type { DueMark } from './due-ring.tsx';

/** Which lanes the next check still waits for; a lane it does not ask for has no ring. */
export function dueMarks(check: CheckJudgement | null): Partial<Record<Measure, DueMark>> {
  if (check === null) return {};
  const waiting = MEASURES.filter(
    (measure) => check.needs.includes(measure) && !check.taken.includes(measure),
  );
  return Object.fromEntries(
    waiting.map((measure, index) => [measure, { atMs: check.dueAtMs, said: index === 0 }]),
  );
}
