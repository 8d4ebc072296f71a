import { formatClock, formatSpan } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { CheckJudgement } from '#shared/judgement.ts';
import { ROWS } from '../sets/rows.ts';

/** The checks worth a line beside the numbers: what is late, and what repeats an attempt that gave no value. */
export function checksToNotice(checks: readonly CheckJudgement[]): CheckJudgement[] {
  return checks.filter(
    ({ status, failed }) =>
      status === 'overdue' || (failed !== null && (status === 'due' || status === 'upcoming')),
  );
}

/** `T+40 overdue since 10:40, 12 min: BP missing`, `Repeat BP by 10:46: failed 10:41, cuff`. */
export function checkText(check: CheckJudgement, nowMs: number, zone: string): string {
  const { label, status, dueAtMs, failed } = check;
  const due = formatClock(dueAtMs, zone);
  const when =
    status === 'overdue'
      ? `${label} overdue since ${due}, ${formatSpan(nowMs - dueAtMs)}`
      : `${label} by ${due}`;
  const why = failed === null ? `${missingText(check)} missing` : failedText(failed, zone);
  return `${when}: ${why}`;
}

function failedText({ reason, atMs, inARow }: NonNullable<CheckJudgement['failed']>, zone: string): string {
  const often = inARow === 1 ? 'failed' : `failed ${inARow} times in a row, last`;
  return `${often} ${formatClock(atMs, zone)}, ${isolated(reason)}`;
}

function missingText({ needs, taken }: CheckJudgement): string {
  return needs
    .filter((measure) => !taken.includes(measure))
    .map((measure) => ROWS.find(({ key }) => key === measure)?.label ?? measure)
    .join(', ');
}
