import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffInfo } from '#shared/wire/people.ts';
import { type Caller, PASSPHRASE, startTestServer, type TestServer } from '../test-server.ts';
import { connected, openSocket, type StaffSocket } from '../test-socket.ts';

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin', 'Ada Brunner');
});
afterAll(() => server.stop());

const body = () => ({ commandId: randomUUID(), reason: 'as the test asks' });
async function idOf(name: string): Promise<string> {
  const { staff } = (await admin.get<{ staff: StaffInfo[] }>('/api/v1/staff')).body;
  return staff.find((person) => person.name === name)?.staffId ?? '';
}
/** Resolves when the server has cut this screen off. */
const cut = (socket: StaffSocket) => new Promise((resolve) => socket.once('disconnect', resolve));

test.each([
  ['is disabled', (id: string) => admin.post(`/api/v1/staff/${id}/disable`, body())],
  ['is reset', (id: string) => admin.post(`/api/v1/staff/${id}/reset`, body())],
  ['is signed out by an admin', (id: string) => admin.post(`/api/v1/staff/${id}/sign-out`, body())],
  ['loses their role', (id: string) => admin.put(`/api/v1/staff/${id}/role`, { ...body(), role: 'admin' })],
])('[A-17] when somebody %s, their open screens are cut', async (how, takeAway) => {
  const name = `Lea who ${how}`;
  const lea = await server.as('nurse', name);
  const screens = await Promise.all(
    [lea, lea].map(({ cookie }) => connected(openSocket(server.url, cookie))),
  );
  const other = await connected(openSocket(server.url, server.nurse.cookie));
  const gone = screens.map(cut);
  const id = await idOf(name);
  expect((await takeAway(id)).status).toBe(200);
  await Promise.all(gone);
  expect(other.connected).toBe(true);
  other.close();
});

test('[A-12] signing out everywhere cuts every screen of the person, on whichever station', async () => {
  const here = await server.as('nurse', 'Mia Rand');
  const there = await server.nobody.post('/api/v1/sign-in', { name: 'Mia Rand', passphrase: PASSPHRASE });
  const thereCookie = (there.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const screens = await Promise.all(
    [here.cookie, thereCookie].map((cookie) => connected(openSocket(server.url, cookie))),
  );
  const gone = screens.map(cut);
  const wrong = await here.post('/api/v1/me/sign-out-everywhere', { passphrase: 'not mine at all, really' });
  expect(wrong.status).toBe(403);
  expect((await here.post('/api/v1/me/sign-out-everywhere', { passphrase: PASSPHRASE })).status).toBe(204);
  await Promise.all(gone);
  expect((await here.get('/api/v1/me')).status).toBe(401);
});

test('[A-12] a new passphrase cuts the screens of every other sign-in and leaves this one', async () => {
  const here = await server.as('nurse', 'Zoe Hall');
  const there = await server.nobody.post('/api/v1/sign-in', { name: 'Zoe Hall', passphrase: PASSPHRASE });
  const thereCookie = (there.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const stays = await connected(openSocket(server.url, here.cookie));
  const goes = await connected(openSocket(server.url, thereCookie));
  const gone = cut(goes);
  const next = 'grey dogs swim in november';
  expect((await here.put('/api/v1/me/passphrase', { current: PASSPHRASE, next })).status).toBe(200);
  await gone;
  expect(stays.connected).toBe(true);
  stays.close();
});
