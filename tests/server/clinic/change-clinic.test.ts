import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { foundClinic, noteClinic } from '#server/clinic/clinic.ts';
import { systemTime } from '#server/elapsed.ts';
import { type ClinicSettings, FIRST_SETTINGS } from '#shared/clinic-events.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { type Caller, MIN, startTestServer, type TestServer } from '../test-server.ts';
import { connected, listen, openSocket } from '../test-socket.ts';

let aheadMs = 0;
const time = { ...systemTime, wallMs: () => systemTime.wallMs() + aheadMs };

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer({ surroundings: { time } });
});
afterAll(() => server.stop());
let nth = 0;
async function anAdmin(): Promise<Caller> {
  nth += 1;
  return server.as('admin', `Admin ${nth}`);
}
afterEach(async () => {
  aheadMs = 0;
  const event = { type: 'ClinicSettingsChanged', body: { settings: FIRST_SETTINGS } } as const;
  await noteClinic(server.house, null, { kind: 'system' }, event);
});

const setSettings = (by: Caller, changes: Partial<ClinicSettings>, commandId: string = randomUUID()) =>
  by.put<ClinicInfo>('/api/v1/clinic/settings', { commandId, settings: { ...FIRST_SETTINGS, ...changes } });
const rename = (by: Caller, name: string, commandId: string = randomUUID()) =>
  by.put<ClinicInfo>('/api/v1/clinic/name', { commandId, name, reason: 'moved' });
const changes = async () =>
  (await server.house.log.read(server.house.clinicId, server.house.clinicId, 0)).filter(
    ({ event }) => event.type === 'ClinicSettingsChanged' || event.type === 'ClinicRenamed',
  );

test('settings changed by an admin are on record with their name and told to every open screen', async () => {
  admin = await anAdmin();
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  const told = listen(socket, 'clinic');
  const { body } = await setSettings(admin, { lockAfterMin: 9 });
  expect(body.settings).toEqual({ ...FIRST_SETTINGS, lockAfterMin: 9 });
  const heard = await told.until((messages) => messages.length > 0);
  expect(heard.at(-1)).toEqual(body);
  expect((await changes()).at(-1)).toMatchObject({
    actor: { kind: 'staff', name: `Admin ${nth}`, role: 'admin' },
    event: { type: 'ClinicSettingsChanged', body: { settings: { lockAfterMin: 9 } } },
  });
  expect((await server.nurse.get<ClinicInfo>('/api/v1/clinic')).body).toEqual(body);
  socket.close();
});

test('only an admin changes the clinic', async () => {
  for (const who of [server.nurse, server.prescriber])
    expect([(await setSettings(who, {})).status, (await rename(who, 'Mine')).status]).toEqual([403, 403]);
});

test('a wish repeated under its id is carried out once; another under the same id is not', async () => {
  admin = await anAdmin();
  const [commandId, before] = [randomUUID(), (await changes()).length];
  const first = await setSettings(admin, { lockAfterMin: 7 }, commandId);
  expect((await setSettings(admin, { lockAfterMin: 7 }, commandId)).body).toEqual(first.body);
  expect((await setSettings(admin, { lockAfterMin: 8 }, commandId)).status).toBe(409);
  expect((await rename(admin, 'Elsewhere', commandId)).status).toBe(409);
  expect(await changes()).toHaveLength(before + 1);
});

test.each([{ lockAfterMin: 0 }, { lockAfterMin: 61 }, { lockAfterMin: 2.5 }, { lockAfterMin: '5' }])(
  'a lock time that is none is refused: %j',
  async (wrong) => {
    admin = await anAdmin();
    const answer = await setSettings(admin, wrong as Partial<ClinicSettings>);
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ pointer: '/settings/lockAfterMin' }),
    ]);
  },
);

test('a shorter lock time locks at once a station that has been left for longer', async () => {
  const idle = await server.as('nurse', 'Ina Idle');
  const socket = openSocket(server.url, idle.cookie);
  const you = listen(socket, 'you');
  await connected(socket);
  aheadMs = 3 * MIN;
  admin = await anAdmin();
  expect((await idle.get('/api/v1/me')).body).toMatchObject({ locked: false });
  await setSettings(admin, { lockAfterMin: 2 });
  expect((await idle.get('/api/v1/stations')).status).toBe(423);
  const heard = await you.until((all) => all.some((who) => who.kind === 'staff' && who.locked));
  expect(heard.at(-1)).toMatchObject({ locked: true, lockAfterMin: 2 });
  socket.close();
});

test('a longer lock time opens no station that is locked', async () => {
  const locked = await server.as('nurse', 'Lore Locked');
  const fresh = await server.as('nurse', 'Fritzi Fresh');
  aheadMs = 3 * MIN;
  await fresh.post('/api/v1/patients/search', { text: 'nobody' });
  aheadMs = 5 * MIN;
  admin = await anAdmin();
  expect((await locked.get('/api/v1/stations')).status).toBe(423);
  await setSettings(admin, { lockAfterMin: 60 });
  expect((await locked.get('/api/v1/stations')).status).toBe(423);
  aheadMs = 20 * MIN;
  expect((await fresh.get('/api/v1/stations')).status).toBe(200);
});

test('a clinic is renamed with a reason; a name another clinic of the installation has cannot be taken', async () => {
  admin = await anAdmin();
  await foundClinic(server.premises, { name: 'Harbour clinic', timeZone: 'UTC', chairs: 1 });
  const taken = await rename(admin, 'HARBOUR  Clinic');
  expect([taken.status, taken.body]).toEqual([
    409,
    expect.objectContaining({ type: 'urn:afterdose:problem:same-name', pointer: '/name' }),
  ]);
  expect((await rename(admin, 'Hill clinic')).body).toMatchObject({ name: 'Hill clinic' });
  expect((await changes()).at(-1)?.event).toEqual({
    type: 'ClinicRenamed',
    body: { name: 'Hill clinic', reason: 'moved' },
  });
  expect((await rename(admin, 'hill clinic')).status).toBe(200);
});
