import type { Alert } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { MINUTE_MS, type Told } from '../../vocabulary.ts';
import { isConfirmed, reasonsOf, severityOf } from './core.ts';
import { buildAlert, emit, soundAgain } from './episodes.ts';
import type { Core, Episode } from './types.ts';

const STEP_OF = {
  secondNurse: 'secondNurseTold',
  prescriber: 'prescriberTold',
  everyone: 'everyoneTold',
} as const;

export function tell(state: SessionState, family: string, episode: Episode, who: Told, atMs: number): void {
  const alert = buildAlert(state, family);
  if (!alert) return;
  episode.told.push({ who, atMs });
  emit(state.alerts, family, episode, STEP_OF[who], alert.severity, alert.message, atMs);
}

function wasTold(episode: Episode, who: Told): boolean {
  return episode.told.some((told) => told.who === who);
}

/** [ESC] Told is told at once: the prescriber on a confirmed critical, at once with symptoms, or a warning confirmed twice. */
export function tellAtOnce(
  state: SessionState,
  family: string,
  core: Core,
  episode: Episode,
  atMs: number,
): void {
  const severity = severityOf(core);
  const withSymptom = core.events.some((event) => event.reason.rule === 'BP-SX');
  const criticalConfirmed = severity === 'critical' && isConfirmed(core);
  const confirmedTwice = severity === 'warning' && core.warning.repeats >= 2;
  if ((criticalConfirmed || confirmedTwice || withSymptom) && !wasTold(episode, 'prescriber')) {
    tell(state, family, episode, 'prescriber', atMs);
  }
  if (callsEveryone(state, core) && !wasTold(episode, 'everyone'))
    tell(state, family, episode, 'everyone', atMs);
}

function callsEveryone(state: SessionState, core: Core): boolean {
  const { everyoneMoaas, everyoneRespiratoryRate, everyoneSpo2 } = state.protocol.escalation;
  if (core.events.some((event) => event.everyone)) return true;
  return reasonsOf(core).some(({ rule, value }) => {
    if (value === null) return false;
    if (rule === 'SED') return value <= everyoneMoaas;
    if (rule === 'RR') return value <= everyoneRespiratoryRate;
    return rule === 'SPO2' && value <= everyoneSpo2;
  });
}

export interface Timer {
  atMs: number;
  fire: (atMs: number) => void;
}

/**
 * Escalations still to come for an unseen clinical alert, the sounding again of a seen one whose repeat is missed, and the end
 * of a silence, until which neither happens.
 */
export function escalationTimers(state: SessionState, family: string, episode: Episode): Timer[] {
  if (episode.silenced) return [silenceEnd(state, family, episode, episode.silenced.untilMs)];
  const alert = buildAlert(state, family);
  if (alert?.alertClass !== 'clinical' || alert.status === 'latched' || alert.severity === 'notice')
    return [];
  if (alert.acknowledged) return resoundTimer(state, alert, family, episode);
  const { escalation } = state.protocol;
  const critical = alert.severity === 'critical';
  const steps = [
    ['secondNurse', critical ? escalation.criticalSecondMin : escalation.warningSecondMin],
    ['prescriber', critical ? escalation.criticalPrescriberMin : escalation.warningPrescriberMin],
  ] as const;
  return steps
    .filter(([who]) => !episode.told.some((told) => told.who === who && told.atMs >= episode.soundingSinceMs))
    .map(([who, minutes]) => ({
      atMs: episode.soundingSinceMs + minutes * MINUTE_MS + 1,
      fire: (atMs) => tell(state, family, episode, who, atMs),
    }));
}

/** [SILENCE] It ends by itself: what is still open sounds again, for everybody. */
function silenceEnd(state: SessionState, family: string, episode: Episode, untilMs: number): Timer {
  return { atMs: untilMs, fire: (atMs) => endSilence(state, family, episode, atMs) };
}

/** Sounds again. An alert that merely waits for its note has nothing to say. */
export function endSilence(state: SessionState, family: string, episode: Episode, atMs: number): void {
  soundAgain(episode, atMs);
  const alert = buildAlert(state, family);
  if (alert === null || alert.status === 'latched') return;
  emit(state.alerts, family, episode, 'resounded', alert.severity, alert.message, atMs);
}

function resoundTimer(state: SessionState, alert: Alert, family: string, episode: Episode): Timer[] {
  const due = alert.repeatDueAtMs;
  if (due === null || episode.resoundedForMs === due) return [];
  const { criticalGraceMin, graceMin } = state.protocol.schedule;
  const grace = alert.severity === 'critical' ? criticalGraceMin : graceMin;
  return [
    {
      atMs: due + grace * MINUTE_MS + 1,
      fire: (atMs) => {
        episode.resoundedForMs = due;
        episode.acknowledged = null;
        episode.soundingSinceMs = atMs;
        emit(state.alerts, family, episode, 'resounded', alert.severity, alert.message, atMs);
      },
    },
  ];
}
