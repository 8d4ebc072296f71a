import type { ReplaySide, ReplaySummary, ReplayTotal, SessionReplay } from '../../wire/replay.ts';
import { addRules } from './rule-counts.ts';

/** [BUDGET] At most one live critical in so many sessions [P]; above it the limits should be reviewed. */
const SESSIONS_PER_CRITICAL = 20;

/** [BUDGET] Whether so many criticals in so many sessions are more than the budget. */
export function isOverBudget(criticals: number, sessions: number): boolean {
  return criticals * SESSIONS_PER_CRITICAL > sessions;
}

/** [REPLAY] What a replay of these sessions comes to. Figures of no sessions are null, not zero, where they are rates. */
export function summarizeReplays(replays: readonly SessionReplay[]): ReplaySummary {
  const patientHours = sum(replays.map(({ minutesWatched }) => minutesWatched)) / 60;
  const before = totalOf(
    replays.map((replay) => replay.before),
    patientHours,
  );
  const after = totalOf(
    replays.map((replay) => replay.after),
    patientHours,
  );
  return {
    sessions: replays.length,
    patientHours,
    rules: addRules(replays.flatMap(({ rules }) => rules)),
    before,
    after,
    readyMovedMin: spread(replays.flatMap(({ readyMovedMin }) => readyMovedMin ?? [])),
    checks: {
      added: sum(replays.map(({ checks }) => checks.added)),
      removed: sum(replays.map(({ checks }) => checks.removed)),
    },
    overBudget: after.overBudget,
  };
}

function totalOf(sides: readonly ReplaySide[], patientHours: number): ReplayTotal {
  const alarms = sum(sides.map((side) => side.alarms));
  const criticals = sum(sides.map((side) => side.clinical.critical));
  return {
    alarms,
    alarmsPerPatientHour: patientHours > 0 ? alarms / patientHours : null,
    criticals,
    confirmedCriticals: sum(sides.map((side) => side.confirmedCriticals)),
    sessionsWithCritical: sides.filter((side) => side.clinical.critical > 0).length,
    criticalsPerSession: sides.length > 0 ? criticals / sides.length : null,
    overBudget: isOverBudget(criticals, sides.length),
    overdue: sum(sides.map((side) => side.overdue)),
    checks: sum(sides.map((side) => side.checks)),
    neverReady: sides.filter((side) => side.ready === null).length,
    readyAssumed: sides.filter((side) => side.ready?.assumed === true).length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The median of an even number is the mean of the two in the middle. */
function spread(values: readonly number[]): ReplaySummary['readyMovedMin'] {
  const sorted = [...values].sort((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return null;
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { sessions: sorted.length, median: ((low ?? 0) + (high ?? 0)) / 2, min, max };
}
