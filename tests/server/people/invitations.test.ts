import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemTime } from '#server/elapsed.ts';
import type { InvitedStaff, OpenedInvitation, SignedInPerson, StaffInfo } from '#shared/wire/people.ts';
import { type Caller, caller, PASSPHRASE, signIn, startTestServer, type TestServer } from '../test-server.ts';
import { cookieOf } from './empty-server.ts';

let server: TestServer;
let admin: Caller;
let processAheadMs = 0;
beforeAll(async () => {
  const time = { ...systemTime, wallMs: () => Date.now() + processAheadMs };
  server = await startTestServer({ surroundings: { time } });
  admin = await server.as('admin', 'Ada Brunner');
});
afterAll(() => server.stop());

let names = 0;
let name = '';
beforeEach(() => {
  names += 1;
  name = `Person ${names}`;
  processAheadMs = 0;
});

const DAY_MS = 24 * 60 * 60_000;
const CHOSEN = 'nine red umbrellas at noon';
const tokenOf = ({ link }: InvitedStaff) => link.path.split('#')[1] ?? '';
const open = (token: string) => server.nobody.post<OpenedInvitation>('/api/v1/invitations/open', { token });
const accept = (token: string, passphrase = CHOSEN, pin: string | null = null) =>
  server.nobody.post<SignedInPerson>('/api/v1/invitations/accept', { token, passphrase, pin });
async function invite(): Promise<InvitedStaff> {
  const body = { commandId: randomUUID(), name, role: 'nurse' };
  return (await admin.post<InvitedStaff>('/api/v1/staff', body)).body;
}
async function reset(staffId: string): Promise<InvitedStaff> {
  const body = { commandId: randomUUID(), reason: 'lost' };
  return (await admin.post<InvitedStaff>(`/api/v1/staff/${staffId}/reset`, body)).body;
}
const OVER = [404, 'urn:afterdose:problem:link-over'];

test('a link says whom it is for, and with it they choose passphrase and PIN and are signed in', async () => {
  const invited = await invite();
  const token = tokenOf(invited);
  expect((await open(token)).body).toEqual({ name, role: 'nurse', clinicName: 'Test clinic', why: 'new' });
  const accepted = await accept(token, CHOSEN, '274951');
  expect(accepted.body).toMatchObject({ name, role: 'nurse', hasPin: true, locked: false });
  const person = caller(server.url, { cookie: cookieOf(accepted) });
  expect((await person.get('/api/v1/sessions')).status).toBe(200);
  const events = await server.house.log.read(server.house.clinicId, invited.staff.staffId, 0);
  expect(events.map(({ event }) => event.type)).toEqual([
    'StaffAdded',
    'InvitationIssued',
    'PassphraseSet',
    'PinSet',
    'StaffSignedIn',
  ]);
});

test('[A-70] a used link answers as one that never was, and the passphrase chosen with it stays', async () => {
  const token = tokenOf(await invite());
  await accept(token);
  const answers = [await open(token), await accept(token, 'somebody else chose this one'), await open('x')];
  for (const { status, body } of answers) expect([status, (body as { type?: string }).type]).toEqual(OVER);
  const back = await server.nobody.post('/api/v1/sign-in', { name, passphrase: CHOSEN });
  expect(back.status).toBe(200);
});

test('[A-70] of two who use one link at once, one gets in', async () => {
  const token = tokenOf(await invite());
  const answers = await Promise.all([accept(token), accept(token, 'grey dogs swim in november')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test('[A-70] an invitation is over after seven days, a reset link after one', async () => {
  const fresh = tokenOf(await invite());
  const { staffId } = (await invitedAndReady()).staff;
  const lost = tokenOf(await reset(staffId));
  processAheadMs = DAY_MS - 60_000;
  expect([(await open(fresh)).status, (await open(lost)).status]).toEqual([200, 200]);
  processAheadMs = DAY_MS + 60_000;
  expect([(await open(fresh)).status, (await open(lost)).status]).toEqual([200, 404]);
  processAheadMs = 7 * DAY_MS + 60_000;
  expect((await accept(fresh)).status).toBe(404);
});

async function invitedAndReady(): Promise<InvitedStaff> {
  name = `${name} ready`;
  const invited = await invite();
  await accept(tokenOf(invited));
  return invited;
}

test('[A-70] a link opens nothing for anybody else: its person is fixed by the link alone', async () => {
  const token = tokenOf(await invite());
  const body = { token, passphrase: CHOSEN, pin: null, name: 'Nora Keller' };
  expect((await server.nobody.post('/api/v1/invitations/accept', body)).status).toBe(400);
  const nora = await signIn(server.url, 'Nora Keller');
  const accepted = await nora.post<SignedInPerson>('/api/v1/invitations/accept', {
    token,
    passphrase: CHOSEN,
    pin: null,
  });
  expect(accepted.body.name).toBe(name);
  const back = await server.nobody.post('/api/v1/sign-in', { name: 'Nora Keller', passphrase: PASSPHRASE });
  expect(back.status).toBe(200);
});

test('[A-70] [A-76] a link is a path: whatever host a request claims, no link is built from it', async () => {
  const body = { commandId: randomUUID(), name, role: 'nurse' };
  const forged = await caller(server.url, {
    cookie: admin.cookie,
    'x-forwarded-host': 'evil.example',
    forwarded: 'host=evil.example',
  }).post<InvitedStaff>('/api/v1/staff', body);
  expect(JSON.stringify(forged.body)).not.toContain('evil.example');
  expect(forged.body.link.path).toMatch(/^\/welcome#[\w-]{43}$/);
});

test('[A-70] a new link puts the one before out of use, and disabling somebody puts all out of use', async () => {
  const { staff, ...first } = await invite();
  const second = await reset(staff.staffId);
  expect((await open(tokenOf({ staff, ...first }))).status).toBe(404);
  expect((await open(tokenOf(second))).body.why).toBe('new');
  await admin.post(`/api/v1/staff/${staff.staffId}/disable`, { commandId: randomUUID(), reason: 'left' });
  expect((await accept(tokenOf(second))).status).toBe(404);
  await admin.post(`/api/v1/staff/${staff.staffId}/enable`, { commandId: randomUUID(), reason: 'back' });
  expect((await accept(tokenOf(second))).status).toBe(404);
});

test('a reset takes passphrase, PIN and sign-ins away at once and gives a link to choose anew', async () => {
  const invited = await invite();
  const arrived = await accept(tokenOf(invited), CHOSEN, '274951');
  const person = caller(server.url, { cookie: cookieOf(arrived) });
  const answer = await reset(invited.staff.staffId);
  expect(answer.staff).toMatchObject({ ready: false, hasPin: false, hasSecondFactor: false });
  expect(answer.staff.signedInStations).toBe(0);
  expect((await person.get('/api/v1/me')).status).toBe(401);
  const old = await server.nobody.post('/api/v1/sign-in', { name, passphrase: CHOSEN });
  expect(old.status).toBe(401);
  expect((await open(tokenOf(answer))).body.why).toBe('reset');
  expect((await accept(tokenOf(answer), 'grey dogs swim in november')).body).toMatchObject({ hasPin: false });
  const events = await server.house.log.read(server.house.clinicId, invited.staff.staffId, 0);
  expect(events.map(({ event }) => event)).toContainEqual({
    type: 'InvitationIssued',
    body: { why: 'reset', expiresAtMs: expect.any(Number), reason: 'lost' },
  });
});

test.each([
  ['a weak passphrase', 'Person Person 2026!', null, '/passphrase'],
  ['a PIN that counts', CHOSEN, '123456', '/pin'],
  ['a PIN of one digit', CHOSEN, '77777777', '/pin'],
  ['a PIN that repeats itself', CHOSEN, '274274', '/pin'],
])('%s is refused with the reason, and the link still works', async (_what, passphrase, pin, pointer) => {
  const token = tokenOf(await invite());
  const refused = await server.nobody.post('/api/v1/invitations/accept', { token, passphrase, pin });
  expect([refused.status, refused.body.type, refused.body.pointer]).toEqual([
    422,
    'urn:afterdose:problem:weak-passphrase',
    pointer,
  ]);
  expect((await accept(token)).status).toBe(200);
});

test('no secret is kept as it is: neither tokens, nor passphrases, nor PINs stand in the database or the log', async () => {
  const invited = await invite();
  const token = tokenOf(invited);
  const arrived = await accept(token, CHOSEN, '274951');
  const tables = ['invitations', 'credentials', 'sign_ins', 'events'] as const;
  const rows = await Promise.all(
    tables.map((table) => server.premises.db.selectFrom(table).selectAll().execute()),
  );
  const text = JSON.stringify(rows);
  for (const secret of [token, CHOSEN, '274951', cookieOf(arrived).split('=')[1] ?? '-'])
    expect(text).not.toContain(secret);
  const { staff } = (await admin.get<{ staff: StaffInfo[] }>('/api/v1/staff')).body;
  expect(JSON.stringify(staff)).not.toContain('argon2');
});
