import { readClock } from '../read-clock.ts';
import type { ActContext, Answers } from './act-form.ts';
import { given } from './act-form.ts';

/**
 * When an act was true of the patient: the time typed, or the moment of sending when none was. NaN for a time that
 * never was, which no schema lets through.
 */
export function timeGiven(answers: Answers, name: string, context: ActContext): number {
  const text = given(answers, name);
  if (text === null) return context.nowMs;
  return readClock(text, context.nowMs, context.timeZone).atMs ?? Number.NaN;
}
