import { describe, expect, test } from 'vitest';
import { openBudgets, placeOf } from '#server/people/tries/budgets.ts';
import { openHashWork } from '#server/people/tries/hash-work.ts';
import { openLanes } from '#server/people/tries/lanes.ts';

describe('a lane of failures in a row', () => {
  test('lets four mistakes pass, then waits a second, and twice as long each time up to a minute', () => {
    const lanes = openLanes();
    const waits = Array.from({ length: 12 }, () => {
      lanes.failed('nora', 0);
      return lanes.waitMs('nora', 0) / 1000;
    });
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('is open again to the millisecond when the wait is over', () => {
    const lanes = openLanes();
    for (let i = 0; i < 5; i += 1) lanes.failed('nora', 1000);
    expect([lanes.waitMs('nora', 1999), lanes.waitMs('nora', 2000)]).toEqual([1, 0]);
  });

  test('closes at the hundredth, whatever the time, and opens when somebody passed', () => {
    const lanes = openLanes();
    for (let i = 0; i < 99; i += 1) lanes.failed('nora', 0);
    expect(lanes.waitMs('nora', 60_000)).toBe(0);
    lanes.failed('nora', 0);
    expect(lanes.waitMs('nora', 1e12)).toBe(Number.POSITIVE_INFINITY);
    lanes.passed('nora');
    expect(lanes.waitMs('nora', 0)).toBe(0);
  });

  test('is its own: others do not wait with it', () => {
    const lanes = openLanes();
    for (let i = 0; i < 50; i += 1) lanes.failed('nora', 0);
    expect(lanes.waitMs('sam', 0)).toBe(0);
  });
});

describe('the budget of an address', () => {
  test('is fifty failures at once, and one more every three seconds', () => {
    const budgets = openBudgets();
    for (let i = 0; i < 49; i += 1) budgets.failed('10.0.0.7', 0);
    expect(budgets.waitMs('10.0.0.7', 0)).toBe(0);
    budgets.failed('10.0.0.7', 0);
    expect([budgets.waitMs('10.0.0.7', 0), budgets.waitMs('10.0.0.7', 3000)]).toEqual([3000, 0]);
    expect(budgets.waitMs('10.0.0.8', 0)).toBe(0);
  });

  test.each([
    ['10.0.0.7', '10.0.0.7'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});

describe('the queue of everything that hashes', () => {
  /** A task that runs until it is let go. */
  function task() {
    let letGo = () => {};
    const done = new Promise<string>((resolve) => {
      letGo = () => resolve('done');
    });
    let started = false;
    const run = () => {
      started = true;
      return done;
    };
    return { run, letGo: () => letGo(), started: () => started };
  }
  const here = { address: '10.0.0.7' };

  test('runs one stranger and one known at once, or two known, and no third', () => {
    const work = openHashWork();
    const [stranger, second, known, third] = [task(), task(), task(), task()];
    void work.run(here, stranger.run);
    void work.run(here, second.run);
    void work.run('known', known.run);
    void work.run('known', third.run);
    expect([stranger, second, known, third].map(({ started }) => started())).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('those who are known go before strangers who wait longer', async () => {
    const work = openHashWork();
    const [first, second] = [task(), task()];
    const order: string[] = [];
    const says = (who: string) => async () => {
      order.push(who);
      return who;
    };
    void work.run('known', first.run);
    void work.run('known', second.run);
    const waiting = [work.run(here, says('stranger')), work.run('known', says('known'))];
    first.letGo();
    await Promise.all(waiting);
    expect(order).toEqual(['known', 'stranger']);
  });

  test('turns strangers away when sixteen wait, and from one address when four wait', async () => {
    const work = openHashWork();
    void work.run(here, task().run);
    for (let i = 0; i < 4; i += 1) void work.run(here, task().run);
    expect(await work.run(here, task().run)).toBeNull();
    for (let i = 0; i < 12; i += 1) void work.run({ address: `10.0.1.${i}` }, task().run);
    expect(await work.run({ address: '10.0.2.1' }, task().run)).toBeNull();
  });

  test('a task that fails gives its place to the next and its failure to whoever asked', async () => {
    const work = openHashWork();
    const failing = work.run(here, () => Promise.reject(new Error('no memory')));
    const next = work.run(here, () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no memory');
    expect(await next).toBe('done');
  });
});
