import type { Alert } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import type { AlertClass, Severity } from '../../vocabulary.ts';
import { firstDoseAtMs } from '../facts.ts';
import { isPeakConfirmed, raisedAlerts } from '../replay/replayed-alert.ts';
import { ruleOf } from '../replay/same-alert.ts';

/** One alert as the noise it made. */
export interface AlertNoise {
  /** Family without names: `BP`, `DIS-HI`, `CHECK`. */
  rule: string;
  alertClass: AlertClass;
  /** The highest it reached, and whether that was confirmed. */
  severity: Severity;
  confirmed: boolean;
  /** From its raising until somebody acknowledged it for the first time, ms; null: nobody did. */
  acknowledgedAfterMs: number | null;
  /** While it stood a person recorded something at the bedside, or closed it. */
  actedOn: boolean;
}

/** What one session called for. */
export interface SessionNoise {
  /** From T0 to the end, or as far as its record goes, ms; 0: no dose was given. */
  watchedMs: number;
  alerts: AlertNoise[];
}

/**
 * [NOISE] Every alert that called somebody, as it stands now: what was only logged late, and what turned out to rest on a
 * mistaken entry, called nobody for anything. Of a session that goes on it is as far as its record goes.
 */
export function sessionNoise(state: SessionState): SessionNoise {
  const t0 = firstDoseAtMs(state);
  const untilMs = state.end?.takenAtMs ?? state.lastRecordedAtMs;
  const acts = bedsideActs(state);
  return {
    watchedMs: t0 === null ? 0 : Math.max(0, untilMs - t0),
    alerts: raisedAlerts(state)
      .filter(({ ended }) => ended?.why !== 'withdrawn' && ended?.why !== 'corrected')
      .map((alert) => noiseOf(alert, acts)),
  };
}

function noiseOf(alert: Alert, acts: readonly number[]): AlertNoise {
  const { family, alertClass, peak, raisedAtMs, acknowledgements, ended, clearedAtMs } = alert;
  const [first] = acknowledgements;
  const overMs = ended?.atMs ?? clearedAtMs ?? Number.POSITIVE_INFINITY;
  return {
    rule: ruleOf(family),
    alertClass,
    severity: peak,
    confirmed: isPeakConfirmed(alert),
    acknowledgedAfterMs: first === undefined ? null : first.atMs - raisedAtMs,
    actedOn: ended?.why === 'closed' || acts.some((atMs) => atMs > raisedAtMs && atMs <= overMs),
  };
}

/** When people, and no device, recorded something of this patient. */
function bedsideActs({ readings, scores, medicines, symptoms, notes }: SessionState): number[] {
  return [readings, scores, medicines, symptoms, notes].flatMap((entries) =>
    entries.flatMap(({ source, takenAtMs }) => (source.by === 'staff' ? [takenAtMs] : [])),
  );
}
