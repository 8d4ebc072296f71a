import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemTime } from '#server/elapsed.ts';
import type { RecoveryCodes, SecondFactorOffer, SignedInPerson } from '#shared/wire/people.ts';
import { type Caller, caller, PASSPHRASE, startTestServer, type TestServer } from '../test-server.ts';

const STEP_MS = 30_000;
/** Process time stands still here, so that a code is of the step the test means. */
let nowMs = Date.UTC(2026, 2, 2, 10, 0, 10);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ surroundings: { time: { ...systemTime, wallMs: () => nowMs } } });
});
afterAll(() => server.stop());

let names = 0;
let name = '';
let me: Caller;
beforeEach(async () => {
  names += 1;
  name = `Person ${names}`;
  nowMs += 10 * STEP_MS;
  me = await server.as('prescriber', name);
});

const codeAt = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: nowMs + steps * STEP_MS });
const begin = (passphrase = PASSPHRASE) =>
  me.post<SecondFactorOffer>('/api/v1/me/second-factor/begin', { passphrase });
const confirm = (code: string) => me.post<RecoveryCodes>('/api/v1/me/second-factor/confirm', { code });
const signIn = (code?: string, passphrase = PASSPHRASE) =>
  server.nobody.post('/api/v1/sign-in', { name, passphrase, ...(code === undefined ? {} : { code }) });

/** Sets the factor, and lets the step of the proving code pass. */
async function setFactor(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await begin()).body;
  const { recoveryCodes } = (await confirm(codeAt(secret))).body;
  nowMs += 2 * STEP_MS;
  return { secret, recoveryCodes };
}

test('an authenticator is offered a secret as text, as an address and as a drawing of it', async () => {
  const { body } = await begin();
  expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(body.uri).toContain(`secret=${body.secret}`);
  expect(body.uri).toMatch(/^otpauth:\/\/totp\/Afterdose%20Test%20clinic:Person%20\d+\?/);
  expect(body.qrSvg).toMatch(/^<svg [^>]+>.*<\/svg>$/s);
  expect((await signIn()).status).toBe(200);
});

test('once it is confirmed the passphrase alone asks for the code, and code and passphrase sign in', async () => {
  const { secret } = await setFactor();
  const asked = await signIn();
  expect([asked.status, asked.body.type]).toEqual([401, 'urn:afterdose:problem:code-needed']);
  expect(asked.headers.getSetCookie()).toEqual([]);
  const answer = await server.nobody.post<SignedInPerson>('/api/v1/sign-in', {
    name,
    passphrase: PASSPHRASE,
    code: codeAt(secret),
  });
  expect(answer.body).toMatchObject({ name, hasSecondFactor: true });
});

test('[A-68] a wrong passphrase gets the answer that a name of nobody gets, whatever the code', async () => {
  const { secret } = await setFactor();
  const answers = [
    await signIn(codeAt(secret), 'not the one at all'),
    await signIn(undefined, 'not the one at all'),
    await server.nobody.post('/api/v1/sign-in', { name: 'Nobody Known', passphrase: 'x', code: '123456' }),
  ];
  for (const { status, body } of answers)
    expect([status, body.detail]).toEqual([401, 'Name and passphrase do not belong together.']);
});

test('[A-71] a code works once, also when two use it at once', async () => {
  const { secret } = await setFactor();
  const code = codeAt(secret);
  const answers = await Promise.all([signIn(code), signIn(code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect((await signIn(code)).status).toBe(401);
});

test('[A-71] after a code was used the one of the step before does not work any more', async () => {
  const { secret } = await setFactor();
  expect((await signIn(codeAt(secret, 0))).status).toBe(200);
  expect((await signIn(codeAt(secret, -1))).status).toBe(401);
  expect((await signIn(codeAt(secret, 1))).status).toBe(200);
});

test.each([-10, -2, 2, 10])('[A-71] the code of %i steps aside does not fit', async (steps) => {
  const { secret } = await setFactor();
  expect((await signIn(codeAt(secret, steps))).status).toBe(401);
});

test.each([-1, 0, 1])('the code of %i steps aside fits', async (steps) => {
  const { secret } = await setFactor();
  expect((await signIn(codeAt(secret, steps))).status).toBe(200);
});

test('ten recovery codes each sign in once, however they are typed, and the record says how many are left', async () => {
  const { recoveryCodes } = await setFactor();
  expect(new Set(recoveryCodes).size).toBe(10);
  const [first = '', second = ''] = recoveryCodes;
  expect((await signIn(first)).status).toBe(200);
  expect((await signIn(first)).status).toBe(401);
  expect((await signIn(second.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
  const { staffId } = (await me.get<SignedInPerson>('/api/v1/me')).body;
  const events = await server.house.log.read(server.house.clinicId, staffId, 0);
  const used = events.map(({ event }) => event).filter(({ type }) => type === 'RecoveryCodeUsed');
  expect(used.map(({ body }) => body)).toEqual([{ left: 9 }, { left: 8 }]);
});

test('[A-71] with the right passphrase codes are guessed five times, then more and more slowly', async () => {
  const { secret } = await setFactor();
  const wrong = codeAt(secret, 50);
  for (let i = 0; i < 5; i += 1) expect((await signIn(wrong)).status).toBe(401);
  expect((await signIn(wrong)).status).toBe(429);
  expect((await signIn(codeAt(secret))).status).toBe(429);
  nowMs += 1000;
  expect((await signIn(codeAt(secret))).status).toBe(200);
});

test('the factor is not set by a wrong code, nor by a code for an offer that is over', async () => {
  const { secret } = (await begin()).body;
  expect((await confirm(codeAt(secret, 30))).status).toBe(401);
  for (let minutes = 0; minutes < 12; minutes += 4) {
    nowMs += 4 * 60_000;
    await me.post('/api/v1/patients/search', { text: 'nobody' });
  }
  expect((await confirm(codeAt(secret))).status).toBe(409);
  expect((await signIn()).status).toBe(200);
});

test('beginning asks for the passphrase; who has a factor removes it first', async () => {
  expect((await begin('not the one at all')).status).toBe(403);
  const { secret } = await setFactor();
  expect((await begin()).status).toBe(409);
  const remove = (passphrase: string, code: string) =>
    me.post('/api/v1/me/second-factor/remove', { passphrase, code });
  expect((await remove(PASSPHRASE, '000000')).status).toBe(401);
  expect((await remove('not the one at all', codeAt(secret))).status).toBe(403);
  expect((await remove(PASSPHRASE, codeAt(secret))).status).toBe(200);
  expect((await signIn()).status).toBe(200);
  expect((await begin()).status).toBe(200);
});

test('the secret and the recovery codes are in the database only sealed and hashed', async () => {
  const { secret, recoveryCodes } = await setFactor();
  const rows = await Promise.all(
    (['credentials', 'recovery_codes', 'events'] as const).map((table) =>
      server.premises.db.selectFrom(table).selectAll().execute(),
    ),
  );
  const text = JSON.stringify(rows);
  expect(text).not.toContain(secret);
  for (const code of recoveryCodes) expect(text).not.toContain(code.replaceAll('-', ''));
});

test('a PIN takes a station over only where its owner has signed in with both factors before', async () => {
  const { secret } = await setFactor();
  const pin = '274951';
  const { staffId } = (await me.get<SignedInPerson>('/api/v1/me')).body;
  expect((await me.put('/api/v1/me/pin', { passphrase: PASSPHRASE, pin })).status).toBe(200);
  const take = (station: Caller) => station.post('/api/v1/station/switch', { staffId, pin });
  const elsewhere = await take(server.nurse);
  expect([elsewhere.status, elsewhere.body.type]).toEqual([401, 'urn:afterdose:problem:passphrase-needed']);
  const own = (await signIn(codeAt(secret))).headers.getSetCookie().map((line) => line.split(';')[0]);
  expect((await take(caller(server.url, { cookie: own.join('; ') }))).status).toBe(200);
});
