import type { BoardSummary } from '#shared/summary.ts';

/** `2 passes lift it`, `1 more pass lifts it`: how far a hold is from being lifted. */
export function passesText({ passes, passesNeeded }: BoardSummary['hold']): string {
  const left = Math.max(1, passesNeeded - passes);
  const more = passes === 0 ? '' : 'more ';
  return left === 1 ? `1 ${more}pass lifts it` : `${left} ${more}passes lift it`;
}
