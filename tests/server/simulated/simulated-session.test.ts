import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulatedSession } from '#server/simulated/simulated-session.ts';
import { type Recorded, sessionEventSchema } from '#shared/events.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { evolve, foldAll } from '#shared/session.ts';
import type { SessionState } from '#shared/state.ts';

const NINE = Date.UTC(2026, 0, 5, 9);
const anyProtocol = fc.constantFrom(...SHIPPED_PROTOCOLS);
const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const anyOximeter = fc.constantFrom(undefined, undefined, 45_000);

function simulated(seed: number, protocol: (typeof SHIPPED_PROTOCOLS)[number], everyMs?: number): Recorded[] {
  const oximeter = everyMs === undefined ? {} : { oximeterEveryMs: everyMs };
  return simulatedSession(seed, protocol, { arrivesAtMs: NINE, ...oximeter });
}

describe('Simulated sessions', { timeout: 300_000 }, () => {
  it('are whole and ended for every route and any seed, the same for the same seed, and what the log would store', () => {
    fc.assert(
      fc.property(anyProtocol, anySeed, anyOximeter, (protocol, seed, everyMs) => {
        const events = simulated(seed, protocol, everyMs);
        expect(simulated(seed, protocol, everyMs)).toEqual(events);
        const state = foldAll(events);
        expect(state?.end).not.toBeNull();
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
        expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
        for (const { event } of events) expect(sessionEventSchema.parse(event)).toEqual(event);
      }),
      { numRuns: 25 },
    );
  });

  it('[ANNOUNCE] announce every step once, in order and at its instant', () => {
    fc.assert(
      fc.property(anyProtocol, anySeed, anyOximeter, (protocol, seed, everyMs) => {
        const events = simulated(seed, protocol, everyMs);
        const announced = events.flatMap(({ event, recordedAtMs }) =>
          event.type === 'Announced' ? [[event.body.stepId, event.body.atMs, recordedAtMs]] : [],
        );
        const steps = foldAll(events)?.alerts.steps ?? [];
        expect(announced).toEqual(steps.map(({ stepId, atMs }) => [stepId, atMs, atMs]));
      }),
      { numRuns: 25 },
    );
  });

  it('[FOLD] folding in place gives what folding copies gives: what is kept beside a state changes nothing', () => {
    fc.assert(
      fc.property(anyProtocol, anySeed, anyOximeter, (protocol, seed, everyMs) => {
        const events = simulated(seed, protocol, everyMs);
        let copied: SessionState | null = null;
        for (const event of events) copied = evolve(JSON.parse(JSON.stringify(copied)), event);
        expect(JSON.parse(JSON.stringify(foldAll(events)))).toEqual(JSON.parse(JSON.stringify(copied)));
      }),
      { numRuns: 40 },
    );
  });

  it('hold what happens in a clinic: late sets, holds, surges, low saturation, failed cuffs, corrections', () => {
    const states = SHIPPED_PROTOCOLS.flatMap((protocol) =>
      Array.from({ length: 60 }, (_, seed) => foldAll(simulated(seed, protocol))),
    ).filter((state) => state !== null);
    const families = new Set(states.flatMap(({ alerts }) => alerts.ended.map(({ family }) => family)));
    for (const family of ['BP', 'SPO2', 'DIS-HI', 'DIS-LATE', 'DIS-SLOW', 'VOMIT', 'CHECK:T+60'])
      expect(families).toContain(family);
    expect(states.some(({ log }) => log.some(({ type }) => type === 'EntryCorrected'))).toBe(true);
    expect(states.some(({ readings }) => readings.some(({ content }) => content.failed.length > 0))).toBe(
      true,
    );
    expect(
      states.some(({ entries }) => Object.values(entries).some(({ lateReason }) => lateReason !== null)),
    ).toBe(true);
    const signed = states.filter(({ end }) => end?.kind === 'discharged');
    expect(signed.length / states.length).toBeGreaterThan(0.9);
  });
});
