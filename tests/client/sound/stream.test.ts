import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call } from '#client/sound/calls.ts';
import type { PatternName } from '#client/sound/patterns.ts';
import { type Facts, type Loop, NOTHING_KNOWN, whatSounds } from '#client/sound/what-sounds.ts';
import { type Severity, severityRank } from '#shared/vocabulary.ts';

/**
 * A station under random streams of announcements, acknowledgements, pauses and sleeps, on a clock of its own. The server
 * is a list of open alerts; the loudspeaker is a list of bursts that the station's loops and shots come to.
 */
const LATEST_MS = 3000;
const LOOK_EVERY_MS = 1000;
const PAUSE_MS = 120_000;

type Act =
  | { do: 'announce'; alert: number; severity: Severity }
  | { do: 'acknowledge' | 'end'; alert: number }
  | { do: 'pause' | 'sleep' | 'load' }
  | { do: 'wake'; caughtUpAfterMs: number }
  | { do: 'wait'; ms: number };

const alert = fc.integer({ min: 0, max: 3 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('announce' as const),
      alert,
      severity: fc.constantFrom('notice' as const, 'warning' as const, 'critical' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('acknowledge' as const, 'end' as const), alert }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'sleep' as const, 'load' as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wake' as const),
      caughtUpAfterMs: fc.integer({ min: 0, max: 2000 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 40_000 }) }),
  },
);

interface Burst {
  atMs: number;
  pattern: PatternName;
  again: boolean;
  /** What called, unseen, when it began. */
  calling: readonly Call[];
  paused: boolean;
  asleep: boolean;
}

/** Something medium or high that a station could hear of at `atMs`, and when it was over or seen; null: it never was. */
interface News {
  atMs: number;
  severity: Severity;
  goneMs: number | null;
  about: string;
}

function play(acts: readonly Act[]): { bursts: Burst[]; news: News[] } {
  let nowMs = 0;
  let memory = NOTHING_KNOWN;
  let link: Facts['link'] = 'current';
  let pausedUntilMs = 0;
  /** As the server has it: whatever is new ended the pause there, and a page that is loaded is told so. */
  let serverPausedUntilMs = 0;
  let loop: { loop: Loop; nextMs: number } | null = null;
  const open = new Map<number, Call>();
  const bursts: Burst[] = [];
  const news: News[] = [];
  /** Announced while nobody was awake here: due once the station has caught up. */
  let unheard: News[] = [];

  const calling = () => [...open.values()];
  function look(): void {
    const facts: Facts = {
      link,
      slept: false,
      calls: calling(),
      patientsHere: true,
      blocked: false,
      paused: nowMs < pausedUntilMs,
      elsewhere: false,
    };
    const sounding = whatSounds(memory, facts);
    memory = sounding.memory;
    if (sounding.endsPause) pausedUntilMs = 0;
    const same = loop?.loop.pattern === sounding.loop?.pattern && !sounding.restart;
    if (sounding.loop === null) loop = null;
    else if (!same || loop === null) loop = { loop: sounding.loop, nextMs: nowMs };
    if (sounding.shot !== null) burst(nowMs, sounding.shot, false);
    sound();
  }
  function sound(): void {
    for (; loop !== null && loop.nextMs <= nowMs; loop.nextMs += loop.loop.everyMs)
      burst(loop.nextMs, loop.loop.pattern, true);
  }
  function burst(atMs: number, pattern: PatternName, again: boolean): void {
    const paused = atMs < pausedUntilMs;
    bursts.push({ atMs, pattern, again, calling: calling(), paused, asleep: link !== 'current' });
  }
  function pass(ms: number): void {
    for (const endMs = nowMs + ms; nowMs < endMs; ) {
      nowMs = Math.min(endMs, nowMs + LOOK_EVERY_MS);
      // A page that sleeps looks at nothing; its loudspeaker was silenced when it fell asleep.
      if (link === 'current') {
        sound();
        look();
      }
    }
  }
  function gone(number: number): void {
    const about = open.get(number)?.about;
    for (const item of news) if (item.about === about) item.goneMs ??= nowMs;
    unheard = unheard.filter((item) => item.about !== about);
    open.delete(number);
  }

  for (const one of acts) {
    switch (one.do) {
      case 'announce': {
        const before = open.get(one.alert);
        if (before !== undefined && severityRank(one.severity) < severityRank(before.severity)) break;
        gone(one.alert);
        const about = `alert ${one.alert}`;
        const once = one.severity === 'notice';
        nowMs += 1;
        open.set(one.alert, { about, severity: one.severity, sinceMs: nowMs, once, chairId: null });
        if (once) break;
        serverPausedUntilMs = 0;
        const item: News = { atMs: nowMs, severity: one.severity, goneMs: null, about };
        if (link === 'current') news.push(item);
        else unheard.push(item);
        break;
      }
      case 'acknowledge':
      case 'end':
        gone(one.alert);
        break;
      case 'pause':
        if (link !== 'current') break;
        pausedUntilMs = nowMs + PAUSE_MS;
        serverPausedUntilMs = pausedUntilMs;
        break;
      case 'load':
        memory = NOTHING_KNOWN;
        pausedUntilMs = serverPausedUntilMs;
        loop = null;
        break;
      case 'sleep':
        link = 'waking';
        break;
      case 'wake':
        if (link === 'current') break;
        nowMs += one.caughtUpAfterMs;
        link = 'current';
        news.push(...unheard.map((item) => ({ ...item, atMs: nowMs })));
        unheard = [];
        break;
      case 'wait':
        pass(one.ms);
        continue;
    }
    look();
  }
  if (link === 'current') pass(LATEST_MS);
  return { bursts, news };
}

const streams = fc.array(act, { minLength: 1, maxLength: 40 });

const RANK: Record<PatternName, number> = { high: 2, medium: 1, low: 0 };
const worstRank = (calls: readonly Call[]) =>
  Math.max(...calls.map(({ severity }) => severityRank(severity)));

test('[SOUND] nothing new and unseen stays silent for longer than three seconds of a station that is awake', () => {
  fc.assert(
    fc.property(streams, (acts) => {
      const { bursts, news } = play(acts);
      for (const { atMs, severity, goneMs, about } of news) {
        if (goneMs !== null && goneMs - atMs <= LATEST_MS) continue;
        const heard = bursts.some(
          (burst) =>
            burst.atMs >= atMs &&
            burst.atMs <= atMs + LATEST_MS &&
            RANK[burst.pattern] >= severityRank(severity),
        );
        expect(heard, `${about}, ${severity}, new at ${atMs} ms`).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('[SOUND] what sounds is open and unseen and the worst of it, and nothing sounds asleep or paused', () => {
  fc.assert(
    fc.property(streams, (acts) => {
      for (const { atMs, pattern, again, calling, paused, asleep } of play(acts).bursts) {
        const where = `${pattern} at ${atMs} ms`;
        expect([calling.length > 0, paused, asleep], where).toEqual([true, false, false]);
        expect(RANK[pattern], where).toBe(worstRank(calling));
        expect(again, where).toBe(pattern !== 'low');
      }
    }),
    { numRuns: 1000 },
  );
});

test('a stream of this kind does reach every state: the two above are not true of silence alone', () => {
  const seen = { high: 0, medium: 0, low: 0, pauses: 0, wakes: 0 };
  fc.assert(
    fc.property(streams, (acts) => {
      for (const { pattern } of play(acts).bursts) seen[pattern] += 1;
      seen.pauses += acts.filter((one) => one.do === 'pause').length;
      seen.wakes += acts.filter((one) => one.do === 'wake').length;
    }),
    { numRuns: 1000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
});
