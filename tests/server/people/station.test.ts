import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemTime } from '#server/elapsed.ts';
import type { Colleague, SignedInPerson } from '#shared/wire/people.ts';
import { type Caller, caller, PASSPHRASE, startTestServer, type TestServer } from '../test-server.ts';
import { connected, listen, openSocket } from '../test-socket.ts';
import { cookieOf } from './empty-server.ts';

const HOUR_MS = 60 * 60_000;
const PIN = '274951';
let processAheadMs = 0;
let server: TestServer;
beforeAll(async () => {
  const time = { ...systemTime, wallMs: () => Date.now() + processAheadMs };
  server = await startTestServer({ surroundings: { time } });
});
afterAll(() => server.stop());

let names = 0;
/** The shared station, at which the first of two is signed in; both have the PIN. */
let station: Caller;
let first: Colleague;
let second: Colleague;
beforeEach(async () => {
  names += 1;
  processAheadMs = 0;
  const other = await withPin(`Second ${names}`);
  await other.post('/api/v1/sign-out', '');
  station = await withPin(`First ${names}`);
  first = await colleague(`First ${names}`);
  second = await colleague(`Second ${names}`);
});

async function withPin(name: string): Promise<Caller> {
  const person = await server.as('nurse', name);
  await person.put('/api/v1/me/pin', { passphrase: PASSPHRASE, pin: PIN });
  return person;
}
async function colleague(name: string): Promise<Colleague> {
  const { colleagues } = (await station.get<{ colleagues: Colleague[] }>('/api/v1/station/colleagues')).body;
  const found = colleagues.find((other) => other.name === name);
  if (found === undefined) throw new Error(`${name} is no colleague`);
  return found;
}
const take = (by: { pin?: string; passphrase?: string }, staffId = second.staffId, at = station) =>
  at.post<SignedInPerson>('/api/v1/station/switch', { staffId, ...by });
const lock = (at = station) => at.post('/api/v1/station/lock', '');
const typeOf = ({ body }: { body: unknown }) => (body as { type?: string }).type;
const typesOf = async (staffId: string) =>
  (await server.house.log.read(server.house.clinicId, staffId, 0)).map(({ event }) => event.type);

test('colleagues are told with whether their PIN works; who is disabled or only invited is not among them', async () => {
  expect(first).toEqual({ staffId: first.staffId, name: `First ${names}`, role: 'nurse', pinWorks: true });
  const admin = await server.as('admin', `Admin ${names}`);
  const body = { commandId: randomUUID(), name: `Invited ${names}`, role: 'nurse' };
  await admin.post('/api/v1/staff', body);
  await admin.post(`/api/v1/staff/${second.staffId}/disable`, { commandId: randomUUID(), reason: 'left' });
  await expect(colleague(`Invited ${names}`)).rejects.toThrow();
  await expect(colleague(`Second ${names}`)).rejects.toThrow();
  expect((await colleague(`Admin ${names}`)).pinWorks).toBe(false);
});

test('a colleague takes the station over with a PIN: a new token, and the old one is over in the same moment', async () => {
  const answer = await take({ pin: PIN });
  expect(answer.body).toMatchObject({ name: second.name, locked: false });
  const taken = caller(server.url, { cookie: cookieOf(answer) });
  expect((await taken.get<SignedInPerson>('/api/v1/me')).body.name).toBe(second.name);
  expect((await station.get('/api/v1/me')).status).toBe(401);
  expect((await typesOf(second.staffId)).at(-1)).toBe('StaffSignedIn');
  expect((await typesOf(first.staffId)).at(-1)).toBe('StaffSignedOut');
});

test('the screens of the one before are cut; those of the colleague connect with the new token', async () => {
  const socket = await connected(openSocket(server.url, station.cookie));
  const gone = new Promise((resolve) => socket.once('disconnect', resolve));
  const answer = await take({ pin: PIN });
  await gone;
  const next = openSocket(server.url, cookieOf(answer));
  const [you] = await listen(next, 'you').until((heard) => heard.length > 0);
  expect(you).toMatchObject({ name: second.name });
  next.close();
});

test('a locked station shows the board and does nothing else, until somebody says who they are', async () => {
  expect((await lock()).status).toBe(204);
  expect((await station.get<SignedInPerson>('/api/v1/me')).body.locked).toBe(true);
  expect((await station.get('/api/v1/sessions')).status).toBe(200);
  const barred = [
    await station.get(`/api/v1/sessions/${randomUUID()}`),
    await station.post('/api/v1/patients/search', { text: 'x' }),
    await station.put('/api/v1/me/pin', { passphrase: PASSPHRASE, pin: null }),
  ];
  expect(barred.map(({ status }) => status)).toEqual([423, 423, 423]);
  const unlocked = caller(server.url, { cookie: cookieOf(await take({ pin: PIN }, first.staffId)) });
  expect((await unlocked.post('/api/v1/patients/search', { text: 'x' })).status).toBe(200);
});

test('a station that nobody touches locks by itself, and its screen hears so', async () => {
  const socket = await connected(openSocket(server.url, station.cookie));
  const you = listen(socket, 'you');
  processAheadMs = 5 * 60_000 + 1000;
  await you.until((heard) => heard.some((who) => who.kind === 'staff' && who.locked));
  expect((await station.post('/api/v1/patients/search', { text: 'x' })).status).toBe(423);
  expect((await take({ passphrase: PASSPHRASE }, second.staffId)).body.locked).toBe(false);
  socket.close();
});

test('[A-69] five wrong PINs ask for the passphrase, for that person alone and however right the sixth is', async () => {
  for (let i = 0; i < 4; i += 1) expect((await take({ pin: '111222' })).status).toBe(401);
  const fifth = await take({ pin: '111222' });
  expect([fifth.status, typeOf(fifth)]).toEqual([401, 'urn:afterdose:problem:passphrase-needed']);
  expect(typeOf(await take({ pin: PIN }))).toBe('urn:afterdose:problem:passphrase-needed');
  expect((await colleague(second.name)).pinWorks).toBe(false);
  expect((await colleague(first.name)).pinWorks).toBe(true);
  expect(await typesOf(second.staffId)).toContain('PinBlocked');
  const given = await take({ passphrase: PASSPHRASE });
  const again = caller(server.url, { cookie: cookieOf(given) });
  expect((await take({ pin: PIN }, second.staffId, again)).status).toBe(200);
});

test('[A-69] twenty PINs at once are no more than five', async () => {
  const pins = Array.from({ length: 20 }, (_, i) => String(830_000 + i * 17));
  const answers = await Promise.all(pins.map((pin) => take({ pin })));
  expect(answers.filter((answer) => typeOf(answer) === 'urn:afterdose:problem:wrong-sign-in')).toHaveLength(
    4,
  );
  expect((await typesOf(second.staffId)).filter((type) => type === 'PinBlocked')).toHaveLength(1);
});

test('[A-69] wrong PINs are counted over a new sign-in and a restart: they stand in the database', async () => {
  for (let i = 0; i < 5; i += 1) await take({ pin: '111222' });
  const row = await server.premises.db
    .selectFrom('credentials')
    .select('pin_failures')
    .where('staff_id', '=', second.staffId)
    .executeTakeFirst();
  expect(row).toEqual({ pin_failures: 5 });
  await server.nobody.post('/api/v1/sign-in', { name: second.name, passphrase: PASSPHRASE });
  expect((await colleague(second.name)).pinWorks).toBe(true);
});

test('a right PIN forgives the wrong ones before it', async () => {
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 4; i += 1) await take({ pin: '111222' });
    station = caller(server.url, { cookie: cookieOf(await take({ pin: PIN })) });
    [first, second] = [second, first];
  }
  expect((await station.get('/api/v1/me')).status).toBe(200);
});

test('PINs do not carry a station beyond the shift that a passphrase began; a passphrase begins a new one', async () => {
  const began = (await station.get<SignedInPerson>('/api/v1/me')).body.expiresAtMs;
  processAheadMs = 11 * HOUR_MS;
  const byPin = await take({ pin: PIN });
  expect(byPin.body.expiresAtMs).toBe(began);
  const next = caller(server.url, { cookie: cookieOf(byPin) });
  const byPassphrase = await take({ passphrase: PASSPHRASE }, first.staffId, next);
  expect(byPassphrase.body.expiresAtMs).toBeGreaterThan(began + 10 * HOUR_MS);
  processAheadMs = 13 * HOUR_MS;
  expect((await take({ pin: PIN }, second.staffId, next)).status).toBe(401);
});

test('a PIN opens nothing where nobody is signed in, and is no passphrase', async () => {
  expect((await take({ pin: PIN }, second.staffId, server.nobody)).status).toBe(401);
  const signIn = await server.nobody.post('/api/v1/sign-in', { name: second.name, passphrase: PIN });
  expect(signIn.status).toBe(401);
  expect((await take({ passphrase: PIN })).status).toBe(401);
  await station.post('/api/v1/sign-out', '');
  expect((await take({ pin: PIN })).status).toBe(401);
});

test('one token becomes one other, also when two switch at once', async () => {
  const answers = await Promise.all([take({ pin: PIN }), take({ pin: PIN }, first.staffId)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test.each([
  ['both', { pin: PIN, passphrase: PASSPHRASE }],
  ['neither', {}],
])('%s of PIN and passphrase is refused', async (_what, by) => {
  expect((await take(by)).status).toBe(400);
});

test('somebody who is nobody here gets the answer of a wrong PIN', async () => {
  const answer = await take({ pin: PIN }, randomUUID());
  expect([answer.status, typeOf(answer)]).toEqual([401, 'urn:afterdose:problem:wrong-sign-in']);
});
