import type { SessionState } from '../../state.ts';
import { firstDoseAtMs } from '../facts.ts';
import { type Finding, finding } from './line.ts';

/**
 * That a prescriber came or went, as marked for the whole clinic. It counts until `untilMs` (exclusive), the end of the
 * clinic's day: next morning nobody is known to be there.
 */
export interface PresenceMark {
  staffId: string;
  name: string;
  onSite: boolean;
  atMs: number;
  untilMs: number;
}

/** What a session cannot know by itself. `today`: the clinic's calendar day. Null: not told. */
export interface PreDoseContext {
  presence: readonly PresenceMark[] | null;
  today: string | null;
}
export const NOTHING_TOLD: PreDoseContext = { presence: null, today: null };

/** The newest mark of everybody that counts at `atMs`, in the order of their marks. Marks come in recorded order. */
export function marksAt(marks: readonly PresenceMark[], atMs: number): PresenceMark[] {
  const newest = new Map<string, PresenceMark>();
  for (const mark of marks) {
    if (mark.atMs > atMs || mark.untilMs <= atMs) continue;
    newest.delete(mark.staffId);
    newest.set(mark.staffId, mark);
  }
  return [...newest.values()];
}

/** [PRESENCE] By the clinic's marks, else by the word of somebody in the session; at T0 once the dose is given, before it now. */
export function judgePresence(state: SessionState, { presence }: PreDoseContext, nowMs: number): Finding {
  const atMs = firstDoseAtMs(state) ?? nowMs;
  const marks = presence === null ? [] : marksAt(presence, atMs);
  const here = marks.filter(({ onSite }) => onSite);
  if (here.length > 0) return finding('done', here.map(({ name }) => name).join(', '));
  const said = state.checklist.prescriberOnSite;
  const left = marks.at(-1);
  if (left !== undefined && (said === undefined || said.answer !== 'yes' || said.atMs < left.atMs))
    return finding('attention', `${left.name} has left, nobody else is marked`);
  if (said === undefined) return finding('unknown', 'nobody is marked as on site today');
  if (said.answer === 'no') return finding('attention', 'not on site', said);
  return finding('done', said.note ?? '', said);
}

/** [PRESENCE] Who left, while a dosed patient of a protocol that asks for a prescriber is watched and none is left; or null. */
export function prescriberAway(
  state: SessionState,
  { presence }: PreDoseContext,
  nowMs: number,
): PresenceMark | null {
  const asked = state.protocol.checklist.some(({ item }) => item === 'prescriberOnSite');
  if (!asked || state.end !== null || presence === null || firstDoseAtMs(state) === null) return null;
  const marks = marksAt(presence, nowMs);
  return marks.some(({ onSite }) => onSite) ? null : (marks.at(-1) ?? null);
}
