import { type BoardSummary, hasLeft } from '#shared/summary.ts';

/** Stages in which nobody sits in a chair yet. */
const NOT_HERE_YET = new Set<BoardSummary['stage']>(['scheduled']);

export function isExpected({ stage }: Pick<BoardSummary, 'stage'>): boolean {
  return NOT_HERE_YET.has(stage);
}

/** Chairs of the clinic with nobody in them, in the clinic's order. A chair planned for someone expected is free. */
export function freeChairs(
  chairIds: readonly string[],
  summaries: readonly Pick<BoardSummary, 'stage' | 'chairId'>[],
): string[] {
  const taken = new Set(
    summaries
      .filter((summary) => !isExpected(summary) && !hasLeft(summary.stage))
      .map(({ chairId }) => chairId),
  );
  return chairIds.filter((chairId) => !taken.has(chairId));
}

/** Orders patients as a nurse walks past them: as the clinic's chairs stand, who has none of them last. */
export function byChair(
  chairIds: readonly string[],
): (a: Pick<BoardSummary, 'chairId'>, b: Pick<BoardSummary, 'chairId'>) => number {
  const place = ({ chairId }: Pick<BoardSummary, 'chairId'>) => {
    const at = chairIds.indexOf(chairId ?? '');
    return at === -1 ? chairIds.length : at;
  };
  return (a, b) => place(a) - place(b);
}
