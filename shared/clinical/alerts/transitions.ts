import type { Alert } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { type Severity, severityRank } from '../../vocabulary.ts';
import { isActive, isConfirmed, reasonsOf, severityOf, valueSeverityOf, worstReasons } from './core.ts';
import { buildAlert, emit, endEpisode, openEpisode, raisePeak, soundAgain } from './episodes.ts';
import { tellAtOnce } from './escalation.ts';
import { messageOf } from './message.ts';
import type { Core, Episode } from './types.ts';

/** How a family stood before a change, so that the change can be told in steps. */
export interface Before {
  active: boolean;
  latched: boolean;
  severity: Severity | null;
  confirmed: boolean;
  /** Severity of the values alone. */
  values: Severity | null;
  /** Entries of what has happened. */
  happened: string[];
  alert: Alert | null;
}

export function standing(state: SessionState, family: string): Before {
  const core = state.alerts.cores[family];
  const open = core !== undefined && state.alerts.episodes[family] !== undefined;
  return {
    active: open && isActive(core),
    latched: open && core.latched,
    severity: open ? severityOf(core) : null,
    confirmed: open && isActive(core) && isConfirmed(core),
    values: open ? valueSeverityOf(core) : null,
    happened: open ? core.events.map(({ entryId }) => entryId) : [],
    alert: buildAlert(state, family),
  };
}

export interface Cause {
  atMs: number;
  /** Why an episode ends here if it does; null: by the readings themselves. */
  endsAs: 'withdrawn' | 'corrected' | 'replaced' | null;
}

/** Turns the difference between before and now into steps, acts on the episode, and tells whom it must. */
export function tellTransition(state: SessionState, family: string, before: Before, cause: Cause): void {
  const core = state.alerts.cores[family];
  if (!core) return;
  const active = isActive(core);
  if (active && !before.active && !before.latched) raise(state, family, core, cause.atMs);
  else if (active) change(state, family, core, before, cause.atMs);
  else if (before.active || before.latched) subside(state, family, core, before, cause);
  else if (core.latched) surface(state, family, core, cause.atMs);
  const episode = state.alerts.episodes[family];
  if (episode && active) tellAtOnce(state, family, core, episode, cause.atMs);
}

function say(
  state: SessionState,
  family: string,
  core: Core,
  episode: Episode,
  step: Parameters<typeof emit>[3],
  atMs: number,
) {
  const message = messageOf(reasonsOf(core), family);
  emit(state.alerts, family, episode, step, severityOf(core) ?? episode.peak, message, atMs);
}

function noteShown(core: Core): boolean {
  let fresh = false;
  for (const reason of reasonsOf(core)) {
    if (core.shownRules.includes(reason.rule)) continue;
    core.shownRules.push(reason.rule);
    fresh = true;
  }
  return fresh;
}

/** [WORSE] A reason has joined: a rule not shown before, something more that happened, or worse numbers beside it. */
function hasJoined(core: Core, before: Before): boolean {
  const fresh = noteShown(core);
  const happened = core.events.some(({ entryId }) => !before.happened.includes(entryId));
  return fresh || happened || severityRank(valueSeverityOf(core)) > severityRank(before.values);
}

function raise(state: SessionState, family: string, core: Core, atMs: number): void {
  const severity = severityOf(core) ?? 'warning';
  const base = `${family}:${core.raisedBy?.entryId ?? 'none'}`;
  const episode = openEpisode(state.alerts, family, base, 'clinical', severity, atMs);
  if (isConfirmed(core)) episode.confirmedAtMs = atMs;
  noteShown(core);
  say(state, family, core, episode, 'raised', atMs);
}

/** Judged again without a withdrawn reading, a critical turns out to have been confirmed: it waits for its note. */
function surface(state: SessionState, family: string, core: Core, atMs: number): void {
  const base = `${family}:${core.raisedBy?.entryId ?? 'none'}`;
  const episode = openEpisode(state.alerts, family, base, 'clinical', 'critical', atMs);
  episode.confirmedAtMs = atMs;
  episode.clearedAtMs = atMs;
  const message = messageOf(worstReasons(core), family);
  emit(state.alerts, family, episode, 'raised', 'critical', message, atMs);
  emit(state.alerts, family, episode, 'cleared', 'critical', message, atMs);
}

function change(state: SessionState, family: string, core: Core, before: Before, atMs: number): void {
  const episode = state.alerts.episodes[family];
  const severity = severityOf(core);
  if (!episode || severity === null) return;
  const joined = hasJoined(core, before);
  const confirmed = isConfirmed(core);
  episode.clearedAtMs = null;
  raisePeak(episode, severity);
  const rank = severityRank(severity) - severityRank(before.severity);
  if (rank > 0 || joined) {
    soundAgain(episode, atMs);
    if (rank > 0) episode.confirmedAtMs = confirmed ? atMs : null;
    say(state, family, core, episode, 'worsened', atMs);
  } else if (rank < 0) {
    say(state, family, core, episode, 'eased', atMs);
  }
  if (confirmed && !before.confirmed && rank <= 0) {
    episode.confirmedAtMs = atMs;
    if (rank === 0) say(state, family, core, episode, 'confirmed', atMs);
  }
  if (before.latched && !core.latched) say(state, family, core, episode, 'unlatched', atMs);
}

function subside(state: SessionState, family: string, core: Core, before: Before, cause: Cause): void {
  const episode = state.alerts.episodes[family];
  const last = before.alert;
  if (!episode || !last) return;
  if (before.latched && !core.latched && (cause.endsAs === 'withdrawn' || cause.endsAs === 'corrected')) {
    emit(state.alerts, family, episode, 'unlatched', episode.peak, last.message, cause.atMs);
  }
  if (core.latched) {
    if (!before.active) return;
    episode.clearedAtMs = cause.atMs;
    emit(state.alerts, family, episode, 'cleared', episode.peak, last.message, cause.atMs);
    return;
  }
  const confirmedOnce =
    episode.confirmedAtMs !== null ||
    last.status === 'confirmed' ||
    before.latched ||
    wasConfirmed(state, last);
  const why = cause.endsAs ?? (confirmedOnce ? 'cleared' : 'notConfirmed');
  // One step for both: what the alert stood on is not there any more.
  const step = why === 'corrected' ? 'withdrawn' : why;
  emit(state.alerts, family, episode, step, episode.peak, last.message, cause.atMs);
  endEpisode(state, family, last, why, cause.atMs);
}

/** A warning confirmed before a critical that was not: the episode as a whole counts as confirmed. */
function wasConfirmed(state: SessionState, alert: Alert): boolean {
  return state.alerts.steps.some((step) => step.episodeId === alert.episodeId && step.step === 'confirmed');
}
