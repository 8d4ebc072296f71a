import { expect, test, vi } from 'vitest';
import { controlledClock, runningClock } from '#server/clock.ts';
import { recordedTime } from '#server/house.ts';

const kept: number[] = [];
const keep = (atMs: number) => kept.push(atMs);

test('a controlled clock stands still until it is told to move, and keeps each new position', async () => {
  const clock = controlledClock(1000, keep);
  expect([clock.now(), clock.now(), clock.rate]).toEqual([1000, 1000, 0]);
  await clock.advanceTo?.(5000);
  expect(clock.now()).toBe(5000);
  expect(kept.at(-1)).toBe(5000);
});

test('a controlled clock wakes everything passed, in time order, each at its own time', async () => {
  const clock = controlledClock(0, keep);
  const woken: [string, number][] = [];
  const note = (name: string) => async () => void woken.push([name, clock.now()]);
  clock.wakeAt(300, note('late'));
  clock.wakeAt(100, async () => {
    woken.push(['early', clock.now()]);
    clock.wakeAt(200, note('made by early'));
  });
  clock.wakeAt(901, note('never'));
  await clock.advanceTo?.(900);
  expect(woken).toEqual([
    ['early', 100],
    ['made by early', 200],
    ['late', 300],
  ]);
  expect(clock.now()).toBe(900);
});

test('a wake that was called off does not come', async () => {
  const clock = controlledClock(0, keep);
  const woken = vi.fn(async () => undefined);
  clock.wakeAt(10, woken)();
  await clock.advanceTo?.(20);
  expect(woken).not.toHaveBeenCalled();
});

test('a controlled clock never goes back', async () => {
  const clock = controlledClock(1000, keep);
  await expect(clock.advanceTo?.(999)).rejects.toThrow('never goes back');
  expect(clock.now()).toBe(1000);
});

test('a running clock counts elapsed time at its rate', () => {
  let elapsedMs = 0;
  const clock = runningClock(
    'scaled',
    () => 5000,
    20,
    () => elapsedMs,
  );
  elapsedMs = 100;
  expect(clock.now()).toBe(7000);
});

test('a running clock wakes when its time has come, not before', async () => {
  let elapsedMs = 0;
  const clock = runningClock(
    'scaled',
    () => 0,
    60,
    () => elapsedMs,
  );
  const woken = new Promise<number>((resolve) => {
    clock.wakeAt(600, async () => resolve(clock.now()));
  });
  elapsedMs = 10;
  expect(await woken).toBe(600);
  clock.stop();
});

test('recorded time never goes back, whatever the clock says', () => {
  const clock = { ...controlledClock(0, keep), now: () => 500 };
  const { stamp, startAgain } = recordedTime(clock, 900);
  expect(stamp()).toBe(900);
  clock.now = () => 1200;
  expect(stamp()).toBe(1200);
  clock.now = () => 1100;
  expect(stamp()).toBe(1200);
  // A clock that is set back while nobody is watched: what was stamped and never recorded does not hold it up.
  startAgain(1000);
  expect(stamp()).toBe(1100);
});
