import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NoiseReport } from '#shared/wire/noise.ts';
import { storeSessions } from '../helpers/stored-sessions.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let firstDay = '';
beforeAll(async () => {
  server = await startTestServer();
  const { endMs } = await storeSessions(server.house, { sessions: 40 });
  await server.setClock(endMs + 60_000);
  // Thirty sessions fill the first day, ten the second.
  firstDay = new Date(endMs - 24 * 3_600_000).toISOString().slice(0, 10);
}, 60_000);
afterAll(() => server.stop());

const asked = (from: string, to: string) =>
  server.nurse.get<NoiseReport & { detail: string; pointer: string }>(`/api/v1/noise?from=${from}&to=${to}`);
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 24 * 3_600_000).toISOString().slice(0, 10);

test('a report counts the sessions dosed on its days, both ends among them [NOISE]', async () => {
  const { body: first } = await asked(firstDay, firstDay);
  const { body: second } = await asked(dayAfter(firstDay, 1), dayAfter(firstDay, 1));
  const { body: both } = await asked(firstDay, dayAfter(firstDay, 1));
  const { body: none } = await asked(dayAfter(firstDay, 2), dayAfter(firstDay, 9));
  expect([first.sessions, second.sessions, both.sessions, none.sessions]).toEqual([30, 10, 40, 0]);
  expect(both.alarms).toBe(first.alarms + second.alarms);
  expect(both.patientHours).toBeCloseTo(first.patientHours + second.patientHours);
  expect(both.alarms).toBeGreaterThan(0);
});

test('asked again, from the lines that were kept, it says the same', async () => {
  const once = await asked(firstDay, dayAfter(firstDay, 1));
  const again = await asked(firstDay, dayAfter(firstDay, 1));
  expect(again.body).toEqual(once.body);
});

test.each([
  ['the wrong way round', '2026-03-05', '2026-03-04', 422, '/to'],
  ['of more days than a quarter has', '2026-01-01', '2026-06-01', 422, '/to'],
  ['of a day no calendar has', '2026-02-30', '2026-03-01', 400, '/from'],
])('days %s are refused', async (_, from, to, status, pointer) => {
  const answer = await asked(from, to);
  expect([answer.status, answer.body.pointer]).toEqual([status, pointer]);
});
