import { expect, test } from 'vitest';
import { elapsedTime } from '#server/elapsed.ts';

function madeUpTime() {
  const at = { wall: 1_000_000, monotonic: 500, uptime: 9000 };
  return {
    sources: { wallMs: () => at.wall, monotonicMs: () => at.monotonic, uptimeMs: () => at.uptime },
    pass: (ms: number) => {
      at.wall += ms;
      at.monotonic += ms;
      at.uptime += ms;
    },
    setWallBy: (ms: number) => {
      at.wall += ms;
    },
    suspendFor: (ms: number) => {
      at.wall += ms;
      at.uptime += ms;
    },
  };
}

test.each([3_600_000, -3_600_000, 86_400_000])(
  'a wall clock set by %i ms is noticed once and moves no duration',
  (step) => {
    const time = madeUpTime();
    const elapsed = elapsedTime(time.sources);
    time.pass(1000);
    time.setWallBy(step);
    expect(elapsed.check()).toEqual({ steppedByMs: step });
    expect(elapsed.elapsedMs()).toBe(1000);
    time.pass(1000);
    expect(elapsed.check()).toEqual({ steppedByMs: 0 });
    expect(elapsed.originAtMs() + elapsed.elapsedMs()).toBe(1_002_000);
  },
);

test('a clock that is set and set back is noticed twice', () => {
  const time = madeUpTime();
  const elapsed = elapsedTime(time.sources);
  time.setWallBy(3_600_000);
  expect(elapsed.check().steppedByMs).toBe(3_600_000);
  time.setWallBy(-3_600_000);
  expect(elapsed.check().steppedByMs).toBe(-3_600_000);
});

test('time the machine slept through counts as elapsed and is no step', () => {
  const time = madeUpTime();
  const elapsed = elapsedTime(time.sources);
  time.pass(1000);
  time.suspendFor(600_000);
  expect(elapsed.check()).toEqual({ steppedByMs: 0 });
  expect(elapsed.elapsedMs()).toBe(601_000);
});

test('drift below a second is not an event', () => {
  const time = madeUpTime();
  const elapsed = elapsedTime(time.sources);
  time.setWallBy(999);
  expect(elapsed.check()).toEqual({ steppedByMs: 0 });
});

test('taking over the wall clock brings both together', () => {
  const time = madeUpTime();
  const elapsed = elapsedTime(time.sources);
  time.setWallBy(-50_000);
  elapsed.check();
  elapsed.adoptWallClock();
  expect(elapsed.originAtMs() + elapsed.elapsedMs()).toBe(time.sources.wallMs());
  expect(elapsed.check()).toEqual({ steppedByMs: 0 });
});

test('a wall clock that stands before the last record at the start holds no time up, and is noticed', () => {
  const time = madeUpTime();
  const elapsed = elapsedTime(time.sources, 1_000_000 + 3_600_000);
  time.pass(1000);
  expect(elapsed.originAtMs() + elapsed.elapsedMs()).toBe(1_000_000 + 3_601_000);
  expect(elapsed.check()).toEqual({ steppedByMs: -3_600_000 });
});
