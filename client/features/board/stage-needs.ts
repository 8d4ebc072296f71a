import { formatClock, formatSpan } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { type Need, open, record } from './need.ts';
import { isWithoutRide } from './without-ride.ts';

/** A review is not for the list long before its time [P]: until then the checks are. */
const REVIEW_SOON_MS = 10 * MINUTE_MS;

/** The first of each form of dose, what a baseline comes before, and the act that records it. */
const FIRST: Record<BoardSummary['form'], { title: string; context: string; act: string }> = {
  devices: { title: 'First device', context: 'before the first device', act: 'Log device' },
  infusion: { title: 'Start of the infusion', context: 'before the infusion', act: 'Record start' },
  injections: { title: 'First injection', context: 'before the first injection', act: 'Record injection' },
  lozenges: { title: 'First lozenge', context: 'before the first lozenge', act: 'Record lozenge' },
};

const AGAINST = { undecided: 'a prescriber decides first', doNotGive: 'decided not to give' } as const;

/** What the stage of the session itself asks for. */
export function stageNeeds(summary: BoardSummary, nowMs: number, zone: string): Need[] {
  const { readiness, stage } = summary;
  const base = { severity: null, context: '' };
  if (readiness.verdict === 'criteriaMet') {
    const since = readiness.metSinceMs ?? nowMs;
    const context = `criteria met ${formatSpan(nowMs - since)}`;
    return [
      { ...base, rank: 'ready', sinceMs: since, title: 'Awaiting clinician', context, act: open('Review') },
    ];
  }
  if (isWithoutRide(summary, nowMs)) {
    const title = isolated(readiness.firstUnmet);
    return [{ ...base, rank: 'review', sinceMs: summary.gateAtMs ?? nowMs, title, act: open('Arrange') }];
  }
  if (summary.reviewAtMs !== null && summary.reviewAtMs - nowMs <= REVIEW_SOON_MS) {
    const title = `Review at ${formatClock(summary.reviewAtMs, zone)}`;
    const context = readiness.firstUnmet;
    return [{ ...base, rank: 'review', sinceMs: summary.reviewAtMs, title, context, act: open('Review') }];
  }
  const before = { ...base, rank: 'preparing', sinceMs: summary.plannedAtMs } as const;
  if (stage !== 'arrived' && stage !== 'preDose') return [];
  if (summary.contraindication !== null)
    return [
      { ...before, title: 'Contraindication', context: AGAINST[summary.contraindication], act: open('Look') },
    ];
  const { title, context, act } = FIRST[summary.form];
  if (summary.baselineAtMs === null)
    return [{ ...before, title: 'Baseline set', context, act: record('Record') }];
  if (summary.plannedMg === null)
    return [{ ...before, title: 'Weigh', context: 'the dose follows from it', act: open('Weigh') }];
  return [{ ...before, title, context: 'baseline taken', act: open(act) }];
}

/** What is left to do for somebody who has gone. */
export function needsAfterwards(summary: BoardSummary): Need[] {
  const base = { rank: 'review', severity: null, sinceMs: summary.plannedAtMs, act: open('Open') } as const;
  if (summary.callBacks > 0) return [{ ...base, title: 'Call back', context: 'vitals came after sign-out' }];
  if (summary.stage === 'transferred')
    return [{ ...base, title: 'Record the outcome', context: 'transferred' }];
  return [];
}
