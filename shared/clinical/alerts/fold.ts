import type { EntryContent } from '../../entries.ts';
import type { SessionState, Standing } from '../../state.ts';
import { type Actor, severityRank } from '../../vocabulary.ts';
import { ownLevels } from '../baseline.ts';
import { newestReadingWith, newestScore } from '../facts.ts';
import { applyClose, applyEvent, applySample, coreOf, endEvent, severityOf } from './core.ts';
import { buildAlert, emit, endEpisode, nextEpisodeId } from './episodes.ts';
import { happeningsOf, isOlder, markNewest, samplesOf } from './judged.ts';
import { messageOf } from './message.ts';
import type { Sample } from './samples.ts';
import { type Cause, standing, tellTransition } from './transitions.ts';
import type { Core } from './types.ts';

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
  emit(
    fold,
    sample.family,
    episode,
    'loggedLate',
    worst.severity,
    messageOf(sample.reasons, sample.family),
    atMs,
  );
  fold.ended.push({
    episodeId,
    family: sample.family,
    alertClass: 'clinical',
    severity: worst.severity,
    peak: worst.severity,
    status: 'ended',
    reasons: sample.reasons,
    message: messageOf(sample.reasons, sample.family),
    entryId: sample.entryId,
    raisedAtMs: atMs,
    soundingSinceMs: atMs,
    takenAtMs: sample.takenAtMs,
    evidenceAtMs: sample.takenAtMs,
    confirmedAtMs: null,
    clearedAtMs: atMs,
    acknowledged: null,
    acknowledgements: [],
    silenced: null,
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
