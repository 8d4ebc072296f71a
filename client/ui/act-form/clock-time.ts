import { TZDate } from '@date-fns/tz';
import type { ActContext, Answers } from './act-form.ts';
import { given } from './act-form.ts';

const HALF_DAY_MS = 12 * 3_600_000;

/** The clinic's clock time of an instant, `14:05`, as a time field holds it. */
export function clockTime(atMs: number, timeZone: string): string {
  const at = new TZDate(atMs, timeZone);
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/**
 * The instant nearest to `nearMs` at which the clinic's clocks show `text` (HH:MM or HH:MM:SS). So 23:58 typed at
 * 00:03 is five minutes ago. In an hour that happens twice the nearer one is meant.
 */
export function instantOf(text: string, nearMs: number, timeZone: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  const near = new TZDate(nearMs, timeZone);
  const candidates = [-1, 0, 1].flatMap((dayOffset) => {
    const at = new TZDate(
      near.getFullYear(),
      near.getMonth(),
      near.getDate() + dayOffset,
      hours,
      minutes,
      seconds,
      timeZone,
    ).getTime();
    // A repeated hour (clocks going back) has a twin one hour on; a skipped one has none.
    return [at, at - 3_600_000, at + 3_600_000].filter(
      (instant) => clockTime(instant, timeZone) === text.slice(0, 5),
    );
  });
  const sorted = candidates.sort((a, b) => Math.abs(a - nearMs) - Math.abs(b - nearMs));
  const nearest = sorted[0];
  return nearest !== undefined && Math.abs(nearest - nearMs) <= HALF_DAY_MS + 3_600_000 ? nearest : nearMs;
}

/** When an act was true of the patient: the time typed, or the moment of sending when none was. */
export function timeGiven(answers: Answers, name: string, context: ActContext): number {
  const text = given(answers, name);
  return text === null ? context.nowMs : instantOf(text, context.nowMs, context.timeZone);
}
