import type { BoardSummary } from '#shared/summary.ts';

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
  const taken = new Set(summaries.filter((summary) => !isExpected(summary)).map(({ chairId }) => chairId));
  return chairIds.filter((chairId) => !taken.has(chairId));
}

/** Chair names as typed: one per word or comma. A sentence says what is wrong with them. */
export function chairsFromText(
  text: string,
  taken: readonly string[],
): { ok: true; chairIds: string[] } | { ok: false; sentence: string } {
  const chairIds = text.split(/[\s,;]+/).filter((chairId) => chairId !== '');
  const twice = chairIds.find((chairId, at) => chairIds.indexOf(chairId) !== at);
  const long = chairIds.find((chairId) => chairId.length > 8);
  const missing = taken.find((chairId) => !chairIds.includes(chairId));
  if (chairIds.length === 0) return { ok: false, sentence: 'A clinic has at least one chair.' };
  if (chairIds.length > 60) return { ok: false, sentence: `${chairIds.length} chairs are more than 60.` };
  if (twice !== undefined) return { ok: false, sentence: `Chair ${twice} is named twice.` };
  if (long !== undefined) return { ok: false, sentence: `“${long}” is longer than eight letters.` };
  if (missing !== undefined) return { ok: false, sentence: `Somebody is in chair ${missing}: it stays.` };
  return { ok: true, chairIds };
}
