import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { systemTime } from '#server/elapsed.ts';
import type { Recorded } from '#shared/events.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { connected, follow, listen, openSocket } from '../test-socket.ts';
import { CALM, giveDose, openVisit, recordSet, send } from '../visit.ts';

let server: TestServer;
afterEach(() => server.stop());

async function dosed(): Promise<string> {
  const now = () => server.house.clock.now();
  const { sessionId } = await openVisit(server.nurse, {}, null, now());
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(server.nurse, sessionId, recordSet(now(), CALM));
  const given = await send(server.nurse, sessionId, giveDose(now()));
  expect(given.body.ok).toBe(true);
  return sessionId;
}

test('[L-11] an alert nobody acknowledges climbs by itself when its time has come, without being asked', async () => {
  server = await startTestServer({ config: { clock: { kind: 'scaled', startAtMs: null, rate: 60 } } });
  const sessionId = await dosed();
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  const live = listen(socket, 'sessionEvents');
  await follow(socket, { what: 'session', sessionId, afterSeq: 0 });
  const high = recordSet(server.house.clock.now(), { systolicMmHg: 190, diastolicMmHg: 100 });
  expect((await send(server.nurse, sessionId, high)).body.ok).toBe(true);
  const isTold = ({ event }: Recorded) => event.type === 'Announced' && event.body.step === 'prescriberTold';
  const heard = await live.until((messages) => messages.some(({ events }) => events.some(isTold)));
  const told = heard.flatMap(({ events }) => events).find(isTold);
  const raised = heard.flatMap(({ events }) => events).find(({ event }) => event.type === 'Announced');
  const waitedMs = (told?.recordedAtMs ?? 0) - (raised?.recordedAtMs ?? 0);
  expect(waitedMs).toBeGreaterThan(120_000);
  socket.close();
});

test('a wall clock that is set is recorded by the clinic and moves no session; it is taken over when none is open', async () => {
  let setByMs = 0;
  const time = { ...systemTime, wallMs: () => Date.now() + setByMs };
  server = await startTestServer({ config: { clock: { kind: 'real' } }, surroundings: { time } });
  const sessionId = await dosed();
  const stepped = new Promise<number>((resolve) => {
    server.house.log.onAppended((appended) => {
      for (const { events } of appended)
        for (const { event } of events) if (event.type === 'ClockStepped') resolve(event.body.byMs);
    });
  });
  setByMs = 3_600_000;
  expect(Math.round((await stepped) / 60_000)).toBe(60);
  expect(server.house.clock.now()).toBeLessThan(Date.now() + 60_000);
  // Nobody is locked out by it either: her last touch is no longer ago than before.
  const left = await send(server.nurse, sessionId, {
    type: 'LeaveAgainstAdvice',
    body: {
      prescriberTold: true,
      risksExplained: true,
      formSigned: true,
      transport: null,
      witnessedBy: null,
      leftAtMs: server.house.clock.now(),
      reason: randomUUID(),
    },
  });
  expect(left.body.ok).toBe(true);
  await expect
    .poll(() => server.house.clock.now() - Date.now(), { timeout: 20_000 })
    .toBeGreaterThan(3_500_000);
});
