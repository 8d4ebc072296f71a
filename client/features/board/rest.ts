import { formatClock } from '#client/ui/format.ts';
import { nextCheck } from '#client/ui/next-check.ts';
import { alertText, isSeen, leadingAlert } from '#client/ui/summary-alerts.ts';
import { type BoardSummary, hasLeft } from '#shared/summary.ts';
import { MEASURES, type Measure } from '#shared/vocabulary.ts';
import { failedChecks, failedText } from './failed.ts';

/** Somebody in a chair for whom the queue has no row, and why they may not be called steady all the same; null: they may. */
export interface Rest {
  sessionId: string;
  chairId: string;
  unsteady: string | null;
  nextAtMs: number | null;
}

/** The patients in chairs without a row in the queue, the next due first. */
export function restOf(
  summaries: readonly BoardSummary[],
  rows: readonly { sessionId: string }[],
  zone: string,
): Rest[] {
  const waiting = new Set(rows.map((row) => row.sessionId));
  return summaries
    .filter(({ stage, sessionId }) => stage !== 'scheduled' && !hasLeft(stage) && !waiting.has(sessionId))
    .flatMap((summary): Rest[] => {
      const { sessionId, chairId } = summary;
      if (chairId === null) return [];
      return [
        {
          sessionId,
          chairId,
          unsteady: whyUnsteady(summary, zone),
          nextAtMs: nextCheck(summary.checks)?.dueAtMs ?? null,
        },
      ];
    })
    .sort((a, b) => (a.nextAtMs ?? Number.POSITIVE_INFINITY) - (b.nextAtMs ?? Number.POSITIVE_INFINITY));
}

/**
 * Why nobody may call this patient steady; null when they are: everything the checks ask for was measured since the
 * dose and is not old, no alert is open or waits for its note, and nothing is held, failed or being given.
 */
export function whyUnsteady(summary: BoardSummary, zone: string): string | null {
  const alert = leadingAlert(summary);
  if (alert !== null) return `${alertText(alert)}${isSeen(alert) ? ', seen' : ''}`;
  if (summary.hold.active) return `hold, ${summary.hold.reason}`;
  if (summary.firstDoseAtMs === null) return 'before the dose';
  const [failed] = failedChecks(summary);
  if (failed !== undefined) return failedText(failed, zone);
  if (summary.stage === 'dosing') return 'dosing';
  if (!hasFullSet(summary, summary.firstDoseAtMs)) return 'no full set since the dose';
  if (asked(summary).some((measure) => summary.values[KEY_OF[measure]]?.stale)) return 'numbers are old';
  return null;
}

const KEY_OF = {
  bloodPressure: 'systolicMmHg',
  heartRateBpm: 'heartRateBpm',
  spo2Percent: 'spo2Percent',
  respiratoryRatePerMin: 'respiratoryRatePerMin',
  moaas: 'moaas',
  dissociation: 'dissociation',
} as const satisfies Record<Measure, string>;

/** What the checks of this patient measure; everything, where none says. */
function asked({ checks }: BoardSummary): readonly Measure[] {
  const needs = new Set(checks.flatMap((check) => check.needs));
  return needs.size === 0 ? MEASURES : MEASURES.filter((measure) => needs.has(measure));
}

function hasFullSet(summary: BoardSummary, t0Ms: number): boolean {
  return asked(summary).every((measure) => {
    const value = summary.values[KEY_OF[measure]];
    return value?.value != null && !value.failed && value.takenAtMs !== null && value.takenAtMs > t0Ms;
  });
}

/** `chair 5, next set 14:33`: those who need nobody now. */
export function steadyText(rest: readonly Rest[], zone: string): string {
  return rest
    .filter(({ unsteady }) => unsteady === null)
    .map((one) => `chair ${one.chairId}${nextText(one, zone)}`)
    .join('; ');
}

/** `chair 4, no full set since the dose, next set 14:40`: nothing is asked for yet, and nobody knows that all is well. */
export function watchedText(rest: readonly Rest[], zone: string): string {
  return rest
    .filter(({ unsteady }) => unsteady !== null)
    .map((one) => `chair ${one.chairId}, ${one.unsteady}${nextText(one, zone)}`)
    .join('; ');
}

function nextText({ nextAtMs }: Rest, zone: string): string {
  return nextAtMs === null ? '' : `, next set ${formatClock(nextAtMs, zone)}`;
}
