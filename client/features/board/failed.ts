import { formatClock } from '#client/ui/format.ts';
import type { BoardSummary, SummaryCheck } from '#shared/summary.ts';
import type { Measure } from '#shared/vocabulary.ts';

/** How a measure is called where it was attempted and failed, and how else it can be taken, in a few words. */
const WORDS: Record<Measure, { name: string; otherWay: string }> = {
  bloodPressure: { name: 'BP', otherWay: 'by hand, other arm or device' },
  heartRateBpm: { name: 'HR', otherWay: 'by hand or other device' },
  spo2Percent: { name: 'SpO₂', otherWay: 'other finger or device' },
  respiratoryRatePerMin: { name: 'RR', otherWay: 'count by hand' },
  moaas: { name: 'Sedation', otherWay: 'with a colleague' },
  dissociation: { name: 'Dissociation', otherWay: 'with a colleague' },
};

export type FailedCheck = SummaryCheck & { failed: NonNullable<SummaryCheck['failed']> };

/** Open checks that repeat an attempt which gave no value, the first due first. */
export function failedChecks({ checks }: Pick<BoardSummary, 'checks'>): FailedCheck[] {
  return checks
    .filter((check): check is FailedCheck => check.failed !== null)
    .filter(({ status }) => status === 'upcoming' || status === 'due' || status === 'overdue')
    .sort((a, b) => a.dueAtMs - b.dueAtMs);
}

/** `BP failed 10:41`, `BP failed twice, 10:45`. */
export function failedText({ needs, failed }: FailedCheck, zone: string): string {
  const name = wordsOf(needs).name;
  const at = formatClock(failed.atMs, zone);
  if (failed.inARow === 1) return `${name} failed ${at}`;
  return `${name} failed ${failed.inARow === 2 ? 'twice' : `${failed.inARow} times`}, ${at}`;
}

/** `repeat BP by`. */
export function repeatText({ needs }: FailedCheck): string {
  return `repeat ${wordsOf(needs).name} by`;
}

/** What to do about it: the same again, and after two failures in a row another way. */
export function failedAdvice({ needs, failed }: FailedCheck): string {
  return failed.inARow === 1 ? 'repeat' : wordsOf(needs).otherWay;
}

function wordsOf([measure = 'bloodPressure']: readonly Measure[]) {
  return WORDS[measure];
}
