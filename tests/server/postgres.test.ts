import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import { type PostgresServer, startPostgres } from './log/postgres-server.ts';
import { MIN, signIn, startTestServer, TEN, temporaryFolder } from './test-server.ts';
import { CALM, giveDose, openVisit, readings, recordSet, send, view } from './visit.ts';

let postgres: PostgresServer;
const folder = temporaryFolder();
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  folder.remove();
});

test('the whole server works on PostgreSQL and finds everything again after a restart', async () => {
  const options = { dataFolder: folder.path, config: { databaseUrl: await postgres.emptyDatabaseUrl() } };
  const first = await startTestServer(options);
  const { sessionId } = await openVisit(first.nurse);
  await send(first.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(first.nurse, sessionId, recordSet(TEN, CALM));
  await send(first.nurse, sessionId, giveDose(TEN));
  const { deviceId, caller: device } = await first.device();
  await first.nurse.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
  await first.setClock(TEN + 10 * MIN);
  const high = {
    readingId: randomUUID(),
    takenAt: new Date(TEN + 10 * MIN).toISOString(),
    heartRateBpm: 135,
  };
  expect((await device.post<ReadingAnswer>('/api/v1/readings', high)).body).toMatchObject({
    status: 'recorded',
  });
  expect((await device.post<ReadingAnswer>('/api/v1/readings', high)).body).toMatchObject({
    status: 'duplicate',
  });
  await first.setClock(TEN + 30 * MIN);
  const before = await view(first.nurse, sessionId);
  expect(before.judgement.alerts.open[0]).toMatchObject({ severity: 'critical' });
  await first.stop();

  const again = await startTestServer(options);
  const nurse = await signIn(again.url, 'Nora Keller');
  expect(await view(nurse, sessionId)).toEqual(before);
  expect(await readings(nurse, sessionId)).toHaveLength(2);
  await again.stop();
});
