import type { EntryContent } from '../../entries.ts';
import type { SessionState, Standing } from '../../state.ts';
import { type Actor, severityRank } from '../../vocabulary.ts';
import { ownLevels } from '../baseline.ts';
import { newestReadingWith, newestScore } from '../facts.ts';
import type { OwnLevels } from '../limits.ts';
import { applyClose, applyEvent, applySample, isActive, restingCore, severityOf } from './core.ts';
import { buildAlert, emit, endEpisode, isWatched, nextEpisodeId } from './episodes.ts';
import { doseOnHold, type Happening, screenHappening, symptomHappening } from './happenings.ts';
import { readingSamples, type Sample, scoreSamples } from './samples.ts';
import { type Cause, standing, tellTransition } from './transitions.ts';
import type { Core } from './types.ts';

/** Finds the standing version of an entry; null when it is withdrawn. */
export function findStanding(state: SessionState, entryId: string): Standing<EntryContent> | null {
  const entry = state.entries[entryId];
  if (!entry || entry.withdrawn) return null;
  const lists = {
    reading: state.readings,
    score: state.scores,
    dose: state.doses,
    medicine: state.medicines,
    symptom: state.symptoms,
    note: state.notes,
  };
  const kind = entry.versions.at(-1)?.content.kind;
  if (!kind) return null;
  const list: Standing<EntryContent>[] = lists[kind];
  return list.find((item) => item.entryId === entryId) ?? null;
}

function samplesOf(state: SessionState, item: Standing<EntryContent>, own: OwnLevels): Sample[] {
  const { content } = item;
  if (content.kind === 'reading') return readingSamples(state, { ...item, content }, own);
  if (content.kind === 'score') return scoreSamples(state, { ...item, content }, own);
  return [];
}

function happeningsOf(
  state: SessionState,
  item: Standing<EntryContent>,
  cores: Record<string, Core>,
): Happening[] {
  const { content } = item;
  if (content.kind === 'symptom')
    return [symptomHappening(state, { ...item, content }, cores)].filter((h) => h !== null);
  if (content.kind === 'score') return [screenHappening({ ...item, content })].filter((h) => h !== null);
  if (content.kind === 'dose') return [doseOnHold(state, item.entryId)].filter((h) => h !== null);
  return [];
}

function coreOf(cores: Record<string, Core>, family: string): Core {
  const found = cores[family];
  if (found) return found;
  const fresh = restingCore();
  cores[family] = fresh;
  return fresh;
}

/** Judges an entry that has just been recorded, in recorded order. A late breach is logged, never raised. */
export function foldEntry(state: SessionState, item: Standing<EntryContent>, atMs: number): void {
  const fold = state.alerts;
  fold.journal.push({ kind: 'entry', entryId: item.entryId, atMs });
  const own = ownLevels(state);
  const samples = samplesOf(state, item, own);
  for (const sample of samples) {
    if (isOlder(fold.newestTakenMs, sample)) {
      logLate(state, sample, atMs);
      continue;
    }
    transition(state, sample.family, { atMs, endsAs: sample.replaced ? 'replaced' : null }, (core) =>
      applySample(core, sample, state.protocol, atMs),
    );
  }
  markNewest(fold.newestTakenMs, samples);
  for (const happening of happeningsOf(state, item, fold.cores)) {
    transition(state, happening.family, { atMs, endsAs: null }, (core) =>
      applyEvent(core, happening.source, happening.takenAtMs),
    );
  }
}

/** Newest is per value, and of two with one time the later recorded wins (12.10): equal is not older. */
function isOlder(newest: Record<string, number>, sample: Sample): boolean {
  return sample.takenAtMs < (newest[sample.newestKey] ?? Number.NEGATIVE_INFINITY);
}

function markNewest(newest: Record<string, number>, samples: readonly Sample[]): void {
  for (const { newestKey, takenAtMs } of samples) {
    newest[newestKey] = Math.max(newest[newestKey] ?? Number.NEGATIVE_INFINITY, takenAtMs);
  }
}

function transition(state: SessionState, family: string, cause: Cause, apply: (core: Core) => void): void {
  const before = standing(state, family);
  apply(coreOf(state.alerts.cores, family));
  tellTransition(state, family, before, cause);
}

/** A breach that is no longer the newest value: kept in history with its own time, without an alarm (4.2.7). */
function logLate(state: SessionState, sample: Sample, atMs: number): void {
  const worst = sample.reasons[0];
  if (!worst) return;
  const fold = state.alerts;
  const episodeId = nextEpisodeId(fold, `${sample.family}:${sample.entryId}:late`);
  const episode = { episodeId, alertClass: 'clinical' } as const;
  emit(fold, sample.family, episode, 'loggedLate', worst.severity, worst.text, atMs);
  fold.ended.push({
    episodeId,
    family: sample.family,
    alertClass: 'clinical',
    severity: worst.severity,
    peak: worst.severity,
    status: 'ended',
    reasons: sample.reasons,
    message: worst.text,
    entryId: sample.entryId,
    raisedAtMs: atMs,
    takenAtMs: sample.takenAtMs,
    confirmedAtMs: null,
    clearedAtMs: atMs,
    acknowledged: null,
    repeatDueAtMs: null,
    insideCount: 0,
    insideToClear: 0,
    mayClose: false,
    noteNeeded: false,
    ended: { atMs, why: 'late', by: null, note: null },
    told: [],
  });
}

/** Own levels or T0 have changed: the newest values are judged again, and raise where they now break more (12.20). */
export function rejudgeNewest(state: SessionState, atMs: number): void {
  const own = ownLevels(state);
  for (const item of newestItems(state)) {
    for (const sample of samplesOf(state, item, own)) {
      const worst = sample.reasons[0]?.severity ?? null;
      const core = coreOf(state.alerts.cores, sample.family);
      if (severityRank(worst) <= severityRank(severityOf(core))) continue;
      if (isOlder(state.alerts.newestTakenMs, sample)) continue;
      transition(state, sample.family, { atMs, endsAs: null }, (found) =>
        applySample(found, { ...sample, holdMs: 0 }, state.protocol, atMs),
      );
    }
  }
}

function newestItems(state: SessionState): Standing<EntryContent>[] {
  const vitals = [
    'systolicMmHg',
    'heartRateBpm',
    'spo2Percent',
    'respiratoryRatePerMin',
    'temperatureC',
  ] as const;
  const scales = ['dissociation', 'cadss', 'cadss6', 'moaas', 'nausea'] as const;
  const found: (Standing<EntryContent> | null)[] = [
    ...vitals.map((vital) => newestReadingWith(state, vital)),
    ...scales.map((scale) => newestScore(state, scale)),
  ];
  const unique = new Map(found.flatMap((item) => (item ? [[item.entryId, item] as const] : [])));
  return [...unique.values()];
}

/**
 * A correction or withdrawal: the families are judged again from what still stands, in the order it was recorded,
 * and the difference is told (4.2.6, 12.13, edge cases 11 and 12). Steps already taken stay in history.
 */
export function refold(state: SessionState, atMs: number): void {
  const rebuilt: Record<string, Core> = {};
  const newest: Record<string, number> = {};
  const own = ownLevels(state);
  for (const item of state.alerts.journal) {
    if (item.kind === 'close') {
      const core = rebuilt[item.family];
      if (core) applyClose(core);
    } else if (item.kind === 'symptomEnded') {
      for (const core of Object.values(rebuilt)) endEvent(core, item.entryId);
    } else {
      const entry = findStanding(state, item.entryId);
      if (entry) replayEntry(state, entry, own, rebuilt, newest, item.atMs);
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
    if (before) tellTransition(state, family, before, { atMs, endsAs: 'withdrawn' });
  }
}

function replayEntry(
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

function endEvent(core: Core, entryId: string): boolean {
  const kept = core.events.filter((event) => event.entryId !== entryId);
  const changed = kept.length !== core.events.length;
  core.events = kept;
  if (changed && !isActive(core) && !core.latched) core.raisedBy = null;
  return changed;
}

/** A clinician recorded that a symptom ended: a warning clears, a critical one waits for its note. */
export function foldSymptomEnded(state: SessionState, entryId: string, atMs: number): void {
  state.alerts.journal.push({ kind: 'symptomEnded', entryId });
  for (const [family, core] of Object.entries(state.alerts.cores)) {
    if (!core.events.some((event) => event.entryId === entryId)) continue;
    transition(state, family, { atMs, endsAs: null }, (found) => endEvent(found, entryId));
  }
}

/** A clinician closes an alert whose values are inside again. */
export function foldClose(
  state: SessionState,
  family: string,
  by: Actor,
  note: string | null,
  atMs: number,
): void {
  const alert = buildAlert(state, family);
  const episode = state.alerts.episodes[family];
  if (!alert || !episode) return;
  state.alerts.journal.push({ kind: 'close', family });
  const core = state.alerts.cores[family];
  if (core) applyClose(core);
  emit(state.alerts, family, episode, 'closed', episode.peak, alert.message, atMs);
  endEpisode(state, family, alert, 'closed', atMs, by, note);
}
