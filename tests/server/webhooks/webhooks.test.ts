import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebhookInfo } from '#shared/wire/webhooks.ts';
import { type Caller, MIN, startTestServer, TEN, type TestServer, temporaryFolder } from '../test-server.ts';
import { CALM, openVisit, recordSet, send } from '../visit.ts';
import { openOutside } from './outside.ts';

const folder = temporaryFolder();
let server: TestServer;
let admin: Caller;
let outside: Awaited<ReturnType<typeof openOutside>>;
let webhookId: string;

const start = () => startTestServer({ dataFolder: folder.path, config: { webhookHosts: [outside.host] } });
const list = async (): Promise<WebhookInfo[]> =>
  (await admin.get<{ webhooks: WebhookInfo[] }>('/api/v1/webhooks')).body.webhooks;
/** What became of messages is on record a commit after they were taken. */
const toldOf = async (count: number): Promise<WebhookInfo['told']> => {
  for (;;) {
    const told = (await list()).find((one) => one.webhookId === webhookId)?.told ?? [];
    if (told.length >= count) return told;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

beforeAll(async () => {
  outside = await openOutside();
  server = await start();
  admin = await server.as('admin', 'Ada Minder');
});
afterAll(async () => {
  await server.stop();
  await outside.close();
  folder.remove();
});

test('[WEBHOOK] a place is added on a listed host only, with a secret shown once and kept sealed', async () => {
  const body = {
    commandId: randomUUID(),
    name: 'Ward pager',
    url: outside.url,
    levels: ['critical', 'everyone'],
  };
  const elsewhere = { ...body, commandId: randomUUID(), url: 'https://elsewhere.example.org/x' };
  expect(await admin.post('/api/v1/webhooks', elsewhere)).toMatchObject({
    status: 400,
    body: { pointer: '/url', detail: expect.stringContaining('is not among the hosts') },
  });
  const added = await admin.post<{ webhook: WebhookInfo; secret: string }>('/api/v1/webhooks', body);
  expect(added.status).toBe(200);
  expect(added.body.secret).toMatch(/^[\w-]{43}$/);
  ({ webhookId } = added.body.webhook);
  const again = await admin.post('/api/v1/webhooks', body);
  expect(again).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('cannot be shown again') },
  });
  const rows = await server.house.db.selectFrom('events').select('body').execute();
  expect(JSON.stringify(rows)).not.toContain(added.body.secret);
  const same = { ...body, commandId: randomUUID(), name: 'ward PAGER' };
  expect((await admin.post('/api/v1/webhooks', same)).status).toBe(409);
});

test('[WEBHOOK] only an admin sees or changes them', async () => {
  for (const somebody of [server.nurse, server.prescriber]) {
    expect((await somebody.get('/api/v1/webhooks')).status).toBe(403);
    expect(
      (await somebody.post(`/api/v1/webhooks/${webhookId}/test`, { commandId: randomUUID() })).status,
    ).toBe(403);
  }
});

test('[WEBHOOK] a test is told, once for one command, and says that nobody needs help', async () => {
  const commandId = randomUUID();
  for (const _ of [1, 2]) await admin.post(`/api/v1/webhooks/${webhookId}/test`, { commandId });
  const [message] = await outside.until(1);
  expect(JSON.parse(message?.body ?? '')).toMatchObject({
    level: 'test',
    clinic: 'Test clinic',
    text: 'This is a test. Nobody needs help.',
    at: new Date(TEN).toISOString(),
  });
  expect(await toldOf(1)).toMatchObject([{ level: 'test', told: true, tries: 1, why: '200' }]);
  expect(outside.received).toHaveLength(1);
});

test('[WEBHOOK] a critical alert is told by chair and number, without a name, and what was not chosen is not', async () => {
  const { sessionId } = await openVisit(server.nurse, { name: 'Quill, Zebedee' });
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '2' } });
  await send(server.nurse, sessionId, recordSet(TEN, CALM));
  await send(server.nurse, sessionId, recordSet(TEN, { ...CALM, spo2Percent: 84 }));
  await outside.until(3);
  const bodies = outside.received.slice(1).map(({ body }) => JSON.parse(body));
  expect(bodies.map(({ level }) => level).sort()).toEqual(['critical', 'everyone']);
  expect(bodies.find(({ level }) => level === 'critical')).toMatchObject({
    severity: 'critical',
    step: 'raised',
    chair: '2',
    sessionId,
    text: expect.stringContaining('SpO₂ 84'),
  });
  expect(outside.received.map(({ body }) => body).join()).not.toMatch(/Quill|Zebedee/);
  expect(await toldOf(3)).toHaveLength(3);
});

test('[WEBHOOK] a message that a stop cut short is sent after the restart, and one that was taken is not sent twice', async () => {
  const before = outside.received.length;
  await server.stop();
  server = await start();
  admin = await server.as('admin', 'Ada Again');
  await admin.post(`/api/v1/webhooks/${webhookId}/test`, { commandId: randomUUID() });
  await outside.until(before + 1);
  expect(outside.received.slice(before).map(({ body }) => JSON.parse(body).level)).toEqual(['test']);
});

test('[WEBHOOK] a place that is switched off is told nothing more, and stays in the list', async () => {
  const off = await admin.post<WebhookInfo>(`/api/v1/webhooks/${webhookId}/switch-off`, {
    commandId: randomUUID(),
    reason: 'a new pager',
  });
  expect(off.body).toMatchObject({ name: 'Ward pager', offAtMs: expect.any(Number) });
  const before = outside.received.length;
  const { sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '3' } });
  await send(server.nurse, sessionId, recordSet(TEN + MIN, { ...CALM, spo2Percent: 82 }));
  expect(await admin.post(`/api/v1/webhooks/${webhookId}/test`, { commandId: randomUUID() })).toMatchObject({
    status: 409,
  });
  expect(outside.received).toHaveLength(before);
  expect(await list()).toHaveLength(1);
});
