import { isMoodScale } from '#shared/clinical/scales.ts';
import type { ReadingContent, ScoreContent } from '#shared/entries.ts';
import type { Entry } from '#shared/state.ts';

/** A reading or a score in its newest version, standing or withdrawn. */
export interface SetPart<C extends ReadingContent | ScoreContent = ReadingContent | ScoreContent> {
  entry: Entry;
  content: C;
}

/** Everything measured of the patient at one moment: one column of the flowsheet, one stop of the crosshair. */
export interface MeasuredSet {
  takenAtMs: number;
  readings: SetPart<ReadingContent>[];
  scores: SetPart<ScoreContent>[];
}

/**
 * The sets of a session in clinical order, oldest first. Parts of one moment keep their recorded order; withdrawn
 * entries stay in, marked by `entry.withdrawn`, because nothing disappears from a record.
 */
export function setsOf(entries: Record<string, Entry>): MeasuredSet[] {
  const byTime = new Map<number, MeasuredSet>();
  for (const entry of Object.values(entries).sort((a, b) => a.seq - b.seq)) {
    const content = entry.versions.at(-1)?.content;
    if (content?.kind !== 'reading' && content?.kind !== 'score') continue;
    // Questionnaires are of no moment of the visit: they stand in the list before the dose and among what was given.
    if (content.kind === 'score' && isMoodScale(content.scale)) continue;
    const set = byTime.get(content.takenAtMs) ?? { takenAtMs: content.takenAtMs, readings: [], scores: [] };
    if (content.kind === 'reading') set.readings.push({ entry, content });
    else set.scores.push({ entry, content });
    byTime.set(content.takenAtMs, set);
  }
  return [...byTime.values()].sort((a, b) => a.takenAtMs - b.takenAtMs);
}

/** Only what stands: withdrawn parts out, empty sets out. */
export function standingSets(sets: readonly MeasuredSet[]): MeasuredSet[] {
  return sets
    .map((set) => ({
      takenAtMs: set.takenAtMs,
      readings: set.readings.filter((part) => part.entry.withdrawn === null),
      scores: set.scores.filter((part) => part.entry.withdrawn === null),
    }))
    .filter((set) => set.readings.length + set.scores.length > 0);
}

function fromMonitor(set: MeasuredSet): boolean {
  return (
    set.scores.length === 0 &&
    set.readings.every(
      ({ entry, content }) =>
        entry.source.by === 'device' && entry.source.continuous && content.vitals.systolicMmHg === undefined,
    )
  );
}

/**
 * The sets worth a column. A monitor that samples every few seconds would push the nurse's own sets off the page, so
 * of its bare samples only the last of each `everyMs` stays, and every one that `keep` names (an alert stands on it).
 */
export function thinMonitorSets(
  sets: readonly MeasuredSet[],
  everyMs: number,
  keep: ReadonlySet<string>,
): MeasuredSet[] {
  const kept: MeasuredSet[] = [];
  let laterSpan: number | null = null;
  for (const set of [...sets].reverse()) {
    if (!fromMonitor(set)) {
      kept.push(set);
      continue;
    }
    const span = Math.floor(set.takenAtMs / everyMs);
    if (span !== laterSpan || set.readings.some(({ entry }) => keep.has(entry.entryId))) kept.push(set);
    laterSpan = span;
  }
  return kept.reverse();
}
