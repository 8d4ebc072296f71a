import { expect, it } from 'vitest';
import { correctEntry } from '#client/features/session/entry/entry-acts.ts';
import { setsOf } from '#client/features/session/sets/sets.ts';
import { ticksOf } from '#client/features/session/timeline/span.ts';
import { formatClock } from '#client/ui/format.ts';
import { judge } from '#shared/clinical/judge.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { id, type Scene, scene } from '#tests/shared/scene.ts';
import { CALM } from '#tests/shared/visits.ts';
import { commandAt, formAt } from './act-view.ts';

const ZONE = 'America/New_York';
const T0_MS = Date.parse('2026-11-01T00:50:00-04:00');
const clocks = (instants: readonly number[]) =>
  instants.map((atMs) => formatClock(atMs, ZONE).replace('\u00a0', ' '));

/** Dosed at ten to one; a set at each half past one, the first of them entered last. */
function night(): Scene {
  const stage = scene({ t0Ms: T0_MS, timeZone: ZONE });
  stage.set(-8, { ...CALM, bp: [120, 76] });
  stage.dose(0);
  stage.dose(5);
  stage.set(100, { bp: [128, 80], name: 'second' });
  stage.set(40, { bp: [140, 88], name: 'first', enteredAt: 101 });
  return stage;
}

it('[edge 16] two sets of one clock time stand in the order they were taken, each with its offset', () => {
  const sets = setsOf(night().state.entries);
  expect(clocks(sets.map(({ takenAtMs }) => takenAtMs))).toEqual(['00:42', '01:30 −4', '01:30 −5']);
});

it('[edge 16] the axis counts the repeated hour twice and leaves no gap', () => {
  const ticks = ticksOf(T0_MS, { fromMs: T0_MS, toMs: T0_MS + 100 * MINUTE_MS });
  expect(clocks(ticks.map(({ atMs }) => atMs))).toEqual([
    '00:50',
    '01:10 −4',
    '01:30 −4',
    '01:50 −4',
    '01:10 −5',
    '01:30 −5',
  ]);
});

it('[edge 16] the minimum time is shown on the clock that the clinic will have then', () => {
  const stage = night();
  const { gateAtMs } = judge(stage.state, stage.at(110)).dosing;
  expect(clocks([gateAtMs ?? 0])).toEqual(['01:55 −5']);
});

it('[edge 16] a correction that leaves the time alone keeps the very instant, in either half past one', () => {
  for (const name of ['first', 'second']) {
    const stage = night();
    const before = stage.state.entries[id(name)]?.versions[0]?.content.takenAtMs;
    const change = { systolicMmHg: '130', diastolicMmHg: '80', reason: 'misread' };
    stage.do(102, commandAt(stage, 102, correctEntry(id(name)), change));
    expect(stage.state.entries[id(name)]?.versions[1]?.content.takenAtMs).toBe(before);
  }
});

it('[edge 16] a correction can move a set from one half past one to the other', () => {
  const stage = night();
  const taken = formAt(stage, 102, correctEntry(id('first'))).fields.find(({ name }) => name === 'taken');
  expect(taken?.initial).toBe('01:30−4');
  const change = { taken: '01:30−5', reason: 'typed an hour early' };
  stage.do(102, commandAt(stage, 102, correctEntry(id('first')), change));
  expect(stage.state.entries[id('first')]?.versions[1]?.content.takenAtMs).toBe(stage.at(100));
});
