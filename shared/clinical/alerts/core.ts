import type { Reason } from '../../judgement.ts';
import type { Protocol } from '../../protocols/protocol.ts';
import { MINUTE_MS, type Severity, severityRank } from '../../vocabulary.ts';
import { isFurtherOut, isSameLimit } from '../limits.ts';
import type { Sample } from './samples.ts';
import { countReading, holdsLongEnough, restingTrack } from './tracks.ts';
import type { Core, EventSource } from './types.ts';

export function restingCore(): Core {
  return {
    warning: restingTrack(),
    critical: restingTrack(),
    events: [],
    last: { warning: [], critical: [] },
    lastTakenMs: { warning: 0, critical: 0 },
    worst: [],
    latched: false,
    raisedBy: null,
    shownRules: [],
    repeat: null,
  };
}

export function isActive(core: Core): boolean {
  return core.warning.state !== 'none' || core.critical.state !== 'none' || core.events.length > 0;
}

/** Severity now; null when nothing is active (a latched core is not active). DIS-SLOW never exceeds a notice. */
export function severityOf(core: Core): Severity | null {
  if (core.critical.state !== 'none' || core.events.some((event) => event.reason.severity === 'critical')) {
    return 'critical';
  }
  if (core.events.length > 0) return 'warning';
  if (core.warning.state === 'none') return null;
  return core.last.warning.every((reason) => reason.severity === 'notice') ? 'notice' : 'warning';
}

/** Whether the severity shown now has been confirmed. */
export function isConfirmed(core: Core): boolean {
  const severity = severityOf(core);
  if (core.events.some((event) => event.reason.severity === severity)) return true;
  return (severity === 'critical' ? core.critical : core.warning).state === 'confirmed';
}

/** Severity of the values alone, whatever happened beside them; null when none is outside. */
export function valueSeverityOf(core: Core): Severity | null {
  return severityOf({ ...core, events: [] });
}

/** What breaks the limits now, worst first: the last reasons of the severity shown, then what happened. */
export function reasonsOf(core: Core): Reason[] {
  const severity = severityOf(core);
  const values =
    severity === 'critical' && core.critical.state !== 'none' ? core.last.critical : core.last.warning;
  const fromValues = core.warning.state === 'none' && core.critical.state === 'none' ? [] : values;
  return [...fromValues, ...core.events.map((event) => event.reason)].sort(
    (a, b) => severityRank(b.severity) - severityRank(a.severity),
  );
}

/** What an alert that is over but waits for its note is named for: the worst of it. */
export function worstReasons(core: Core): Reason[] {
  return core.worst.map(({ reason }) => reason);
}

/**
 * When the values that break the limits now were taken; the raising entry's time where something happened instead; of
 * what is over, when the worst was taken.
 */
export function evidenceAtMs(core: Core): number {
  if (core.critical.state !== 'none') return core.lastTakenMs.critical;
  if (!isActive(core) && core.worst[0] !== undefined) return core.worst[0].takenAtMs;
  return core.warning.state !== 'none' ? core.lastTakenMs.warning : (core.raisedBy?.takenAtMs ?? 0);
}

/** Minutes until the measurement should be repeated (4.1, 12.9); null when the next set will do. */
function repeatMin(protocol: Protocol, sample: Sample, core: Core): number | null {
  const { confirmation, schedule } = protocol;
  const rhythm = severityOf(core) === 'critical' ? schedule.criticalRepeatMin : schedule.warningRepeatMin;
  const repeats = Math.max(core.warning.repeats, core.critical.repeats);
  switch (sample.repeat) {
    case 'none':
      return null;
    case 'bloodPressure':
      return isConfirmed(core) ? rhythm : confirmation.bloodPressureRepeatMin;
    case 'soon':
      return isConfirmed(core) && !(sample.atOnce && repeats === 0) ? rhythm : confirmation.otherRepeatMin;
  }
}

/** Applies one judged reading to its family. The repeat is due from the measured time, at the earliest now. */
export function applySample(core: Core, sample: Sample, protocol: Protocol, recordedAtMs: number): void {
  const rules = { atOnce: sample.atOnce, insideToClear: sample.insideToClear };
  const worst = sample.reasons[0]?.severity ?? null;
  let counted = false;
  for (const severity of ['warning', 'critical'] as const) {
    const track = core[severity];
    const outside = worst !== null && severityRank(worst) >= (severity === 'critical' ? 2 : 0);
    if (sample.holdMs > 0 && !holdsLongEnough(track, outside, sample.takenAtMs, sample.holdMs)) continue;
    if (!outside && !sample.countsInside) continue;
    // A repeat is a later measurement: a second value of the same moment takes nothing back.
    if (!outside && track.state !== 'none' && sample.takenAtMs <= core.lastTakenMs[severity]) continue;
    counted = true;
    countReading(track, outside, rules);
    if (!outside) continue;
    core.last[severity] = sample.reasons;
    core.lastTakenMs[severity] = sample.takenAtMs;
    if (severity === 'critical') keepWorst(core, sample.reasons, sample.takenAtMs);
  }
  if (!counted) return;
  settle(core, sample);
  const minutes = isActive(core) ? repeatMin(protocol, sample, core) : null;
  core.repeat =
    minutes === null
      ? null
      : {
          dueAtMs: Math.max(sample.takenAtMs + minutes * MINUTE_MS, recordedAtMs),
          afterEntryId: sample.entryId,
        };
}

/** Something happened: confirmed at once, stays until a clinician's act. */
export function applyEvent(core: Core, source: EventSource, takenAtMs: number): void {
  core.events.push(source);
  keepWorst(core, [source.reason], takenAtMs);
  settle(core, { entryId: source.entryId, takenAtMs });
}

/** A clinician closed it: what happened is dealt with, and the latch is released. */
export function applyClose(core: Core): void {
  core.events = [];
  core.latched = false;
  settle(core, null);
}

function settle(core: Core, source: { entryId: string; takenAtMs: number } | null): void {
  if (!isActive(core)) {
    core.repeat = null;
    if (!core.latched) {
      core.raisedBy = null;
      core.shownRules = [];
      core.last = { warning: [], critical: [] };
      core.worst = [];
    }
    return;
  }
  if (core.raisedBy === null && source)
    core.raisedBy = { entryId: source.entryId, takenAtMs: source.takenAtMs };
  const criticalEvent = core.events.some((event) => event.reason.severity === 'critical');
  if (core.critical.state === 'confirmed' || criticalEvent) core.latched = true;
}

/** Of each critical rule and value the reading furthest out; of what happened, everything. */
function keepWorst(core: Core, reasons: readonly Reason[], takenAtMs: number): void {
  for (const reason of reasons) {
    if (reason.severity !== 'critical') continue;
    const at = core.worst.findIndex((kept) => isSameLimit(kept.reason, reason));
    const kept = core.worst[at];
    if (kept === undefined) core.worst.push({ reason, takenAtMs });
    else if (isFurtherOut(reason, kept.reason)) core.worst[at] = { reason, takenAtMs };
  }
}

/** The core of a family, made at rest when it is first asked for. */
export function coreOf(cores: Record<string, Core>, family: string): Core {
  const found = cores[family];
  if (found) return found;
  const fresh = restingCore();
  cores[family] = fresh;
  return fresh;
}

/** What happened is over, or was a mistake; returns whether it was there. */
export function endEvent(core: Core, entryId: string): boolean {
  const kept = core.events.filter((event) => event.entryId !== entryId);
  const changed = kept.length !== core.events.length;
  core.events = kept;
  if (changed && !isActive(core) && !core.latched) core.raisedBy = null;
  return changed;
}
