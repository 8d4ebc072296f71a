import { formatTPlus } from '#client/ui/format.ts';
import { severityLook } from '#client/ui/severity.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import type { ReplayedAlert, ReplaySummary, ReplayTotal, SessionReplay } from '#shared/wire/replay.ts';

/** `212 stored sessions`, `stored sessions, cancelled after 40`. */
export function jobText({ source, state, summary, done }: ReplayJob): string {
  if (state === 'cancelled') return `${source} sessions, cancelled after ${done}`;
  if (summary === null) return `${source} sessions, ${state}`;
  return `${summary.sessions} ${source} ${summary.sessions === 1 ? 'session' : 'sessions'}`;
}

/** One line of the sums: what, as it was, as it would have been, and the difference. */
export interface SumRow {
  what: string;
  before: string;
  after: string;
  difference: string;
}

/** What a replay comes to, the budget first. Unknown is `––`, never zero. */
export function sumRows({ before, after }: ReplaySummary): SumRow[] {
  const row = (what: string, of: (total: ReplayTotal) => number | null): SumRow => {
    const [was, is] = [of(before), of(after)];
    return {
      what,
      before: shown(was),
      after: shown(is),
      difference: was === null || is === null ? '––' : deltaText(is - was),
    };
  };
  return [
    row('Critical alerts a session', (total) => total.criticalsPerSession),
    row('Sessions with a critical alert', (total) => total.sessionsWithCritical),
    row('Critical alerts', (total) => total.criticals),
    row('of them confirmed', (total) => total.confirmedCriticals),
    row('Alarms per patient-hour', (total) => total.alarmsPerPatientHour),
    row('Checks that fell due', (total) => total.checks),
    row('Late checks of the schedule', (total) => total.overdue),
    row('Sessions never ready by what was measured', (total) => total.neverReady),
    row('Ready only if all had stayed as it was when the patient left', (total) => total.readyAssumed),
  ];
}

function shown(value: number | null): string {
  return value === null ? '––' : String(thousandth(value));
}

/** `+0.014`, `−3`, `±0`. */
function deltaText(delta: number): string {
  const rounded = thousandth(delta);
  if (rounded === 0) return '±0';
  return rounded > 0 ? `+${rounded}` : `−${-rounded}`;
}

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** `Within the budget of 1 in 20 sessions`, or over it. */
export function budgetText(
  { criticals, criticalsPerSession, overBudget }: ReplayTotal,
  sessions: number,
): string {
  if (criticalsPerSession === null) return 'No session: nothing can be said of the budget';
  const load = `${criticals} critical ${criticals === 1 ? 'alert' : 'alerts'} in ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`;
  return overBudget ? `Over the budget of 1 in 20: ${load}` : `Within the budget of 1 in 20: ${load}`;
}

/** How readiness moves, in one line; null: no session was ready on both sides. */
export function readinessText({ readyMovedMin }: ReplaySummary): string {
  if (readyMovedMin === null) return 'Readiness cannot be compared: no session was ready both times.';
  const { sessions, median, min, max } = readyMovedMin;
  const spread = min === max ? '' : `, from ${movedText(min)} to ${movedText(max)}`;
  return `Ready ${movedText(median)} in the median of ${sessions} ${sessions === 1 ? 'session' : 'sessions'}${spread}.`;
}

/** `30 min later`, `4 min earlier`, `at the same time`. */
export function movedText(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole === 0) return 'at the same time';
  return whole > 0 ? `${whole} min later` : `${-whole} min earlier`;
}

/** `!! SYS 172 ≥ 170, T+41`. */
export function alertText({ severity, message, atMin }: ReplayedAlert): string {
  const { symbol, word } = severityLook(severity);
  const at = atMin === null ? '' : `, ${formatTPlus(atMin * MINUTE_MS, 0)}`;
  return `${symbol} ${word}: ${message}${at}`;
}

/** Whether the other protocol would have changed anything in this session. */
export function isChanged({ alerts, readyMovedMin, checks }: SessionReplay): boolean {
  const { added, removed, changed, moved } = alerts;
  return (
    added.length + removed.length + changed.length + moved.length + checks.added + checks.removed > 0 ||
    (readyMovedMin !== null && Math.round(readyMovedMin) !== 0)
  );
}
