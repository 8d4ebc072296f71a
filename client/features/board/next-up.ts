import { formatClock } from '#client/ui/format.ts';
import { nextCheck } from '#client/ui/next-check.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { failedChecks, repeatText } from './failed.ts';

/** What is next for a patient and when; `when` is the part in bold. */
export interface NextUp {
  text: string;
  when: string;
}

type Repeated = BoardSummary['alerts'][number] & { repeatDueAtMs: number };

/** The open alert that asks for the earliest repeat; of several at one time, the worst. */
export function repeatAsked({ alerts }: BoardSummary): Repeated | null {
  return alerts
    .filter((alert): alert is Repeated => alert.repeatDueAtMs !== null)
    .reduce<Repeated | null>(
      (first, alert) => (first === null || alert.repeatDueAtMs < first.repeatDueAtMs ? alert : first),
      null,
    );
}

export function nextUp(summary: BoardSummary, zone: string): NextUp {
  const at = (atMs: number) => formatClock(atMs, zone);
  const repeat = repeatAsked(summary);
  const check = nextCheck(summary.checks);
  if (check?.status === 'overdue') return { text: 'record', when: 'now' };
  if (repeat !== null) return { text: 'repeat by', when: at(repeat.repeatDueAtMs) };
  const [failed] = failedChecks(summary);
  if (failed !== undefined) return { text: repeatText(failed), when: at(failed.dueAtMs) };
  if (summary.hold.active && summary.hold.repeatDueAtMs !== null)
    return { text: 'repeat BP', when: at(summary.hold.repeatDueAtMs) };
  if (summary.nextDoseFromMs !== null)
    return { text: `device ${summary.dosesGiven + 1} from`, when: at(summary.nextDoseFromMs) };
  if (summary.readiness.verdict === 'criteriaMet' && summary.readiness.countsUntilMs !== null)
    return { text: 'vitals count until', when: at(summary.readiness.countsUntilMs) };
  const { reviewAtMs } = summary;
  if (reviewAtMs !== null && (check === null || reviewAtMs <= check.dueAtMs))
    return { text: 'review', when: at(reviewAtMs) };
  if (check !== null) return { text: 'next set', when: at(check.dueAtMs) };
  if (summary.firstDoseAtMs === null && summary.baselineAtMs === null)
    return { text: 'baseline', when: 'due' };
  return { text: '', when: '' };
}
