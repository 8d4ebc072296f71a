import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import type { BrokenGlass, InvitedStaff, RecoveryCodes, SecondFactorOffer } from '#shared/wire/people.ts';
import type { TrailLine, TrailPage, TrailVerification } from '#shared/wire/trail.ts';
import { type PostgresServer, startPostgres } from './log/postgres-server.ts';
import { withCookies } from './people/empty-server.ts';
import { MIN, signIn, startTestServer, TEN, temporaryFolder } from './test-server.ts';
import { parseCsv } from './trail/parse-csv.ts';
import { breakGlass, restrict, staffIdOf } from './trail/people.ts';
import { CALM, giveDose, openVisit, readings, recordSet, send, view } from './visit.ts';

let postgres: PostgresServer;
const folder = temporaryFolder();
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  folder.remove();
});

test('the whole server works on PostgreSQL and finds everything again after a restart', async () => {
  const options = { dataFolder: folder.path, config: { databaseUrl: await postgres.emptyDatabaseUrl() } };
  const first = await startTestServer(options);
  const { sessionId } = await openVisit(first.nurse);
  await send(first.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(first.nurse, sessionId, recordSet(TEN, CALM));
  await send(first.nurse, sessionId, giveDose(TEN));
  const { deviceId, caller: device } = await first.device();
  await first.nurse.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
  await first.setClock(TEN + 10 * MIN);
  const high = {
    readingId: randomUUID(),
    takenAt: new Date(TEN + 10 * MIN).toISOString(),
    heartRateBpm: 135,
  };
  expect((await device.post<ReadingAnswer>('/api/v1/readings', high)).body).toMatchObject({
    status: 'recorded',
  });
  expect((await device.post<ReadingAnswer>('/api/v1/readings', high)).body).toMatchObject({
    status: 'duplicate',
  });
  await first.setClock(TEN + 30 * MIN);
  const before = await view(first.nurse, sessionId);
  expect(before.judgement.alerts.open[0]).toMatchObject({ severity: 'critical' });
  await first.stop();

  const again = await startTestServer(options);
  const nurse = await signIn(again.url, 'Nora Keller');
  expect(await view(nurse, sessionId)).toEqual(before);
  expect(await readings(nurse, sessionId)).toHaveLength(2);
  await again.stop();
});

test('on PostgreSQL too a record is restricted, its glass broken, and the trail paged, exported and checked', async () => {
  const server = await startTestServer({ config: { databaseUrl: await postgres.emptyDatabaseUrl() } });
  const admin = await server.as('admin', 'Ada Boss');
  const { patientId, sessionId } = await openVisit(server.prescriber);
  await restrict(server.prescriber, patientId, [await staffIdOf(server.prescriber)]);
  expect((await server.nurse.get(`/api/v1/sessions/${sessionId}`)).status).toBe(403);
  await Promise.all([1, 2].map(() => breakGlass(server.nurse, sessionId)));
  await Promise.all([1, 2, 3, 4].map(() => server.nurse.get(`/api/v1/sessions/${sessionId}`)));
  const { broken } = (await admin.get<{ broken: BrokenGlass[] }>('/api/v1/break-glass')).body;
  expect(broken).toMatchObject([{ sessionId, staffName: 'Nora Keller', reason: 'Found unresponsive.' }]);

  const key = ({ kind, subjectId, seq }: TrailLine) => `${kind} ${subjectId} ${seq}`;
  const page = async (query: string) => (await admin.get<TrailPage>(`/api/v1/trail?${query}`)).body;
  const all = (await page('limit=500')).lines.map(key);
  const paged: string[] = [];
  for (let before: string | null = ''; before !== null; ) {
    const next: TrailPage = await page(`limit=3${before === '' ? '' : `&before=${before}`}`);
    paged.push(...next.lines.map(key));
    before = next.before;
  }
  expect(paged.filter((line) => all.includes(line))).toEqual(all);
  expect(new Set(paged).size).toBe(paged.length);
  const exported = (await admin.get<string>('/api/v1/trail/export.csv')).body;
  const rows = parseCsv(exported).slice(1);
  expect(all.filter((line) => !rows.some((row) => `${row[2]} ${row[7]} ${row[8]}` === line))).toEqual([]);
  const checked = (await admin.get<TrailVerification>('/api/v1/trail/verification')).body;
  expect(checked).toMatchObject({ whole: true, findings: [] });
  expect(checked.views).toBeGreaterThan(6);
  await server.stop();
});

test('on PostgreSQL too people come by invitation, prove a second factor, pass a station by PIN and are reset', async () => {
  const server = await startTestServer({ config: { databaseUrl: await postgres.emptyDatabaseUrl() } });
  const admin = await server.as('admin', 'Ada Boss');
  const { staff, link } = (
    await admin.post<InvitedStaff>('/api/v1/staff', {
      commandId: randomUUID(),
      name: 'Lea Voss',
      role: 'nurse',
    })
  ).body;
  const passphrase = 'nine red umbrellas at noon';
  const body = { token: link.path.split('#')[1], passphrase, pin: '274951' };
  const arrivals = await Promise.all(
    [1, 2].map(() => server.nobody.post('/api/v1/invitations/accept', body)),
  );
  expect(arrivals.map(({ status }) => status).sort()).toEqual([200, 404]);

  const take = (pin: string) => server.nurse.post('/api/v1/station/switch', { staffId: staff.staffId, pin });
  const wrong = await Promise.all(['830617', '830618', '830619', '830620', '830621', '830622'].map(take));
  expect(wrong.every(({ status }) => status === 401)).toBe(true);
  expect((await take('274951')).body.type).toBe('urn:afterdose:problem:passphrase-needed');

  const proves = (code?: string) =>
    server.nobody.post('/api/v1/sign-in', {
      name: 'Lea Voss',
      passphrase,
      ...(code === undefined ? {} : { code }),
    });
  const lea = withCookies(server.url, await proves());
  const { secret } = (await lea.post<SecondFactorOffer>('/api/v1/me/second-factor/begin', { passphrase }))
    .body;
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const { recoveryCodes } = (await lea.post<RecoveryCodes>('/api/v1/me/second-factor/confirm', { code }))
    .body;
  expect((await proves(code)).status).toBe(401);
  const twice = await Promise.all([1, 2].map(() => proves(recoveryCodes[0])));
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 401]);
  // A station that does not know her asks for more than the PIN of somebody with a second factor; her own takes it.
  expect((await take('274951')).body.type).toBe('urn:afterdose:problem:passphrase-needed');
  const taken = await lea.post('/api/v1/station/switch', { staffId: staff.staffId, pin: '274951' });
  expect(taken.status).toBe(200);
  const here = withCookies(server.url, taken);
  expect((await here.get('/api/v1/me')).status).toBe(200);

  const reset = { commandId: randomUUID(), reason: 'lost' };
  await admin.post(`/api/v1/staff/${staff.staffId}/reset`, reset);
  expect((await here.get('/api/v1/me')).status).toBe(401);
  expect((await proves(recoveryCodes[1])).status).toBe(401);
  await server.stop();
});
