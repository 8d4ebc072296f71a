import type { SessionState } from '../state.ts';

/** One vomit on record. `seq` is the position of its entry: the recorded order. */
export interface Vomit {
  entryId: string;
  takenAtMs: number;
  seq: number;
}

/** Every vomit that stands, in clinical order: reported as a symptom, or said of the device during which it happened. */
export function vomits(state: SessionState): Vomit[] {
  const reported = state.symptoms.filter(({ content }) => content.effect === 'vomiting');
  const duringDoses = state.doses.flatMap(({ entryId, seq, content }) =>
    content.incident?.kind === 'vomited' ? [{ entryId, seq, takenAtMs: content.incident.atMs }] : [],
  );
  return [...reported, ...duringDoses]
    .map(({ entryId, takenAtMs, seq }) => ({ entryId, takenAtMs, seq }))
    .sort((a, b) => a.takenAtMs - b.takenAtMs || a.seq - b.seq);
}
