import type { StepKind } from '../../events.ts';
import type { Alert, AlertStep } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { type Actor, type AlertClass, type Severity, severityRank } from '../../vocabulary.ts';
import { evidenceAtMs, isActive, isConfirmed, reasonsOf, severityOf, worstReasons } from './core.ts';
import { messageOf } from './message.ts';
import type { AlertFold, Core, Episode, Watch } from './types.ts';

/** [HOLDER] Nobody holds the patient. */
export const HOLDER_FAMILY = 'HOLDER';
/** [DEAD-CUFF] The pressure was attempted again and again and never obtained. */
export const CUFF_FAMILY = 'DEAD-CUFF';

/** [HELP] The patient asked for somebody. */
export const HELP_FAMILY = 'HELP';

/** Families that time or people raise rather than entries. A correction never rebuilds them. */
export function isWatched(family: string): boolean {
  return (
    family.startsWith('CHECK:') ||
    family.startsWith('DEVICE:') ||
    family.startsWith('HAND:') ||
    family === HOLDER_FAMILY ||
    family === HELP_FAMILY ||
    family === CUFF_FAMILY
  );
}

export function newFold(): AlertFold {
  return {
    cores: {},
    episodes: {},
    watches: {},
    ended: [],
    steps: [],
    stepCounts: {},
    episodeCounts: {},
    newestTakenMs: {},
    journal: [],
  };
}

/** `BP:<entry>`, and `BP:<entry>#2` when the same entry raises again after a correction. */
export function nextEpisodeId(fold: AlertFold, base: string): string {
  const count = (fold.episodeCounts[base] ?? 0) + 1;
  fold.episodeCounts[base] = count;
  return count === 1 ? base : `${base}#${count}`;
}

/** The family whose alert an episode id names: all of it but the raising entry, where an entry raised it. */
export function familyOfEpisode(episodeId: string): string {
  const base = episodeId.replace(/#\d+$/, '');
  return isWatched(base) ? base : base.slice(0, Math.max(0, base.lastIndexOf(':')));
}

export function openEpisode(
  fold: AlertFold,
  family: string,
  base: string,
  alertClass: AlertClass,
  severity: Severity,
  atMs: number,
): Episode {
  const episode: Episode = {
    episodeId: nextEpisodeId(fold, base),
    alertClass,
    raisedAtMs: atMs,
    confirmedAtMs: null,
    clearedAtMs: null,
    peak: severity,
    acknowledged: null,
    acknowledgements: [],
    silenced: null,
    duty: null,
    soundingSinceMs: atMs,
    resoundedForMs: null,
    told: [],
  };
  fold.episodes[family] = episode;
  return episode;
}

/** Appends a step; the ordinal makes a step that happens twice two steps. */
export function emit(
  fold: AlertFold,
  family: string,
  episode: Pick<Episode, 'episodeId' | 'alertClass'>,
  step: StepKind,
  severity: Severity,
  message: string,
  atMs: number,
): void {
  const key = `${episode.episodeId}:${step}`;
  const ordinal = (fold.stepCounts[key] ?? 0) + 1;
  fold.stepCounts[key] = ordinal;
  const entry: AlertStep = {
    stepId: `${key}:${ordinal}`,
    episodeId: episode.episodeId,
    family,
    step,
    severity,
    alertClass: episode.alertClass,
    message,
    atMs,
  };
  fold.steps.push(entry);
}

/** Sounds anew: whoever had seen it must look again, and no silence holds. */
export function soundAgain(episode: Episode, atMs: number): void {
  episode.acknowledged = null;
  episode.silenced = null;
  episode.soundingSinceMs = atMs;
}

/** The open alert of a family as people see it; `ended` is filled in by whoever ends it. */
export function buildAlert(state: SessionState, family: string): Alert | null {
  const episode = state.alerts.episodes[family];
  if (!episode) return null;
  const watch = state.alerts.watches[family];
  return watch ? watchedAlert(family, episode, watch) : coreAlert(state, family, episode);
}

function watchedAlert(family: string, episode: Episode, watch: Watch): Alert {
  const byHand = family.startsWith('HAND:') || family === HELP_FAMILY;
  return {
    episodeId: episode.episodeId,
    family,
    alertClass: episode.alertClass,
    severity: watch.severity,
    peak: episode.peak,
    status: 'confirmed',
    reasons: [
      {
        rule: family.split(':')[0] ?? family,
        severity: watch.severity,
        text: watch.message,
        value: null,
        values: [],
      },
    ],
    message: watch.message,
    entryId: null,
    raisedAtMs: episode.raisedAtMs,
    soundingSinceMs: episode.soundingSinceMs,
    takenAtMs: watch.sinceMs,
    evidenceAtMs: watch.sinceMs,
    confirmedAtMs: episode.raisedAtMs,
    clearedAtMs: null,
    acknowledged: episode.acknowledged,
    acknowledgements: [...episode.acknowledgements],
    silenced: episode.silenced && { ...episode.silenced, duty: episode.duty?.duty ?? 'recheck' },
    repeatDueAtMs: null,
    insideCount: 0,
    insideToClear: 0,
    mayClose: byHand,
    noteNeeded: byHand && watch.severity === 'critical',
    ended: null,
    told: [...episode.told],
  };
}

function coreAlert(state: SessionState, family: string, episode: Episode): Alert | null {
  const core = state.alerts.cores[family];
  if (!core?.raisedBy) return null;
  const active = isActive(core);
  const severity = severityOf(core) ?? episode.peak;
  const reasons = active ? reasonsOf(core) : worstReasons(core);
  const tracked = core.critical.state !== 'none' ? core.critical : core.warning;
  return {
    episodeId: episode.episodeId,
    family,
    alertClass: episode.alertClass,
    severity,
    peak: episode.peak,
    status: active ? (isConfirmed(core) ? 'confirmed' : 'unconfirmed') : core.latched ? 'latched' : 'ended',
    reasons,
    message: messageOf(reasons, family),
    entryId: core.raisedBy.entryId,
    raisedAtMs: episode.raisedAtMs,
    soundingSinceMs: episode.soundingSinceMs,
    takenAtMs: core.raisedBy.takenAtMs,
    evidenceAtMs: evidenceAtMs(core),
    confirmedAtMs: episode.confirmedAtMs,
    clearedAtMs: episode.clearedAtMs,
    acknowledged: episode.acknowledged,
    acknowledgements: [...episode.acknowledgements],
    silenced: episode.silenced && { ...episode.silenced, duty: episode.duty?.duty ?? 'recheck' },
    repeatDueAtMs: core.repeat?.dueAtMs ?? null,
    insideCount: tracked.inside,
    insideToClear: tracked.state === 'none' ? 0 : state.protocol.confirmation.insideToClear,
    mayClose: valuesInside(core),
    noteNeeded: core.latched,
    ended: null,
    told: [...episode.told],
  };
}

/** Closing is refused until every value is inside again; what merely happened may be closed. */
function valuesInside(core: Core): boolean {
  return core.warning.state === 'none' && core.critical.state === 'none';
}

export type EndReason = NonNullable<Alert['ended']>['why'];

/** Takes the open episode of a family out of play and keeps it in history. */
export function endEpisode(
  state: SessionState,
  family: string,
  before: Alert,
  why: EndReason,
  atMs: number,
  by: Actor | null = null,
  note: string | null = null,
): void {
  const episode = state.alerts.episodes[family];
  if (!episode) return;
  state.alerts.ended.push({
    ...before,
    severity: episode.peak,
    status: 'ended',
    clearedAtMs: episode.clearedAtMs ?? atMs,
    repeatDueAtMs: null,
    mayClose: false,
    told: [...episode.told],
    ended: { atMs, why, by, note },
  });
  delete state.alerts.episodes[family];
  delete state.alerts.watches[family];
}

export function raisePeak(episode: Episode, severity: Severity): void {
  if (severityRank(severity) > severityRank(episode.peak)) episode.peak = severity;
}
