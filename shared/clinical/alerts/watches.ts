import type { SessionState } from '../../state.ts';
import { type AlertClass, MINUTE_MS, type Severity } from '../../vocabulary.ts';
import { firstIndexFrom } from '../facts.ts';
import type { Obligation } from '../obligation.ts';
import { obligations } from '../obligations.ts';
import {
  buildAlert,
  emit,
  endEpisode,
  HOLDER_FAMILY,
  openEpisode,
  raisePeak,
  soundAgain,
} from './episodes.ts';
import { type Timer, tell } from './escalation.ts';
import { holderWantedFrom } from './holder.ts';

/** Alerts that time raises: overdue checks and silent devices. Arrival ends them; they block nothing (12.16). */

export function raiseWatch(
  state: SessionState,
  family: string,
  alertClass: AlertClass,
  severity: Severity,
  message: string,
  sinceMs: number,
  atMs: number,
): void {
  state.alerts.watches[family] = { severity, message, sinceMs };
  const episode = openEpisode(state.alerts, family, family, alertClass, severity, atMs);
  emit(state.alerts, family, episode, 'raised', severity, message, atMs);
}

export function worsenWatch(state: SessionState, family: string, severity: Severity, atMs: number): void {
  const watch = state.alerts.watches[family];
  const episode = state.alerts.episodes[family];
  if (!watch || !episode) return;
  watch.severity = severity;
  raisePeak(episode, severity);
  soundAgain(episode, atMs);
  emit(state.alerts, family, episode, 'worsened', severity, watch.message, atMs);
}

export function endWatch(state: SessionState, family: string, atMs: number): void {
  const alert = buildAlert(state, family);
  const episode = state.alerts.episodes[family];
  if (!alert || !episode) return;
  emit(state.alerts, family, episode, 'cleared', alert.severity, alert.message, atMs);
  endEpisode(state, family, alert, 'cleared', atMs);
}

function isOpen(check: Obligation): boolean {
  return check.outcome === 'open' && check.overdueFromMs !== null;
}

/** After an event: overdue alerts whose check is no longer open, and silence that has been broken, end. */
export function endAnsweredWatches(state: SessionState, atMs: number): void {
  const families = Object.keys(state.alerts.watches).filter((family) => !family.startsWith('HAND:'));
  if (families.length === 0) return;
  const wanted = new Set(
    state.end
      ? []
      : obligations(state)
          .filter(isOpen)
          .map((check) => `CHECK:${check.checkId}`),
  );
  for (const family of families) {
    if (family.startsWith('CHECK:') && !wanted.has(family)) endWatch(state, family, atMs);
    if (family.startsWith('DEVICE:') && !isSilentStill(state, family)) endWatch(state, family, atMs);
    if (family === HOLDER_FAMILY && (state.end !== null || state.nurse !== null))
      endWatch(state, family, atMs);
  }
}

function isSilentStill(state: SessionState, family: string): boolean {
  const watch = state.alerts.watches[family];
  const binding = state.bindings.find((span) => span.toMs === null && `DEVICE:${span.deviceId}` === family);
  return !state.end && binding !== undefined && lastHeardMs(binding) === watch?.sinceMs;
}

function lastHeardMs(binding: SessionState['bindings'][number]): number {
  return binding.lastSampleRecordedAtMs ?? binding.fromMs;
}

/** [OVERDUE] Low after grace, medium after 10 minutes, the prescriber told after 15. */
function overdueTimers(state: SessionState, check: Obligation): Timer[] {
  const family = `CHECK:${check.checkId}`;
  const { mediumMin, prescriberToldMin } = state.protocol.schedule;
  const episode = state.alerts.episodes[family];
  const watch = state.alerts.watches[family];
  if (!episode || !watch) {
    const message = `${check.label} overdue`;
    return [
      {
        atMs: (check.overdueFromMs ?? 0) + 1,
        fire: (atMs) => raiseWatch(state, family, 'overdue', 'notice', message, check.dueAtMs, atMs),
      },
    ];
  }
  if (watch.severity === 'notice') {
    const atMs = check.dueAtMs + mediumMin * MINUTE_MS + 1;
    return [{ atMs, fire: (at) => worsenWatch(state, family, 'warning', at) }];
  }
  if (episode.told.length > 0) return [];
  const atMs = check.dueAtMs + prescriberToldMin * MINUTE_MS + 1;
  return [{ atMs, fire: (at) => tell(state, family, episode, 'prescriber', at) }];
}

/** A clip on the arm of the cuff reads nothing while that inflates and lets go (clinical reference 2.3). */
const CUFF_CYCLE_MS = MINUTE_MS;

/** [CUFF-CYCLE] Whether a pressure was measured in the minute in which the device fell silent. */
function cuffCycled({ readings }: SessionState, heardMs: number): boolean {
  return readings
    .slice(firstIndexFrom(readings, heardMs))
    .some(
      ({ takenAtMs, content }) =>
        takenAtMs <= heardMs + CUFF_CYCLE_MS && content.vitals.systolicMmHg !== undefined,
    );
}

/** [DEVICE] A continuous device that has not posted for 60 s is a technical notice, after 3 minutes a warning. */
function silenceTimers(state: SessionState): Timer[] {
  const { lowMs, mediumMs } = state.protocol.deviceSilence;
  return state.bindings.flatMap((binding): Timer[] => {
    if (binding.toMs !== null || !binding.continuous) return [];
    const family = `DEVICE:${binding.deviceId}`;
    const heard = lastHeardMs(binding);
    const awaitedMs = cuffCycled(state, heard) ? CUFF_CYCLE_MS : 0;
    const watch = state.alerts.watches[family];
    if (!watch) {
      const message = `No signal from ${binding.name}`;
      const fire = (atMs: number) => raiseWatch(state, family, 'technical', 'notice', message, heard, atMs);
      return [{ atMs: heard + lowMs + awaitedMs, fire }];
    }
    if (watch.severity !== 'notice') return [];
    return [{ atMs: heard + mediumMs, fire: (atMs) => worsenWatch(state, family, 'warning', atMs) }];
  });
}

/** [HOLDER] A patient with nobody to hold them: a notice after 5 minutes, a warning 2 minutes after a dose. */
function holderTimers(state: SessionState): Timer[] {
  const from = holderWantedFrom(state);
  if (from === null) return [];
  const watch = state.alerts.watches[HOLDER_FAMILY];
  if (watch?.severity === 'warning') return [];
  const raise = (severity: Severity) => (atMs: number) =>
    watch
      ? worsenWatch(state, HOLDER_FAMILY, severity, atMs)
      : raiseWatch(
          state,
          HOLDER_FAMILY,
          'technical',
          severity,
          'No nurse holds this patient',
          from.sinceMs,
          atMs,
        );
  const warning = from.warningAtMs === null ? [] : [{ atMs: from.warningAtMs, fire: raise('warning') }];
  return watch ? warning : [...warning, { atMs: from.noticeAtMs, fire: raise('notice') }];
}

export function watchTimers(state: SessionState): Timer[] {
  if (state.end) return [];
  return [
    ...obligations(state)
      .filter(isOpen)
      .flatMap((check) => overdueTimers(state, check)),
    ...silenceTimers(state),
    ...holderTimers(state),
  ];
}
