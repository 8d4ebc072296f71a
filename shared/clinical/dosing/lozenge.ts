import type { DosingJudgement } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';

/**
 * [LOZENGE] The newest lozenge of which nobody has said what became of it. It is asked about once it has been held for the
 * longest usual time; null: none is in the mouth, or another form.
 */
export function lozengeInMouth({ protocol, doses, lozengeEnds }: SessionState): DosingJudgement['lozenge'] {
  if (protocol.dosing.form !== 'lozenges') return null;
  const open = doses.findLast(
    ({ entryId }) => !lozengeEnds.some(({ content }) => content.doseId === entryId),
  );
  if (open === undefined) return null;
  const askFromMs = open.takenAtMs + protocol.dosing.heldMin.to * MINUTE_MS;
  return { doseId: open.entryId, sinceMs: open.takenAtMs, askFromMs };
}

/** Held as long as is usual, and nobody has said whether it was spat out or swallowed. */
export function isLozengeAsked(
  { lozenge }: { lozenge: { askFromMs: number } | null },
  nowMs: number,
): boolean {
  return lozenge !== null && nowMs >= lozenge.askFromMs;
}
