import type { DoseContent, EntryContent } from '../../entries.ts';
import type { SessionState, Standing } from '../../state.ts';
import type { OwnLevels } from '../limits.ts';
import {
  doseOnHold,
  type Happening,
  screenHappening,
  symptomHappening,
  vomitHappening,
} from './happenings.ts';
import { readingSamples, type Sample, scoreSamples } from './samples.ts';
import type { Core } from './types.ts';

/** What one standing entry means to the alerts: samples of values, and things that happened. */

/** Finds the standing version of an entry; null when it is withdrawn. */
export function findStanding(state: SessionState, entryId: string): Standing<EntryContent> | null {
  const entry = state.entries[entryId];
  if (!entry || entry.withdrawn) return null;
  const lists = {
    reading: state.readings,
    score: state.scores,
    dose: state.doses,
    infusion: state.infusion,
    lozengeEnd: state.lozengeEnds,
    weight: state.weights,
    waste: state.waste,
    medicine: state.medicines,
    homeMedicine: state.homeMedicines,
    symptom: state.symptoms,
    seriousEvent: state.seriousEvents,
    note: state.notes,
  };
  const kind = entry.versions.at(-1)?.content.kind;
  if (!kind) return null;
  const list: Standing<EntryContent>[] = lists[kind];
  return list.find((item) => item.entryId === entryId) ?? null;
}

export function samplesOf(state: SessionState, item: Standing<EntryContent>, own: OwnLevels): Sample[] {
  const { content } = item;
  if (content.kind === 'reading') return readingSamples(state, { ...item, content }, own);
  if (content.kind === 'score') return scoreSamples(state, { ...item, content }, own);
  return [];
}

export function happeningsOf(
  state: SessionState,
  item: Standing<EntryContent>,
  cores: Record<string, Core>,
): Happening[] {
  const { content } = item;
  if (content.kind === 'symptom')
    return [symptomHappening(state, { ...item, content }, cores)].filter((h) => h !== null);
  if (content.kind === 'score') return [screenHappening({ ...item, content })].filter((h) => h !== null);
  if (content.kind === 'infusion' && content.step === 'start')
    return [doseOnHold(state, item.entryId)].filter((h) => h !== null);
  if (content.kind === 'dose') return doseHappenings(state, { ...item, content }, cores);
  return [];
}

function doseHappenings(
  state: SessionState,
  { entryId, seq, content }: Standing<DoseContent>,
  cores: Record<string, Core>,
): Happening[] {
  const held = doseOnHold(state, entryId);
  const { incident } = content;
  const vomited =
    incident?.kind === 'vomited'
      ? [vomitHappening(state, { entryId, seq, takenAtMs: incident.atMs }, cores)]
      : [];
  return [...(held ? [held] : []), ...vomited];
}

/** Newest is per value, and of two with one time the later recorded wins (12.10): equal is not older. */
export function isOlder(newest: Record<string, number>, sample: Sample): boolean {
  return sample.takenAtMs < (newest[sample.newestKey] ?? Number.NEGATIVE_INFINITY);
}

export function markNewest(newest: Record<string, number>, samples: readonly Sample[]): void {
  for (const { newestKey, takenAtMs } of samples) {
    newest[newestKey] = Math.max(newest[newestKey] ?? Number.NEGATIVE_INFINITY, takenAtMs);
  }
}
