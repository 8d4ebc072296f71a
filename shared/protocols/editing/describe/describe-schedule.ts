import { sentenceCase } from '../../../sentence-case.ts';
import type { Protocol } from '../../protocol.ts';
import type { ScheduledCheck } from '../../schedule.ts';
import { minutes, needsWords } from '../words.ts';
import { type DescribedLine, line, under } from './line.ts';

/** `a full set at T+40, between 35 and 45 minutes` The window is half-open: it ends before its last minute. */
export function checkWords(check: ScheduledCheck): string {
  const { label, atMin, windowFromMin, windowToMin } = check;
  const time = `T+${atMin}`;
  const named = label === time || label === '' ? '' : ` (${label})`;
  return `${needsWords(check)} at ${time}${named}, between ${windowFromMin} and ${windowToMin} minutes`;
}

export function describeSchedule({ schedule }: Protocol): DescribedLine[] {
  const at = (...names: string[]) => under('/schedule', ...names);
  const { graceMin, criticalGraceMin, mediumMin, prescriberToldMin } = schedule;
  return [
    ...schedule.checks.map((check, index) =>
      line(`${sentenceCase(checkWords(check))}.`, `/schedule/checks/${index}`),
    ),
    line(
      `After the last check, and while extended: a full set every ${minutes(schedule.continuedMin)}.`,
      ...at('continuedMin'),
    ),
    line(
      `A check is late after ${minutes(graceMin)}, medium after ${mediumMin}, and the prescriber is told after ${prescriberToldMin}.`,
      ...at('graceMin', 'mediumMin', 'prescriberToldMin'),
    ),
    line(
      `The repeat of a critical value is late after ${minutes(criticalGraceMin)}.`,
      ...at('criticalGraceMin'),
    ),
    line(
      `While a warning stands its values are repeated every ${minutes(schedule.warningRepeatMin)}, while a critical one stands every ${schedule.criticalRepeatMin}.`,
      ...at('warningRepeatMin', 'criticalRepeatMin'),
    ),
  ];
}
