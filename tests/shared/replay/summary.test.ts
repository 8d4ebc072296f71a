import { describe, expect, it } from 'vitest';
import { summarizeReplays } from '#shared/clinical/replay/summarize-replays.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { replaySummarySchema, type SessionReplay, sessionReplaySchema } from '#shared/wire/replay.ts';
import { leave, replayed, visit, withLimits } from './visit.ts';

const LOWER = withLimits({ systolicHigh: { warning: 150, critical: 165 } });
const CHECKS = Object.fromEntries([20, 60, 90, 120].map((min) => [min, {}]));

/** Calm but for one pressure at T+40, and gone at T+130. */
function session(systolic: number): SessionReplay {
  return replayed(leave(visit({ ...CHECKS, 40: { bp: [systolic, 88] } }), 130), LOWER);
}

const calm = session(130);
const raised = session(152);
const critical = session(168);

describe('The summary of a replay', () => {
  it('[REPLAY] counts per rule what is added and changed, and alarms per hour watched', () => {
    const summary = summarizeReplays([calm, raised, critical]);
    expect(summary.sessions).toBe(3);
    // Three times 130 minutes.
    expect(summary.patientHours).toBeCloseTo(6.5, 10);
    expect(summary.rules).toEqual([
      {
        rule: 'BP',
        alertClass: 'clinical',
        added: 1,
        removed: 0,
        changed: 1,
        moved: 0,
        raisedBefore: 1,
        raisedAfter: 2,
        confirmedBefore: 0,
        confirmedAfter: 0,
      },
    ]);
    expect([summary.before.alarms, summary.after.alarms]).toEqual([1, 2]);
    expect(summary.after.alarmsPerPatientHour).toBeCloseTo(2 / 6.5, 10);
  });

  it('[BUDGET] one live critical in 20 sessions is within the budget, one in 19 is over it, confirmed or not', () => {
    const nineteen = [critical, ...Array.from({ length: 18 }, () => calm)];
    const { before, after, overBudget } = summarizeReplays(nineteen);
    expect(after).toMatchObject({
      criticals: 1,
      confirmedCriticals: 0,
      sessionsWithCritical: 1,
      overBudget: true,
    });
    expect([before.criticals, before.overBudget, overBudget]).toEqual([0, false, true]);
    const twenty = summarizeReplays([...nineteen, calm]);
    expect(twenty.after.criticalsPerSession).toBe(1 / 20);
    expect(twenty.overBudget).toBe(false);
  });

  it('[REPLAY] readiness moves by the median, least and most of the sessions ready on both sides', () => {
    const moved = (readyMovedMin: number | null): SessionReplay => ({ ...calm, readyMovedMin });
    const { readyMovedMin } = summarizeReplays([moved(30), moved(0), moved(null), moved(10), moved(-5)]);
    // −5, 0, 10, 30: the middle is (0 + 10) / 2.
    expect(readyMovedMin).toEqual({ sessions: 4, median: 5, min: -5, max: 30 });
    expect(summarizeReplays([moved(null)]).readyMovedMin).toBeNull();
  });

  it('[REPLAY] tells how many sessions were never ready, and how many only by assumption', () => {
    const longer = replayed(leave(visit({ ...CHECKS, 40: {} }), 130), {
      ...esketamineIntranasal,
      minimumMin: 150,
    });
    const early = replayed(leave(visit({ 20: {}, 40: { diss: 5 } }), 60), LOWER);
    const { before, after } = summarizeReplays([longer, early, calm]);
    expect([before.neverReady, before.readyAssumed]).toEqual([1, 0]);
    expect([after.neverReady, after.readyAssumed]).toEqual([1, 1]);
  });

  it('[REPLAY] [UNKNOWN] of no sessions there is no rate, and nothing is over budget', () => {
    const { after, readyMovedMin, patientHours } = summarizeReplays([]);
    expect(after).toMatchObject({ alarmsPerPatientHour: null, criticalsPerSession: null, overBudget: false });
    expect([readyMovedMin, patientHours]).toEqual([null, 0]);
  });

  it('sends what its schemas say, and nothing more', () => {
    for (const replay of [calm, raised, critical]) expect(sessionReplaySchema.parse(replay)).toEqual(replay);
    const summary = summarizeReplays([calm, raised, critical]);
    expect(replaySummarySchema.parse(summary)).toEqual(summary);
  });
});
