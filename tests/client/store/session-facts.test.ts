import { describe, expect, test } from 'vitest';
import { foldOn } from '#client/store/session-facts.ts';
import { judgedAt } from '#client/store/sessions.ts';
import { nextChangeAt } from '#shared/clinical/judge.ts';
import { dosedScene } from './dosed-scene.ts';

describe('the facts of a followed session', () => {
  const { events, state: whole } = dosedScene();

  test('are the same in one batch and event by event', () => {
    const steps = events.reduce<ReturnType<typeof foldOn>['state']>(
      (state, event) => foldOn(state, [event]).state,
      null,
    );
    expect(foldOn(null, events).state).toEqual(whole);
    expect(steps).toEqual(whole);
  });

  test('are unchanged by events they already hold', () => {
    const { state } = foldOn(null, events);
    const again = foldOn(structuredClone(state), events);
    expect(again).toEqual({ state, gap: false });
  });

  test('stop at a gap instead of folding past it', () => {
    const missing = events.filter((event) => event.seq !== 3);
    const { state, gap } = foldOn(null, missing);
    expect(gap).toBe(true);
    expect(state?.seq).toBe(2);
  });

  test('go on from where they stand once the missing events come', () => {
    const { state } = foldOn(null, events.slice(0, 4));
    expect(foldOn(state, events.slice(2)).state).toEqual(whole);
  });
});

describe('the judgement shown', () => {
  test('is computed once until time or an event changes it', () => {
    const { state, nowMs } = dosedScene();
    const next = nextChangeAt(state, nowMs);
    const first = judgedAt(state, nowMs);
    expect(next).not.toBeNull();
    expect(judgedAt(state, (next ?? 0) - 1)).toBe(first);
    expect(judgedAt(state, next ?? 0)).not.toBe(first);
  });

  test('is computed anew when time was set back', () => {
    const { state, nowMs } = dosedScene();
    const first = judgedAt(state, nowMs);
    expect(judgedAt(state, nowMs - 60_000)).not.toBe(first);
  });
});
