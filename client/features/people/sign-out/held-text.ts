import { type BoardSummary, isHere } from '#shared/summary.ts';

/** `You hold chairs 2 and 5, and keep them after signing out here.`; empty: nobody is held. */
export function heldText(summaries: readonly BoardSummary[], staffId: string | undefined): string {
  const chairs = summaries
    .filter((one) => isHere(one) && one.nurseId === staffId)
    .map(({ chairId }) => chairId ?? '––');
  if (chairs.length === 0) return '';
  const last = chairs.at(-1);
  const list = chairs.length === 1 ? `chair ${last}` : `chairs ${chairs.slice(0, -1).join(', ')} and ${last}`;
  return `You hold ${list}, and keep ${chairs.length === 1 ? 'it' : 'them'} after signing out here.`;
}
