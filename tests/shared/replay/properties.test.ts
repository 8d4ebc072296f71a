import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulatedSession } from '#server/simulated/simulated-session.ts';
import { judge, nextChangeAt } from '#shared/clinical/judge.ts';
import { courseUnder } from '#shared/clinical/replay/course.ts';
import { foldUnder } from '#shared/clinical/replay/fold-under.ts';
import { replaySession } from '#shared/clinical/replay/replay-session.ts';
import { summarizeReplays } from '#shared/clinical/replay/summarize-replays.ts';
import type { Recorded } from '#shared/events.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { foldAll } from '#shared/session.ts';
import type { SessionState } from '#shared/state.ts';
import { NO_DIFFERENCE } from './visit.ts';

const NINE = Date.UTC(2026, 0, 5, 9);
const anySession = fc.record({
  protocol: fc.constantFrom(...SHIPPED_PROTOCOLS),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  oximeterEveryMs: fc.constantFrom(undefined, undefined, undefined, 45_000),
});
type AnySession = typeof anySession extends fc.Arbitrary<infer T> ? T : never;

function events({ protocol, seed, oximeterEveryMs }: AnySession): Recorded[] {
  const oximeter = oximeterEveryMs === undefined ? {} : { oximeterEveryMs };
  return simulatedSession(seed, protocol, { arrivesAtMs: NINE, ...oximeter });
}

/** Another protocol of the same route: limits, criteria, schedule and minimum time moved about. */
const anyChange = fc.record({
  systolic: fc.integer({ min: -25, max: 15 }),
  spo2: fc.integer({ min: -2, max: 3 }),
  dissociation: fc.integer({ min: 0, max: 3 }),
  minimum: fc.integer({ min: -40, max: 40 }),
  without: fc.integer({ min: 0, max: 3 }),
});

function changed(
  { limits, readiness, schedule, ...rest }: Protocol,
  {
    systolic,
    spo2,
    dissociation,
    minimum,
    without,
  }: typeof anyChange extends fc.Arbitrary<infer T> ? T : never,
): Protocol {
  return {
    ...rest,
    minimumMin: rest.minimumMin + minimum,
    limits: {
      ...limits,
      systolicHigh: { warning: 160 + systolic, critical: 180 + systolic },
      spo2Low: { warning: 93 + spo2, critical: 91 + spo2 },
    },
    readiness: { ...readiness, dissociationAtMost: dissociation },
    schedule: { ...schedule, checks: schedule.checks.filter((_, index) => index !== without) },
  };
}

/** What a judgement of the whole session says of leaving: minimum time, what is measured, and no value outside. */
function isReady({ readiness, alerts }: Judgement): boolean {
  const met = (id: string) => readiness.criteria.find(({ criterion }) => criterion === id)?.status === 'met';
  const outside = alerts.open.some(
    ({ alertClass, severity, mayClose }) => alertClass === 'clinical' && severity !== 'notice' && !mayClose,
  );
  return ['D1', 'D2', 'D4', 'D5', 'D6', 'D7'].every(met) && !outside;
}

/** The first ready instant, found by judging at every change that was promised between two records. */
function firstReadyMs(log: readonly Recorded[], protocol: Protocol): number | null {
  let ready: number | null = null;
  foldUnder(log, protocol, (until, untilMs, isLast) => {
    // Overrides are a person's word and are not counted.
    const state: SessionState = { ...until, overridden: {} };
    const endMs = isLast ? untilMs + 1 : untilMs;
    for (
      let atMs: number | null = until.lastRecordedAtMs;
      atMs !== null && atMs < endMs && ready === null;
      atMs = nextChangeAt(state, atMs)
    )
      if (isReady(judge(state, atMs))) ready = atMs;
  });
  return ready;
}

describe('Replay of any session', { timeout: 600_000 }, () => {
  it('[REPLAY] under the very protocol it was watched under nothing changes, for every route and any seed', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const answer = replaySession(events(session), session.protocol);
        if (!answer.ok) throw new Error(answer.refusal.sentence);
        const { before, after, alerts, readyMovedMin, checks } = answer.replay;
        expect(after).toEqual(before);
        expect(alerts).toEqual(NO_DIFFERENCE);
        expect(readyMovedMin).toBe(before.ready === null ? null : 0);
        expect(checks).toEqual({ added: 0, removed: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it('[REPLAY] folded under its own protocol a session has the alerts and steps that were recorded', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const log = events(session);
        const recorded = foldAll(log)?.alerts;
        const again = foldUnder(log, session.protocol)?.alerts;
        expect(again?.steps).toEqual(recorded?.steps);
        expect(again?.ended).toEqual(recorded?.ended);
      }),
      { numRuns: 40 },
    );
  });

  it('[REPLAY] under any other protocol the answer is the same each time, adds up, and the log is left as it was', () => {
    fc.assert(
      fc.property(anySession, anyChange, (session, change) => {
        const log = events(session);
        const other = changed(session.protocol, change);
        const copy = structuredClone(log);
        const answer = replaySession(log, other);
        expect(replaySession(log, structuredClone(other))).toEqual(answer);
        expect(log).toEqual(copy);
        if (!answer.ok) throw new Error(answer.refusal.sentence);
        const { before, after, alerts, rules } = answer.replay;
        // An alert that stands alone on its side is added or removed; the others belong to some trouble of both sides.
        const bp = rules.filter(({ alertClass }) => alertClass === 'clinical');
        for (const rule of bp) expect(rule.raisedAfter).toBeGreaterThanOrEqual(rule.added);
        const sum = (side: typeof before) =>
          side.clinical.notice + side.clinical.warning + side.clinical.critical;
        expect(sum(after)).toBe(bp.reduce((total, { raisedAfter }) => total + raisedAfter, 0));
        expect(sum(before)).toBe(bp.reduce((total, { raisedBefore }) => total + raisedBefore, 0));
        expect(alerts.added.length).toBe(rules.reduce((total, { added }) => total + added, 0));
        expect(summarizeReplays([answer.replay]).rules).toEqual(rules);
      }),
      { numRuns: 60 },
    );
  });

  it('[REPLAY] the first ready instant is exact: judging at every promised change finds the same', () => {
    fc.assert(
      fc.property(anySession, anyChange, (session, change) => {
        const log = events({ ...session, oximeterEveryMs: undefined });
        const other = changed(session.protocol, change);
        const ready = courseUnder(log, other)?.ready ?? null;
        expect(ready?.assumed ? null : (ready?.atMs ?? null)).toBe(firstReadyMs(log, other));
      }),
      { numRuns: 60 },
    );
  });
});
