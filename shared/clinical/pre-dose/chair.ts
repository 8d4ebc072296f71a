import type { SessionState } from '../../state.ts';
import { judgeBaseline } from '../baseline.ts';
import { firstDoseAtMs } from '../facts.ts';
import { judgeHold } from '../hold.ts';
import { type Finding, finding } from './line.ts';

/** What is asked with yes, no or not applicable, and what is measured at the chair. */

/** [CHECKLIST] Yes and not applicable settle a line; a no is an answer that somebody looks at. */
export function judgeAnswer({ checklist }: SessionState, item: string): Finding {
  const said = checklist[item];
  if (said === undefined) return finding('open');
  if (said.answer === 'no') return finding('attention', said.note ?? 'no', said);
  return finding('done', said.note ?? (said.answer === 'yes' ? '' : 'not applicable'), said);
}

/** [CHECKLIST] A ride with name and phone, as D12 attests it, or the word of somebody in the list. */
export function judgeTransport(state: SessionState): Finding {
  const named = state.attested.D12;
  if (named?.met === true && named.transport !== null)
    return finding('done', `${named.transport.name}, ${named.transport.phone}`, named);
  if (state.checklist.transport?.answer === 'no')
    return finding('attention', 'no ride: move the visit before the dose', state.checklist.transport);
  return judgeAnswer(state, 'transport');
}

/** [ALLERGY] Asked today. A record that says nothing is nobody's answer: what was said then stands with the answer. */
export function judgeAllergies(state: SessionState): Finding {
  const known = state.identity.allergies.join(', ');
  const said = state.checklist.allergies;
  if (said?.answer === 'no') return finding('attention', said.note ?? 'not asked', said);
  if (said !== undefined && (known !== '' || said.note !== null))
    return finding('done', [known, said.note ?? ''].filter((text) => text !== '').join('; '), said);
  return known === '' ? finding('unknown', 'not recorded, ask', said ?? null) : finding('open', known);
}

/** [WEIGHT] Weighed by T0. */
export function judgeWeight(state: SessionState): Finding {
  const t0 = firstDoseAtMs(state);
  const newest = state.weights.findLast(({ takenAtMs }) => t0 === null || takenAtMs <= t0);
  const entry = newest && state.entries[newest.entryId];
  return newest === undefined
    ? finding('open')
    : finding('done', `${newest.content.kg} kg`, entry ? { atMs: newest.takenAtMs, by: entry.by } : null);
}

/** [BASE] [HOLD] A baseline stands and nothing holds the dose. */
export function judgeBaselineLine(state: SessionState, nowMs: number): Finding {
  const hold = judgeHold(state);
  if (hold.active && firstDoseAtMs(state) === null)
    return finding('attention', `hold: ${hold.reasons.join(', ')}`);
  const { tag, entryId, takenAtMs, values } = judgeBaseline(state, nowMs);
  if (tag === 'none' || entryId === null || takenAtMs === null) return finding('open');
  const pressure = `${values.systolicMmHg}/${values.diastolicMmHg}`;
  const by = state.entries[entryId]?.by;
  const evidence = by === undefined ? null : { atMs: takenAtMs, by };
  return tag === 'lateOffered'
    ? finding('attention', `${pressure}, taken after the dose`, evidence)
    : finding('done', pressure, evidence);
}
