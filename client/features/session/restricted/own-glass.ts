import type { SessionState } from '#shared/state.ts';

/** Until when (exclusive) this person looks at the record because they broke the glass; null: they do not. */
export function ownGlassUntil(
  { glassBroken }: Pick<SessionState, 'glassBroken'>,
  staffId: string,
  nowMs: number,
): number | null {
  const own = glassBroken.filter(({ by }) => by.kind === 'staff' && by.staffId === staffId);
  const untilMs = Math.max(...own.map((glass) => glass.untilMs));
  return untilMs > nowMs ? untilMs : null;
}
