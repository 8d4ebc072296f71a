import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, unannouncedSteps } from '#shared/clinical/judge.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { Recorded } from '#shared/events.ts';
import { foldAll } from '#shared/session.ts';
import { AUDIO_PAUSE_MS } from '#shared/wire/stations.ts';
import { startTestServer, temporaryFolder } from '../test-server.ts';
import { CALM, giveDose, openVisit, recordSet, send } from '../visit.ts';
import { beginNight, type Night } from './made-up-night.ts';

const START = Date.UTC(2026, 2, 2, 10, 0);
const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UNANNOUNCED_AT_MOST_MS = 3 * SECOND;
const LOST_WITHIN_MS = 15 * SECOND;
/** Timers count whole milliseconds. */
const A_TICK_MS = 2;
/** Each stands alone in a room of its own name. */
const STATIONS = [randomUUID(), randomUUID()];

type Move = { afterMs: number } & (
  | { what: 'set'; vitals: Record<string, number> }
  | { what: 'byHand'; severity: 'warning' | 'critical' }
  | { what: 'acknowledge' | 'close' | 'endSilence'; nth: number }
  | { what: 'silence'; nth: number; promise: (typeof PROMISES)[number] }
  | { what: 'pause' | 'lose'; station: string }
  | { what: 'setClock'; byMs: number }
  | { what: 'restart'; downMs: number; setByMs: number }
);

const PROMISES = [
  { duty: 'recheck', minutes: 3 },
  { duty: 'prescriberCalled', minutes: 15 },
  { duty: 'expected', minutes: 30 },
] as const;

const afterMs = fc.oneof(fc.integer({ min: 0, max: 30 * SECOND }), fc.integer({ min: 0, max: 8 * MINUTE }));
const stepMs = fc.oneof(
  fc.integer({ min: -2 * HOUR, max: 2 * HOUR }),
  fc.integer({ min: -3 * MINUTE, max: 3 * MINUTE }),
);
const vitals = fc.oneof(
  fc.integer({ min: 100, max: 200 }).map((systolicMmHg) => ({ systolicMmHg, diastolicMmHg: 80 })),
  fc.record({ spo2Percent: fc.integer({ min: 84, max: 99 }) }),
  fc.record({ heartRateBpm: fc.integer({ min: 40, max: 145 }) }),
);
const move = <T extends Record<string, fc.Arbitrary<unknown>>>(weight: number, fields: T) => ({
  weight,
  arbitrary: fc.record({ afterMs, ...fields }),
});
const nth = fc.nat({ max: 3 });
const station = fc.constantFrom(...STATIONS);
const anything = fc.array(
  fc.oneof(
    move(8, { what: fc.constant('set' as const), vitals }),
    move(2, { what: fc.constant('byHand' as const), severity: fc.constantFrom('warning', 'critical') }),
    move(3, { what: fc.constantFrom('acknowledge', 'close', 'endSilence'), nth }),
    move(5, { what: fc.constant('silence' as const), nth, promise: fc.constantFrom(...PROMISES) }),
    move(5, { what: fc.constant('pause' as const), station }),
    move(2, { what: fc.constant('lose' as const), station }),
    move(3, { what: fc.constant('setClock' as const), byMs: stepMs }),
    move(3, {
      what: fc.constant('restart' as const),
      downMs: fc.integer({ min: 0, max: 20 * MINUTE }),
      setByMs: fc.oneof(fc.constant(0), stepMs),
    }),
  ) as fc.Arbitrary<Move>,
  { minLength: 4, maxLength: 16 },
);
/** Every night has at least one critical, somewhere: one without any would show nothing. */
const moves = fc
  .record({ list: anything, at: fc.nat({ max: 16 }), afterMs })
  .map(({ list, at, afterMs }): Move[] =>
    list.toSpliced(at, 0, { what: 'byHand', severity: 'critical', afterMs }),
  );

/** What was promised to end, by the time that the house has been open: no clock that is set moves that. */
interface Promised {
  silences: Map<string, number>;
  pauses: Map<string, number>;
  lost: Map<string, number>;
  /** Recorded time at each opening of the house. */
  openings: number[];
}

async function live(night: Night, list: readonly Move[]): Promise<Promised> {
  const promised: Promised = { silences: new Map(), pauses: new Map(), lost: new Map(), openings: [] };
  promised.openings.push(night.rooms().house.stamp());
  for (const each of list) {
    await passWatching(night, each.afterMs, promised);
    await act(night, each, promised);
    watch(night, promised);
  }
  // Longer than any silence may last.
  await passWatching(night, 31 * MINUTE, promised);
  return promised;
}

/** Time passes as it does while the house is open: the patients' goes on with it, and whatever is due comes. */
async function passWatching(night: Night, ms: number, promised: Promised): Promise<void> {
  let leftMs = ms;
  while (leftMs > 0) {
    const stepMs = Math.min(leftMs, MINUTE, untilNextEnd(night, promised));
    const before = night.rooms().house.stamp();
    await night.pass(stepMs);
    expect(night.rooms().house.stamp() - before, 'clinical time that stands still').toBeGreaterThanOrEqual(
      stepMs - 1,
    );
    watch(night, promised);
    leftMs -= stepMs;
  }
}

/** How long until the next thing that was promised is to end, or to be told: that very moment is looked at. */
function untilNextEnd(night: Night, { silences, pauses, lost }: Promised): number {
  const ends = [...silences.values(), ...pauses.values()].map((endMs) => endMs + A_TICK_MS);
  const tellings = [...lost.values()].map((atMs) => atMs + LOST_WITHIN_MS);
  const ahead = [...ends, ...tellings].map((atMs) => atMs - night.upMs()).filter((ms) => ms > 0);
  return Math.min(...ahead);
}

/** What must hold at every moment. */
function watch(night: Night, { silences, pauses, lost }: Promised): void {
  const nowMs = night.rooms().house.stamp();
  const upMs = night.upMs();
  const owed = unannouncedSteps(night.session(), nowMs).filter(
    ({ atMs }) => nowMs - atMs > UNANNOUNCED_AT_MOST_MS,
  );
  expect(owed).toEqual([]);
  for (const { episodeId, severity, silenced } of judge(night.session(), nowMs).alerts.open) {
    if (silenced === null) continue;
    expect(severity).not.toBe('critical');
    expect(silenced.untilMs).toBeGreaterThan(nowMs);
    expect(silences.get(episodeId), 'the end of a silence').toBeGreaterThan(upMs - A_TICK_MS);
  }
  for (const stationId of STATIONS)
    if (night.rooms().pauses.of(stationId) !== null)
      expect(pauses.get(stationId), 'the end of a pause').toBeGreaterThan(upMs - A_TICK_MS);
  const told = night.rooms().vigil.watching();
  for (const [stationId, atMs] of lost)
    if (upMs - atMs >= LOST_WITHIN_MS) {
      expect(told.lost.map(({ room }) => room)).toContain(stationId);
      expect(told.silentRooms.map(({ room }) => room)).toContain(stationId);
    }
}

async function act(night: Night, each: Move, promised: Promised): Promise<void> {
  const nowMs = night.rooms().house.stamp();
  const { open, latched } = judge(night.session(), nowMs).alerts;
  const alerts = [...open, ...latched];
  const alert = 'nth' in each ? alerts[each.nth % Math.max(1, alerts.length)] : undefined;
  switch (each.what) {
    case 'set':
      return asked(night, rechecked(recordSet(nowMs, each.vitals)));
    case 'byHand':
      return asked(night, {
        type: 'RaiseAlert',
        body: { alertId: randomUUID(), severity: each.severity, text: 'pale' },
      });
    case 'acknowledge':
      if (alert) await night.ask({ type: 'AcknowledgeAlert', body: { episodeId: alert.episodeId } });
      return;
    case 'close':
      if (alert) await night.ask({ type: 'CloseAlert', body: { episodeId: alert.episodeId, note: 'seen' } });
      return;
    case 'endSilence':
      if (alert) await night.ask({ type: 'EndSilence', body: { episodeId: alert.episodeId } });
      return;
    case 'silence': {
      if (alert === undefined) return;
      const { episodeId } = alert;
      const silenced = await night.ask({
        type: 'SilenceAlert',
        body: { episodeId, ...each.promise, note: null },
      });
      if (silenced) promised.silences.set(episodeId, night.upMs() + each.promise.minutes * MINUTE);
      return;
    }
    case 'pause':
      if (night.rooms().pauses.of(each.station) !== null) return;
      await night.pause(each.station);
      promised.pauses.set(each.station, night.upMs() + AUDIO_PAUSE_MS);
      return;
    case 'lose':
      if (promised.lost.has(each.station)) return;
      await night.lose(each.station);
      promised.lost.set(each.station, night.upMs());
      return;
    case 'setClock':
      night.setWallBy(each.byMs);
      return;
    case 'restart': {
      const { log, stamp } = night.rooms().house;
      const closedAtMs = stamp();
      const unrecordedMs = closedAtMs - (await log.lastRecordedAtMs());
      await night.closeFor(each.downMs, each.setByMs);
      // Behind a clock that was set back, the last record is all that tells how late it was.
      const forgottenMs = Math.max(0, closedAtMs - night.rooms().house.stamp());
      expect(forgottenMs).toBeLessThanOrEqual(unrecordedMs);
      for (const ends of [promised.silences, promised.pauses])
        for (const [id, endMs] of ends) ends.set(id, endMs + forgottenMs);
      // Who was cut off before has another server to come back to.
      promised.lost.clear();
      promised.openings.push(night.rooms().house.stamp());
    }
  }
}

/** Something that calls is heard at once at every station, paused or not. */
async function asked(night: Night, command: SessionCommand): Promise<void> {
  const before = night.session().alerts.steps.length;
  expect(await night.ask(command)).toBe(true);
  const calls = night
    .session()
    .alerts.steps.slice(before)
    .filter(({ step, severity }) => isCall(step) && severity !== 'notice');
  if (calls.length > 0)
    for (const stationId of STATIONS) expect(night.rooms().pauses.of(stationId)).toBeNull();
}

function rechecked(command: SessionCommand): SessionCommand {
  if (command.type !== 'RecordSet') return command;
  const values = ['systolicMmHg', 'diastolicMmHg', 'heartRateBpm', 'spo2Percent'];
  return { ...command, body: { ...command.body, rechecked: values } };
}

/** What must hold of the record of a whole night. */
function read(events: readonly Recorded[], openings: readonly number[]): { criticals: number } {
  const announced = events.flatMap(({ event, eventId, recordedAtMs }) =>
    event.type === 'Announced' ? [{ eventId, recordedAtMs, ...event.body }] : [],
  );
  expect(new Set(announced.map(({ eventId }) => eventId)).size).toBe(announced.length);
  expect(new Set(announced.map(({ stepId }) => stepId)).size).toBe(announced.length);

  const { alerts } = foldAll([...events]) ?? { alerts: { steps: [] } };
  const calls = alerts.steps.filter(({ step, severity }) => isCall(step) && severity === 'critical');
  for (const { stepId, atMs } of calls) {
    const own = announced.filter((one) => one.stepId === stepId);
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ atMs, severity: 'critical' });
  }
  for (const { recordedAtMs, atMs, late } of announced) {
    if (recordedAtMs - atMs <= UNANNOUNCED_AT_MOST_MS) continue;
    // Its time came while the house was closed: it was said at once when that opened.
    expect(openings.some((openedMs) => atMs <= openedMs && recordedAtMs - openedMs <= SECOND)).toBe(true);
    if (recordedAtMs - atMs > 5 * SECOND) expect(late).toBe(true);
  }
  for (const { event, recordedAtMs, seq } of events) {
    if (event.type !== 'AlertSilenced') continue;
    expect(event.body.untilMs - recordedAtMs).toBeLessThanOrEqual(30 * MINUTE);
    const before = foldAll(events.filter((one) => one.seq < seq));
    const silenced =
      before &&
      judge(before, recordedAtMs).alerts.open.find(({ episodeId }) => episodeId === event.body.episodeId);
    expect(silenced?.severity).toMatch(/notice|warning/);
  }
  return { criticals: calls.length };
}

function isCall(step: string): boolean {
  return step === 'raised' || step === 'worsened';
}

describe('A night of an open session', { timeout: 120_000 }, () => {
  const template = temporaryFolder();
  let sessionId: string;
  let criticals = 0;

  beforeAll(async () => {
    const time = { wallMs: () => START, monotonicMs: () => 0, uptimeMs: () => 0 };
    const server = await startTestServer({
      dataFolder: template.path,
      config: { clock: { kind: 'real' } },
      surroundings: { time },
    });
    ({ sessionId } = await openVisit(server.nurse, {}, null, START));
    await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
    await send(server.nurse, sessionId, recordSet(START, CALM));
    await send(server.nurse, sessionId, giveDose(START));
    await server.stop();
  });
  afterAll(() => template.remove());

  it('[ANNOUNCE] [SILENCE] [AUDIO-PAUSE] under random streams, restarts, clock steps and station losses no critical is unannounced for 3 s, announced twice, or silenced, and nothing is silent past its end', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        const folder = temporaryFolder();
        cpSync(template.path, folder.path, { recursive: true });
        const night = await beginNight(folder.path, sessionId, START + MINUTE);
        try {
          const { openings } = await live(night, list);
          criticals += read(await night.log(), openings).criticals;
        } finally {
          await night.close();
          folder.remove();
        }
      }),
      { numRuns: 18 },
    );
    expect(criticals).toBeGreaterThan(10);
  });
});
