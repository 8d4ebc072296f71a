import { afterEach, expect, test } from 'vitest';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { Installation, SignedInPerson } from '#shared/wire/people.ts';
import { temporaryFolder } from '../test-server.ts';
import { type EmptyServer, startEmptyServer, withCookies } from './empty-server.ts';

const running: EmptyServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
async function start(options: Parameters<typeof startEmptyServer>[0] = {}): Promise<EmptyServer> {
  const server = await startEmptyServer(options);
  running.push(server);
  return server;
}

const form = (token: string) => ({
  token,
  clinicName: 'Harbour clinic',
  timeZone: 'Europe/Zurich',
  chairs: 3,
  name: 'Ada Brunner',
  passphrase: 'nine red umbrellas at noon',
});

test('an empty installation says that it is not set up, and what its form begins with', async () => {
  const server = await start({ config: { clinicName: 'Lakeside', timeZone: 'Europe/Rome', chairs: 7 } });
  expect(server.setUpLink).toMatch(new RegExp(`^${server.url}/set-up#[\\w-]{43}$`));
  const { body } = await server.nobody.get<Installation>('/api/v1/installation');
  expect(body).toEqual({
    setUp: false,
    severalClinics: false,
    defaults: { clinicName: 'Lakeside', timeZone: 'Europe/Rome', chairs: 7 },
  });
});

test('nobody can sign in before: the answer is that of a wrong passphrase', async () => {
  const server = await start();
  for (const name of ['admin', 'root', 'Ada Brunner']) {
    const answer = await server.nobody.post('/api/v1/sign-in', { name, passphrase: 'admin' });
    expect([answer.status, answer.body.detail]).toEqual([401, 'Name and passphrase do not belong together.']);
  }
});

test('the link founds the clinic with its first admin, who is signed in and finds it as it was filled in', async () => {
  const server = await start();
  const answer = await server.nobody.post<SignedInPerson>('/api/v1/set-up', form(server.token));
  expect(answer.body).toMatchObject({ kind: 'staff', name: 'Ada Brunner', role: 'admin', locked: false });
  const ada = withCookies(server.url, answer);
  expect((await ada.get<ClinicInfo>('/api/v1/clinic')).body).toMatchObject({
    name: 'Harbour clinic',
    timeZone: 'Europe/Zurich',
    chairIds: ['1', '2', '3'],
  });
  const installation = await server.nobody.get<Installation>('/api/v1/installation');
  expect(installation.body).toEqual({ setUp: true, severalClinics: false, defaults: null });
});

test('the link works once: after it the installation is set up for good', async () => {
  const server = await start();
  await server.nobody.post('/api/v1/set-up', form(server.token));
  const again = await server.nobody.post('/api/v1/set-up', { ...form(server.token), clinicName: 'Mine now' });
  expect([again.status, again.body.type]).toEqual([409, 'urn:afterdose:problem:already-set-up']);
  expect(again.headers.getSetCookie()).toEqual([]);
});

test('an installation that is set up has no link when it starts again', async () => {
  const folder = temporaryFolder();
  const first = await startEmptyServer({ dataFolder: folder.path });
  await first.nobody.post('/api/v1/set-up', form(first.token));
  await first.stop();
  const second = await startEmptyServer({ dataFolder: folder.path });
  expect(second.setUpLink).toBeNull();
  const answer = await second.nobody.post('/api/v1/set-up', form(first.token));
  expect([answer.status, answer.body.type]).toEqual([409, 'urn:afterdose:problem:already-set-up']);
  await second.stop();
  folder.remove();
});

test('a wrong link, and the link of an earlier start, found nothing', async () => {
  const server = await start();
  const earlier = await startEmptyServer();
  await earlier.stop();
  for (const token of ['', 'x'.repeat(43), earlier.token, `${server.token}x`, server.token.slice(1)]) {
    const answer = await server.nobody.post('/api/v1/set-up', form(token));
    expect([answer.status, answer.body.type]).toEqual([404, 'urn:afterdose:problem:link-over']);
  }
  expect(await server.premises.db.selectFrom('clinic').selectAll().execute()).toEqual([]);
});

test('of two who open the link at once, one founds the clinic and the other is told so', async () => {
  const server = await start();
  const answers = await Promise.all([
    server.nobody.post('/api/v1/set-up', form(server.token)),
    server.nobody.post('/api/v1/set-up', { ...form(server.token), name: 'Eve', clinicName: 'Evil' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await server.premises.db.selectFrom('clinic').selectAll().execute()).toHaveLength(1);
  expect(await server.premises.db.selectFrom('staff').selectAll().execute()).toHaveLength(1);
});

test.each([
  ['a weak passphrase', { passphrase: 'Harbour-Clinic-2026!' }, 422, '/passphrase'],
  ['a zone that no map has', { timeZone: 'Europe/Nowhere' }, 400, '/timeZone'],
  ['no chairs', { chairs: 0 }, 400, '/chairs'],
  ['an empty name', { name: ' ' }, 400, '/name'],
  ['a field of somebody else', { role: 'admin' }, 400, ''],
])('%s is refused at its field, and the link still works', async (_what, change, status, pointer) => {
  const server = await start();
  const refused = await server.nobody.post('/api/v1/set-up', { ...form(server.token), ...change });
  expect([refused.status, refused.body.pointer ?? '']).toEqual([status, pointer]);
  expect((await server.nobody.post('/api/v1/set-up', form(server.token))).status).toBe(200);
});

test('the founding and the first admin are in the log, by that admin', async () => {
  const server = await start();
  const { body: ada } = await server.nobody.post<SignedInPerson>('/api/v1/set-up', form(server.token));
  const [clinic] = await server.premises.db.selectFrom('clinic').select('clinic_id').execute();
  const clinicId = clinic?.clinic_id ?? '';
  const founding = await server.premises.log.read(clinicId, clinicId, 0);
  const person = await server.premises.log.read(clinicId, ada.staffId, 0);
  expect([...founding, ...person].map(({ event, actor }) => [event.type, actor])).toEqual(
    ['ClinicFounded', 'StaffAdded', 'PassphraseSet', 'StaffSignedIn'].map((type) => [
      type,
      { kind: 'staff', staffId: ada.staffId, name: 'Ada Brunner', role: 'admin' },
    ]),
  );
});
