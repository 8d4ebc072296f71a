import type { Recorded } from '../../events.ts';
import type { Alert } from '../../judgement.ts';
import type { Protocol } from '../../protocols/protocol.ts';
import type { SessionState } from '../../state.ts';
import type { Severity } from '../../vocabulary.ts';
import type { ReplaySide } from '../../wire/replay.ts';
import { sinceDoseMin } from '../facts.ts';
import { continuedSets, scheduledDueMin } from './due-checks.ts';
import { foldUnder } from './fold-under.ts';
import { readyAfterMs, readyWithinMs } from './ready-at.ts';
import { isPeakConfirmed, raisedAlerts } from './replayed-alert.ts';

/** One session as it would have gone under one protocol: how it ended, and what was seen on the way. */
export interface Course {
  state: SessionState;
  alerts: Alert[];
  ready: { atMs: number; assumed: boolean } | null;
  /** Minutes after T0 of the scheduled checks that fell due, and how many sets after them did. */
  scheduledDueMin: number[];
  continuedDue: number;
}

/** Null for an empty log. */
export function courseUnder(events: readonly Recorded[], protocol: Protocol): Course | null {
  let ready: Course['ready'] = null;
  let endMs = 0;
  const continued = continuedSets();
  const state = foldUnder(events, protocol, (until, untilMs, isLast) => {
    endMs = untilMs;
    continued.watch(until, untilMs);
    ready ??= readyIn(until, untilMs, isLast);
  });
  return (
    state && {
      state,
      alerts: raisedAlerts(state),
      ready,
      scheduledDueMin: scheduledDueMin(state, endMs),
      continuedDue: continued.count(),
    }
  );
}

function readyIn(state: SessionState, untilMs: number, isLast: boolean): Course['ready'] {
  const withinMs = readyWithinMs(state, isLast ? untilMs + 1 : untilMs);
  if (withinMs !== null) return { atMs: withinMs, assumed: false };
  const afterMs = isLast ? readyAfterMs(state, untilMs) : null;
  return afterMs === null ? null : { atMs: afterMs, assumed: true };
}

export function sideOf({ state, alerts, ready, ...due }: Course): ReplaySide {
  const clinical = alerts.filter(({ alertClass }) => alertClass === 'clinical');
  const reached = (severity: Severity) => clinical.filter(({ peak }) => peak === severity);
  const readyMin = ready && sinceDoseMin(state, ready.atMs);
  return {
    clinical: {
      notice: reached('notice').length,
      warning: reached('warning').length,
      critical: reached('critical').length,
    },
    confirmedCriticals: reached('critical').filter(isPeakConfirmed).length,
    alarms: alerts.filter(({ alertClass, peak }) => alertClass !== 'overdue' && peak !== 'notice').length,
    overdue: alerts.filter(({ alertClass }) => alertClass === 'overdue').length,
    checks: due.scheduledDueMin.length + due.continuedDue,
    ready: ready && readyMin !== null ? { atMin: readyMin, assumed: ready.assumed } : null,
  };
}
