import { byChair } from '#client/store/chairs.ts';
import { nextCheck } from '#client/ui/next-check.ts';
import { type BoardSummary, isHere } from '#shared/summary.ts';
import { repeatAsked } from '../next-up.ts';

/** What came of a chair on the round: something was recorded, nothing was due, or it was passed over. */
export type Outcome = { kind: 'recorded' } | { kind: 'nothingDue' } | { kind: 'skipped'; reason: string };

/** Who sits in a chair, in the order in which a nurse walks past them. */
export function stopsOf(summaries: readonly BoardSummary[], chairIds: readonly string[]): BoardSummary[] {
  return summaries.filter(isHere).sort(byChair(chairIds));
}

/** Something is to be measured at this chair now: a check that may be taken or is late, or a repeat that is due. */
export function isDueNow(summary: BoardSummary, nowMs: number): boolean {
  const check = nextCheck(summary.checks);
  if (check !== null && (check.status === 'due' || check.status === 'overdue')) return true;
  const repeat = repeatAsked(summary);
  if (repeat !== null && repeat.repeatDueAtMs <= nowMs) return true;
  const { active, repeatDueAtMs } = summary.hold;
  return active && repeatDueAtMs !== null && repeatDueAtMs <= nowMs;
}

/** The next chair nobody was at yet, after this one and round the corner; null: the round is over. */
export function stopAfter(
  stops: readonly Pick<BoardSummary, 'sessionId'>[],
  hereId: string | null,
  done: Readonly<Record<string, Outcome>>,
): string | null {
  const at = stops.findIndex(({ sessionId }) => sessionId === hereId);
  const inOrder = [...stops.slice(at + 1), ...stops.slice(0, at + 1)];
  return (
    inOrder.find(({ sessionId }) => sessionId !== hereId && done[sessionId] === undefined)?.sessionId ?? null
  );
}
