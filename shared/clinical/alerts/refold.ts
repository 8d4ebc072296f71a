import type { EntryContent } from '../../entries.ts';
import type { SessionState, Standing } from '../../state.ts';
import { ownLevels } from '../baseline.ts';
import type { OwnLevels } from '../limits.ts';
import { applyClose, applyEvent, applySample, coreOf, endEvent } from './core.ts';
import { isWatched } from './episodes.ts';
import { findStanding, happeningsOf, isOlder, markNewest, samplesOf } from './judged.ts';
import { standing, tellTransition } from './transitions.ts';
import type { Core } from './types.ts';

/**
 * A correction or withdrawal: the families are judged again from what still stands, in the order it was recorded,
 * and the difference is told (4.2.6, 12.13, edge cases 11 and 12). Steps already taken stay in history.
 */
export function refold(state: SessionState, atMs: number, endsAs: 'withdrawn' | 'corrected'): void {
  const rebuilt: Record<string, Core> = {};
  const newest: Record<string, number> = {};
  const own = ownLevels(state);
  for (const item of state.alerts.journal) {
    if (item.kind === 'close') {
      const core = rebuilt[item.family];
      if (core) applyClose(core);
    } else if (item.kind === 'symptomEnded') {
      // An end that was taken back is none.
      if (!isOver(state, item.entryId)) continue;
      for (const core of Object.values(rebuilt)) endEvent(core, item.entryId);
    } else {
      const entry = findStanding(state, item.entryId);
      if (entry) judgeAgain(state, entry, own, rebuilt, newest, item.atMs);
    }
  }
  const families = new Set([...Object.keys(state.alerts.cores), ...Object.keys(rebuilt)]);
  const was = new Map([...families].map((family) => [family, standing(state, family)]));
  const shown = new Map(
    Object.entries(state.alerts.cores).map(([family, core]) => [family, core.shownRules]),
  );
  state.alerts.cores = rebuilt;
  state.alerts.newestTakenMs = newest;
  for (const family of families) {
    if (isWatched(family)) continue;
    const core = coreOf(rebuilt, family);
    core.shownRules = shown.get(family) ?? [];
    const before = was.get(family);
    if (before) tellTransition(state, family, before, { atMs, endsAs });
  }
}

function isOver({ symptoms }: SessionState, entryId: string): boolean {
  return symptoms.some((symptom) => symptom.entryId === entryId && symptom.content.endAtMs !== null);
}

function judgeAgain(
  state: SessionState,
  entry: Standing<EntryContent>,
  own: OwnLevels,
  cores: Record<string, Core>,
  newest: Record<string, number>,
  atMs: number,
): void {
  const samples = samplesOf(state, entry, own);
  for (const sample of samples) {
    if (isOlder(newest, sample)) continue;
    applySample(coreOf(cores, sample.family), sample, state.protocol, atMs);
  }
  markNewest(newest, samples);
  for (const happening of happeningsOf(state, entry, cores)) {
    applyEvent(coreOf(cores, happening.family), happening.source, happening.takenAtMs);
  }
}
