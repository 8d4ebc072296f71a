import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundClinic } from '#server/clinic/clinic.ts';
import { addDevice as addDeviceThere } from '#server/devices/credentials.ts';
import { AT_THE_MACHINE } from '#server/house-command.ts';
import { sha256 } from '#server/ids.ts';
import type { SessionEvent } from '#shared/events.ts';
import { type Caller, startTestServer, type TestServer } from '../test-server.ts';
import { connected, follow, listen, openSocket } from '../test-socket.ts';
import { addDevice, deviceInfo, rename, revoke, rotate, withToken } from './admin.ts';
import { bind, postOne, reading, watched } from './watched.ts';

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer({ config: { chairs: 60 } });
  admin = await server.as('admin', 'Ada Minder');
});
afterAll(() => server.stop());

const now = () => server.house.clock.now();
const recordOf = async (deviceId: string) =>
  (await server.house.log.read(server.house.clinicId, deviceId, 0)).map(({ event, actor }) => [
    event.type,
    actor.kind === 'staff' ? actor.name : actor.kind,
  ]);
const post = async (device: Caller) => (await device.post('/api/v1/readings', reading(server))).status;

test('an added device posts with the token of the answer, and only the hash of the token is kept', async () => {
  const { status, body } = await addDevice(admin, 'Monitor 1');
  expect([status, body.token]).toEqual([200, expect.stringMatching(/^afterdose_[\w-]{43}$/)]);
  expect(await post(withToken(server, body.token))).toBe(200);
  expect(await recordOf(body.deviceId)).toEqual([
    ['DeviceAdded', 'Ada Minder'],
    ['DeviceTokenIssued', 'Ada Minder'],
    ['ReadingWaiting', 'device'],
  ]);
  const kept = await server.house.db.selectFrom('device_tokens').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(body.token);
  expect(kept).toContainEqual(expect.objectContaining({ token_hash: sha256(body.token) }));
  expect(await deviceInfo(server.nurse, body.deviceId)).toMatchObject({
    name: 'Monitor 1',
    tokenIssuedAtMs: now(),
    revokedAtMs: null,
    sessionId: null,
    chairId: null,
  });
});

test('a name belongs to one device in use, whatever its case; a revoked one leaves its name free', async () => {
  const { deviceId } = (await addDevice(admin, 'Cuff A')).body;
  const second = await addDevice(admin, 'cuff  A');
  expect([second.status, second.body]).toEqual([
    409,
    expect.objectContaining({ type: 'urn:afterdose:problem:same-name', pointer: '/name' }),
  ]);
  await revoke(admin, deviceId);
  const third = await addDevice(admin, 'Cuff A');
  expect(third.status).toBe(200);
  expect((await rotate(admin, deviceId)).status).toBe(409);
  expect((await rename(admin, deviceId, 'Cuff A, the old one')).status).toBe(200);
  expect((await rotate(admin, deviceId)).status).toBe(200);
});

test('of two administrators who add one name at once, one does', async () => {
  const answers = await Promise.all([addDevice(admin, 'Twin'), addDevice(admin, 'Twin')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a rotated token is dead at once, the new one posts, and the binding stays', async () => {
  const { device, deviceId, sessionId } = await watched(server);
  const { body } = await rotate(admin, deviceId);
  expect(await post(device)).toBe(401);
  expect(await postOne(withToken(server, body.token), reading(server))).toMatchObject({
    status: 'recorded',
    sessionId,
  });
  expect(await deviceInfo(server.nurse, deviceId)).toMatchObject({ sessionId, tokenIssuedAtMs: now() });
  expect((await recordOf(deviceId)).at(-1)).toEqual(['DeviceTokenIssued', 'Ada Minder']);
});

test('a revoked device posts nothing more, and its session knows that it is watched no longer', async () => {
  const { device, deviceId, sessionId } = await watched(server);
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  await follow(socket, { what: 'session', sessionId, afterSeq: 0 });
  const live = listen(socket, 'sessionEvents');
  const revoked = await revoke(admin, deviceId);
  expect(revoked.body).toMatchObject({ sessionId: null, revokedAtMs: now() });
  expect(await post(device)).toBe(401);
  const heard = await live.until((messages) => messages.length > 0);
  const [unbound] = heard.flatMap(({ events }) => events);
  expect(unbound?.event).toEqual({ type: 'DeviceUnbound', body: { deviceId } } satisfies SessionEvent);
  expect((await recordOf(deviceId)).at(-1)).toEqual(['DeviceRevoked', 'Ada Minder']);
  expect((await bind(server, deviceId, sessionId)).status).toBe(404);
  socket.close();
});

test('a new token takes a revoked device back into use, bound to nobody; its old tokens stay dead', async () => {
  const { device, deviceId } = await watched(server);
  await revoke(admin, deviceId);
  const { body } = await rotate(admin, deviceId);
  expect(await post(device)).toBe(401);
  expect(await postOne(withToken(server, body.token), reading(server))).toMatchObject({ status: 'waiting' });
  expect(await deviceInfo(admin, deviceId)).toMatchObject({ revokedAtMs: null, sessionId: null });
});

test('a repeated wish for a token issues no second one: it says that it was done, and what to do', async () => {
  const commandId = randomUUID();
  const { body } = await addDevice(admin, 'Answer lost', commandId);
  const again = await addDevice(admin, 'Answer lost', commandId);
  expect([again.status, again.body]).toEqual([
    409,
    expect.objectContaining({ type: 'urn:afterdose:problem:already-done' }),
  ]);
  expect(again.body.detail).toContain('give the device a new one');
  const rotation = randomUUID();
  const rotated = await rotate(admin, body.deviceId, rotation);
  expect((await rotate(admin, body.deviceId, rotation)).status).toBe(409);
  expect(await post(withToken(server, rotated.body.token))).toBe(200);
  expect((await recordOf(body.deviceId)).filter(([type]) => type === 'DeviceTokenIssued')).toHaveLength(2);
});

test('renaming and revoking again under the same id changes nothing and answers as before', async () => {
  const { deviceId } = (await addDevice(admin, 'Old name')).body;
  const [renaming, revoking] = [randomUUID(), randomUUID()];
  const first = await rename(admin, deviceId, 'New name', renaming);
  expect(first.body).toMatchObject({ name: 'New name' });
  expect((await rename(admin, deviceId, 'New name', renaming)).body).toEqual(first.body);
  const gone = await revoke(admin, deviceId, revoking);
  expect((await revoke(admin, deviceId, revoking)).body).toEqual(gone.body);
  expect((await revoke(admin, deviceId)).status).toBe(409);
  expect((await recordOf(deviceId)).map(([type]) => type)).toEqual([
    'DeviceAdded',
    'DeviceTokenIssued',
    'DeviceRenamed',
    'DeviceRevoked',
  ]);
});

test('an id that was used for another wish is told, and nothing is done', async () => {
  const commandId = randomUUID();
  const { deviceId } = (await addDevice(admin, 'One wish', commandId)).body;
  const other = await rename(admin, deviceId, 'Another wish', commandId);
  expect([other.status, other.body]).toEqual([
    409,
    expect.objectContaining({ type: 'urn:afterdose:problem:conflict' }),
  ]);
  expect(await deviceInfo(admin, deviceId)).toMatchObject({ name: 'One wish' });
});

test("a device that is not known and one of another clinic's are answered alike", async () => {
  const other = await foundClinic(server.premises, { name: 'Harbour', timeZone: 'UTC', chairs: 1 });
  const theirs = await addDeviceThere(other, { name: 'Theirs', continuous: false }, AT_THE_MACHINE);
  const elsewhere = theirs.ok ? theirs.deviceId : '';
  for (const ask of [rotate, revoke, (by: Caller, id: string) => rename(by, id, 'Mine now')]) {
    const [unknown, foreign] = [await ask(admin, randomUUID()), await ask(admin, elsewhere)];
    expect([unknown.status, unknown.body]).toEqual([404, foreign.body]);
    expect(foreign.status).toBe(404);
  }
});
