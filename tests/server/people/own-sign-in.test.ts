import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemTime } from '#server/elapsed.ts';
import type { OwnSignIn, SignedInPerson } from '#shared/wire/people.ts';
import { type Caller, caller, PASSPHRASE, startTestServer, type TestServer } from '../test-server.ts';
import { cookieOf } from './empty-server.ts';

let server: TestServer;
let processAheadMs = 0;
beforeAll(async () => {
  const time = { ...systemTime, wallMs: () => Date.now() + processAheadMs };
  server = await startTestServer({ surroundings: { time } });
});
afterAll(() => server.stop());

let names = 0;
let name = '';
let me: Caller;
beforeEach(async () => {
  names += 1;
  name = `Person ${names}`;
  me = await server.as('nurse', name);
});

const NEXT = 'grey dogs swim in november';
const signIn = (passphrase: string) => server.nobody.post('/api/v1/sign-in', { name, passphrase });
const typesOf = async () => {
  const { staffId } = (await me.get<SignedInPerson>('/api/v1/me')).body;
  const events = await server.house.log.read(server.house.clinicId, staffId, 0);
  return events.map(({ event }) => event.type);
};

test('a changed passphrase is the one that works; the other sign-ins of the person are over', async () => {
  const elsewhere = caller(server.url, { cookie: cookieOf(await signIn(PASSPHRASE)) });
  const changed = await me.put('/api/v1/me/passphrase', { current: PASSPHRASE, next: NEXT });
  expect(changed.status).toBe(200);
  expect([(await me.get('/api/v1/me')).status, (await elsewhere.get('/api/v1/me')).status]).toEqual([
    200, 401,
  ]);
  expect([(await signIn(PASSPHRASE)).status, (await signIn(NEXT)).status]).toEqual([401, 200]);
  expect(await typesOf()).toContain('PassphraseSet');
});

test.each([
  ['a wrong passphrase', { current: 'not the one at all', next: NEXT }, 403, '/current'],
  ['a weak new one', { current: PASSPHRASE, next: 'Test clinic 2026!' }, 422, '/next'],
  ['one built on the own name', { current: PASSPHRASE, next: 'Person-Person-1985' }, 422, '/next'],
])('%s changes nothing', async (_what, body, status, pointer) => {
  const answer = await me.put('/api/v1/me/passphrase', body);
  expect([answer.status, answer.body.pointer]).toEqual([status, pointer]);
  expect((await signIn(PASSPHRASE)).status).toBe(200);
});

test('a PIN is set and removed with the passphrase, and both are on record', async () => {
  expect((await me.get<SignedInPerson>('/api/v1/me')).body.hasPin).toBe(false);
  const body = { passphrase: PASSPHRASE, pin: '274951' };
  expect((await me.put<SignedInPerson>('/api/v1/me/pin', body)).body.hasPin).toBe(true);
  expect((await me.get<SignedInPerson>('/api/v1/me')).body.hasPin).toBe(true);
  const removed = await me.put<SignedInPerson>('/api/v1/me/pin', { passphrase: PASSPHRASE, pin: null });
  expect(removed.body.hasPin).toBe(false);
  expect((await me.get<SignedInPerson>('/api/v1/me')).body.hasPin).toBe(false);
  expect((await typesOf()).filter((type) => type.startsWith('Pin'))).toEqual(['PinSet', 'PinRemoved']);
});

test.each([
  ['with a wrong passphrase', 'not the one at all', '274951', 403, '/passphrase'],
  ['of five digits', PASSPHRASE, '27495', 400, '/pin'],
  ['with letters', PASSPHRASE, '27495a', 400, '/pin'],
  ['that counts down', PASSPHRASE, '987654', 422, '/pin'],
])('a PIN %s is not set', async (_what, passphrase, pin, status, pointer) => {
  const answer = await me.put('/api/v1/me/pin', { passphrase, pin });
  expect([answer.status, answer.body.pointer]).toEqual([status, pointer]);
  expect((await me.get<SignedInPerson>('/api/v1/me')).body.hasPin).toBe(false);
});

test('the own sign-ins are listed with how and until when, this one marked', async () => {
  await signIn(PASSPHRASE);
  const { signIns } = (await me.get<{ signIns: OwnSignIn[] }>('/api/v1/me/sign-ins')).body;
  expect(signIns).toHaveLength(2);
  expect(signIns.filter(({ here }) => here)).toHaveLength(1);
  for (const { by, startedAtMs, expiresAtMs, locked } of signIns)
    expect([by, expiresAtMs - startedAtMs, locked]).toEqual(['passphrase', 12 * 60 * 60_000, false]);
});

test('[A-64] signing in at a station that was signed in makes a new token and ends the old one', async () => {
  const other = await server.as('nurse', `${name} other`);
  const answer = await other.post('/api/v1/sign-in', { name, passphrase: PASSPHRASE });
  expect(cookieOf(answer)).not.toBe(other.cookie);
  expect((await other.get('/api/v1/me')).status).toBe(401);
  expect((await me.get('/api/v1/me')).status).toBe(200);
});

test('[A-64] a token that somebody made up before signing in is never the one that is given', async () => {
  const planted = caller(server.url, { cookie: 'afterdose_sign_in=planted' });
  const answer = await planted.post('/api/v1/sign-in', { name, passphrase: PASSPHRASE });
  expect(cookieOf(answer)).toMatch(/^afterdose_sign_in=[\w-]{43}$/);
  expect((await planted.get('/api/v1/me')).status).toBe(401);
});

test('[A-67] who guesses at an open station the passphrase of its person waits, and nobody else does', async () => {
  const guess = () => me.put('/api/v1/me/pin', { passphrase: 'a guess at the passphrase', pin: null });
  for (let i = 0; i < 5; i += 1) expect((await guess()).status).toBe(403);
  const waits = await guess();
  expect([waits.status, waits.headers.get('retry-after')]).toEqual([429, '1']);
  const right = await me.put('/api/v1/me/pin', { passphrase: PASSPHRASE, pin: null });
  expect(right.status).toBe(429);
  expect((await signIn(PASSPHRASE)).status).toBe(200);
  processAheadMs += 1000;
  expect((await me.put('/api/v1/me/pin', { passphrase: PASSPHRASE, pin: null })).status).toBe(200);
});
