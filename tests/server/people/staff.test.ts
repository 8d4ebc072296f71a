import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { houseOf } from '#server/house.ts';
import { foundClinicWithAdmin } from '#server/people/found-with-admin.ts';
import { listStaff } from '#server/people/staff-list.ts';
import type { StaffEvent } from '#shared/staff-events.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { InvitedStaff, StaffInfo } from '#shared/wire/people.ts';
import { type Caller, PASSPHRASE, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let admin: Caller;
let adminId = '';
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin', 'Ada Brunner');
  adminId = (await one('Ada Brunner')).staffId;
});
afterAll(() => server.stop());

let names = 0;
let name = '';
beforeEach(() => {
  names += 1;
  name = `Person ${names}`;
});

const reason = 'as the test asks';
const act = (staffId: string, what: string, commandId: string = randomUUID()) =>
  admin.post<StaffInfo>(`/api/v1/staff/${staffId}/${what}`, { commandId, reason });
const changeRole = (staffId: string, role: Role, by = admin) =>
  by.put<StaffInfo>(`/api/v1/staff/${staffId}/role`, { commandId: randomUUID(), role, reason });
const rename = (staffId: string, to: string) =>
  admin.put<StaffInfo>(`/api/v1/staff/${staffId}/name`, { commandId: randomUUID(), name: to, reason });
const signIn = (who: string) => server.nobody.post('/api/v1/sign-in', { name: who, passphrase: PASSPHRASE });

async function list(): Promise<StaffInfo[]> {
  return (await admin.get<{ staff: StaffInfo[] }>('/api/v1/staff')).body.staff;
}
async function one(who: string): Promise<StaffInfo> {
  const found = (await list()).find((person) => person.name === who);
  if (found === undefined) throw new Error(`${who} is not in the list`);
  return found;
}
async function recordOf(staffId: string): Promise<StaffEvent[]> {
  const events = await server.house.log.read(server.house.clinicId, staffId, 0);
  return events.map(({ event }) => event as StaffEvent);
}

test('somebody new is in the list as invited for seven days, without a passphrase', async () => {
  const body = { commandId: randomUUID(), name, role: 'nurse' };
  const answer = await admin.post<InvitedStaff>('/api/v1/staff', body);
  expect(answer.body.link.path).toMatch(/^\/welcome#[\w-]{43}$/);
  expect(answer.body.staff).toMatchObject({ name, role: 'nurse', ready: false, disabledAtMs: null });
  const weekMs = 7 * 24 * 60 * 60_000;
  expect(Math.abs((answer.body.staff.invitedUntilMs ?? 0) - Date.now() - weekMs)).toBeLessThan(600_000);
  expect(await one(name)).toEqual(answer.body.staff);
  expect((await signIn(name)).status).toBe(401);
});

test('two people of one name cannot both be there, whatever the case', async () => {
  await server.as('nurse', name);
  const body = { commandId: randomUUID(), name: name.toUpperCase(), role: 'nurse' };
  const answer = await admin.post('/api/v1/staff', body);
  expect([answer.status, answer.body.pointer]).toEqual([409, '/name']);
  expect((await rename(adminId, name)).status).toBe(409);
});

test('a repeated addition adds nobody twice; the repeat gets a link that works, and the first does not', async () => {
  const body = { commandId: randomUUID(), name, role: 'prescriber' };
  const first = await admin.post<InvitedStaff>('/api/v1/staff', body);
  const again = await admin.post<InvitedStaff>('/api/v1/staff', body);
  expect(again.body.staff.staffId).toBe(first.body.staff.staffId);
  const open = (link: string) =>
    server.nobody
      .post('/api/v1/invitations/open', { token: link.split('#')[1] })
      .then(({ status }) => status);
  expect([await open(first.body.link.path), await open(again.body.link.path)]).toEqual([404, 200]);
  expect((await list()).filter((person) => person.name === name)).toHaveLength(1);
});

test('a command id that was used for somebody else does nothing', async () => {
  await server.as('nurse', name);
  const { staffId } = await one(name);
  const commandId = randomUUID();
  await act(staffId, 'disable', commandId);
  const other = await act((await one('Nora Keller')).staffId, 'disable', commandId);
  expect(other.status).toBe(409);
  const reset = await act((await one('Nora Keller')).staffId, 'reset', commandId);
  expect(reset.status).toBe(409);
  expect(await one('Nora Keller')).toMatchObject({ disabledAtMs: null, ready: true });
});

test('who is disabled cannot sign in until enabled again, and repeating the command changes nothing', async () => {
  const person = await server.as('nurse', name);
  const { staffId } = await one(name);
  const commandId = randomUUID();
  const disabled = await act(staffId, 'disable', commandId);
  expect(disabled.body.disabledAtMs).not.toBeNull();
  expect((await person.get('/api/v1/me')).status).toBe(401);
  expect((await signIn(name)).status).toBe(401);
  expect((await act(staffId, 'disable', commandId)).status).toBe(200);
  expect((await act(staffId, 'disable')).status).toBe(409);
  expect((await act(staffId, 'enable')).body.disabledAtMs).toBeNull();
  expect((await signIn(name)).status).toBe(200);
  expect((await recordOf(staffId)).filter(({ type }) => type === 'StaffDisabled')).toHaveLength(1);
});

test('somebody disabled is not enabled while another has the name', async () => {
  await server.as('nurse', name);
  const { staffId } = await one(name);
  await act(staffId, 'disable');
  await server.as('nurse', name);
  expect((await act(staffId, 'enable')).status).toBe(409);
});

test('a renamed person signs in by the new name, and the record says who renamed them and why', async () => {
  await server.as('nurse', name);
  const { staffId } = await one(name);
  expect((await rename(staffId, `${name} Voss`)).body.name).toBe(`${name} Voss`);
  expect((await signIn(name)).status).toBe(401);
  expect((await signIn(`${name} Voss`)).status).toBe(200);
  expect(await recordOf(staffId)).toContainEqual({
    type: 'StaffRenamed',
    body: { name: `${name} Voss`, reason },
  });
  const events = await server.house.log.read(server.house.clinicId, staffId, 0);
  expect(events.find(({ event }) => event.type === 'StaffRenamed')?.actor).toMatchObject({
    staffId: adminId,
  });
});

test('the last admin who can sign in can be neither disabled nor demoted; one who was only invited does not count', async () => {
  await admin.post('/api/v1/staff', { commandId: randomUUID(), name, role: 'admin' });
  for (const answer of [await act(adminId, 'disable'), await changeRole(adminId, 'nurse')])
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { detail: expect.stringContaining('last admin') },
    ]);
  expect((await admin.get('/api/v1/staff')).status).toBe(200);
});

test('of two admins who demote each other at once one stays', async () => {
  const other = await startTestServer();
  const [ada, bo] = [await other.as('admin', 'Ada'), await other.as('admin', 'Bo')];
  const { staff } = (await ada.get<{ staff: StaffInfo[] }>('/api/v1/staff')).body;
  const id = (who: string) => staff.find((person) => person.name === who)?.staffId ?? '';
  const answers = await Promise.all([changeRole(id('Bo'), 'nurse', ada), changeRole(id('Ada'), 'nurse', bo)]);
  // The second comes while the first is an admin, or no more.
  expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.toBeOneOf([403, 409])]);
  const rows = await other.house.db.selectFrom('staff').select('role').where('role', '=', 'admin').execute();
  expect(rows).toHaveLength(1);
  await other.stop();
});

test('nobody disables or resets themselves, also where another admin is there', async () => {
  await server.as('admin', name);
  expect((await act(adminId, 'disable')).status).toBe(409);
  expect((await act(adminId, 'reset')).status).toBe(409);
  expect((await admin.get('/api/v1/me')).status).toBe(200);
  await act((await one(name)).staffId, 'disable');
});

test('nurses and prescribers see and change nobody', async () => {
  for (const caller of [server.nurse, server.prescriber]) {
    expect((await caller.get('/api/v1/staff')).status).toBe(403);
    const body = { commandId: randomUUID(), name, role: 'admin' };
    expect((await caller.post('/api/v1/staff', body)).status).toBe(403);
    expect((await changeRole(adminId, 'nurse', caller)).status).toBe(403);
  }
});

test('[A-56] a field nobody asked for is refused, and nothing of the rest is taken', async () => {
  const body = { commandId: randomUUID(), name, role: 'nurse', clinicId: randomUUID() };
  expect((await admin.post('/api/v1/staff', body)).status).toBe(400);
  expect((await list()).some((person) => person.name === name)).toBe(false);
});

test('an id that is nobody here is unknown, also where it is somebody of another clinic', async () => {
  const elsewhere = await foundClinicWithAdmin(
    server.premises,
    { name: 'Elsewhere', timeZone: 'UTC', chairs: 1 },
    'Bo Lind',
  );
  const [bo] = await listStaff(houseOf(server.premises, elsewhere.clinicId));
  for (const staffId of [randomUUID(), bo?.staffId ?? ''])
    for (const answer of [
      await act(staffId, 'disable'),
      await act(staffId, 'reset'),
      await changeRole(staffId, 'nurse'),
      await rename(staffId, name),
    ])
      expect([answer.status, answer.body]).toMatchObject([404, { detail: 'There is nobody of this id.' }]);
});
