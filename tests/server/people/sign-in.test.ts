import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemTime } from '#server/elapsed.ts';
import { SIGN_IN_LASTS_MS } from '#server/people/begin-sign-in.ts';
import { addStaff } from '#server/people/staff.ts';
import { caller, PASSPHRASE, signIn, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let processAheadMs = 0;
beforeAll(async () => {
  const time = { ...systemTime, wallMs: () => Date.now() + processAheadMs };
  server = await startTestServer({ surroundings: { time } });
});
afterAll(() => server.stop());

test('a passphrase below 15 characters is refused when staff are added, and nobody is added', async () => {
  const added = await addStaff(server.house, 'Short', 'nurse', 'fourteen chars');
  expect(added).toEqual({ ok: false, why: 'A passphrase needs at least 15 characters.' });
  expect(await server.house.db.selectFrom('staff').selectAll().where('name', '=', 'Short').execute()).toEqual(
    [],
  );
});

test('two people of one name cannot both be added', async () => {
  expect(await addStaff(server.house, 'nora  KELLER', 'nurse', 'another long passphrase')).toMatchObject({
    ok: false,
  });
});

test('names sign in whatever their case, and the cookie is for this site and no script', async () => {
  const answer = await server.nobody.post('/api/v1/sign-in', {
    name: 'NORA keller',
    passphrase: PASSPHRASE,
  });
  expect(answer.body).toMatchObject({ name: 'Nora Keller', role: 'nurse' });
  expect(answer.headers.getSetCookie()[0]).toMatch(/^afterdose_sign_in=.+HttpOnly; SameSite=Strict$/);
});

test.each([
  ['Nora Keller', PASSPHRASE.slice(0, -1)],
  ['Nora Keller', ''],
  ['Nobody Known', PASSPHRASE],
])('%s with a wrong passphrase gets the same answer as a stranger', async (name, passphrase) => {
  const answer = await server.nobody.post('/api/v1/sign-in', { name, passphrase });
  expect([answer.status, answer.body.detail]).toEqual([401, 'Name and passphrase do not belong together.']);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test('signing in, being refused and signing out are in the record of that person', async () => {
  const added = await addStaff(server.house, 'Otto Lang', 'nurse', PASSPHRASE);
  const staffId = added.ok ? added.staffId : '';
  await server.nobody.post('/api/v1/sign-in', { name: 'Otto Lang', passphrase: 'wrong' });
  const otto = await signIn(server.url, 'Otto Lang');
  await otto.post('/api/v1/sign-out', '');
  const events = await server.house.log.read(server.house.clinicId, staffId, 0);
  expect(events.map(({ event }) => event.type)).toEqual([
    'StaffAdded',
    'PassphraseSet',
    'StaffSignInRefused',
    'StaffSignedIn',
    'StaffSignedOut',
  ]);
});

test('after signing out the cookie opens nothing', async () => {
  const nina = await server.as('nurse', 'Nina Voss');
  expect((await nina.get('/api/v1/me')).status).toBe(200);
  expect((await nina.post('/api/v1/sign-out', '')).status).toBe(204);
  expect((await nina.get('/api/v1/me')).status).toBe(401);
});

test('a sign-in ends twelve hours later by the process clock, whatever the clinical clock says', async () => {
  const eva = await server.as('nurse', 'Eva Roth');
  await server.setClock(server.house.clock.now() + 2 * SIGN_IN_LASTS_MS);
  expect((await eva.get('/api/v1/me')).status).toBe(200);
  processAheadMs = SIGN_IN_LASTS_MS;
  expect((await eva.get('/api/v1/me')).status).toBe(401);
  processAheadMs = 0;
});

test('a made-up cookie is nobody', async () => {
  const stranger = caller(server.url, { cookie: 'afterdose_sign_in=abcdef' });
  expect((await stranger.get('/api/v1/sessions')).status).toBe(401);
});
