import type { ScheduledCheck } from '../../schedule.ts';
import type { ChecksField } from '../fields/field.ts';
import { minutes } from '../words.ts';
import { type Finding, warns, wrong } from './finding.ts';

/** A list of checks by itself: each can be, none stands in the way of another. */
export function checkList(field: ChecksField, checks: readonly ScheduledCheck[]): Finding[] {
  const { pointer, label, fewest, most } = field;
  const found: Finding[] = [];
  if (checks.length < fewest) found.push(wrong(pointer, `${label}: there is none.`));
  if (checks.length > most)
    found.push(wrong(pointer, `${label}: ${checks.length} are too many; ${most} can be.`));
  checks.forEach((check, index) => {
    const at = `${pointer}/${index}`;
    found.push(...checkOne(field, check, at), ...checkBeside(checks, check, index, at));
  });
  return found;
}

function checkOne({ minMin, maxMin }: ChecksField, check: ScheduledCheck, at: string): Finding[] {
  const found: Finding[] = [];
  const { atMin, windowFromMin, windowToMin, needs } = check;
  const name = nameOf(check);
  if (!Number.isInteger(atMin) || atMin < minMin || atMin > maxMin)
    return [
      wrong(`${at}/atMin`, `${name}: T+${atMin} cannot be; whole minutes from ${minMin} to ${maxMin} can.`),
    ];
  if (!Number.isInteger(windowFromMin) || windowFromMin < 0 || windowFromMin > atMin)
    found.push(
      wrong(
        `${at}/windowFromMin`,
        `${name}: its window opens at ${windowFromMin}, from 0 to ${atMin} can be.`,
      ),
    );
  if (!Number.isInteger(windowToMin) || windowToMin <= atMin || windowToMin > atMin + WIDEST_WINDOW_MIN)
    found.push(
      wrong(
        `${at}/windowToMin`,
        `${name}: its window closes before ${windowToMin}; after ${atMin} and at most ${minutes(WIDEST_WINDOW_MIN)} later can be.`,
      ),
    );
  if (needs.length === 0) found.push(wrong(`${at}/needs`, `${name}: it measures nothing.`));
  if (new Set(needs).size < needs.length)
    found.push(wrong(`${at}/needs`, `${name}: it names one measure twice.`));
  if (check.label.trim() === '') found.push(wrong(`${at}/label`, `The check at T+${atMin} needs a label.`));
  return found;
}

/** A window is shorter than the longest grace a check can have [P]: else it is never late. */
const WIDEST_WINDOW_MIN = 30;

function checkBeside(
  checks: readonly ScheduledCheck[],
  check: ScheduledCheck,
  index: number,
  at: string,
): Finding[] {
  const earlier = checks.slice(0, index);
  const before = earlier.at(-1);
  const name = nameOf(check);
  if (earlier.some(({ checkId }) => checkId === check.checkId))
    return [wrong(`${at}/checkId`, `${name}: another check has the id ${check.checkId}.`)];
  if (earlier.some(({ atMin }) => atMin === check.atMin))
    return [wrong(`${at}/atMin`, `${name}: another check is at T+${check.atMin}; one would take its place.`)];
  if (before !== undefined && before.atMin > check.atMin)
    return [
      wrong(`${at}/atMin`, `${name}: it stands after ${nameOf(before)}; checks stand in order of time.`),
    ];
  if (before !== undefined && before.windowToMin > check.windowFromMin)
    return [
      warns(
        `${at}/windowFromMin`,
        `${name}: its window overlaps that of ${nameOf(before)}; one set would do for both.`,
      ),
    ];
  return [];
}

function nameOf({ label, atMin }: ScheduledCheck): string {
  return `Check ${label.trim() === '' ? `T+${atMin}` : label}`;
}
