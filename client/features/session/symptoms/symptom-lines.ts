import { formatClock, formatTPlus } from '#client/ui/format.ts';
import { isEmergency } from '#shared/clinical/symptoms.ts';
import type { SessionState } from '#shared/state.ts';
import { symptomText } from '../event-words.ts';

/** One symptom as a line: what it is, and from when to when. */
export interface SymptomLine {
  entryId: string;
  text: string;
  /** `since T+33`, `T+33 – T+50`; clock times where there was no dose. */
  span: string;
  /** The same on the clock: `11:33 – 11:50`. */
  clocks: string;
  goesOn: boolean;
  emergency: boolean;
}

/** The standing symptoms: those that go on first, of these emergencies first; then as they began. */
export function symptomLines(state: SessionState, t0Ms: number | null): SymptomLine[] {
  const at = (atMs: number) => (t0Ms === null ? formatClock(atMs, state.timeZone) : formatTPlus(atMs, t0Ms));
  const clock = (atMs: number) => formatClock(atMs, state.timeZone);
  return state.symptoms
    .map(({ entryId, content }): SymptomLine => {
      const { takenAtMs, endAtMs } = content;
      const goesOn = endAtMs === null;
      return {
        entryId,
        text: symptomText(content),
        span: goesOn ? `since ${at(takenAtMs)}` : `${at(takenAtMs)} – ${at(endAtMs)}`,
        clocks: goesOn ? `since ${clock(takenAtMs)}` : `${clock(takenAtMs)} – ${clock(endAtMs)}`,
        goesOn,
        emergency: isEmergency(content.effect),
      };
    })
    .sort((a, b) => rank(a) - rank(b));
}

function rank({ goesOn, emergency }: SymptomLine): number {
  if (!goesOn) return 2;
  return emergency ? 0 : 1;
}
