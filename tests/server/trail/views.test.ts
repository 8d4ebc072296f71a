import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mayDo } from '#shared/rights.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { VIEWED } from '#shared/wire/viewed.ts';
import { display } from '../people/every-caller.ts';
import { type Caller, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { connected, follow, openSocket, type StaffSocket } from '../test-socket.ts';
import { CALM, identity, openVisit, recordSet, send, type Visit } from '../visit.ts';

/** In every text that belongs to a patient: whatever holds it shows something of a record. */
const MARKER = 'Zebedee';

let failing = false;
let refused = 0;
const storage: KyselyPlugin = {
  transformQuery({ node }) {
    if (failing && node.kind === 'InsertQueryNode' && JSON.stringify(node.into).includes('access_trail')) {
      refused += 1;
      throw Object.assign(new Error('no space'), { code: 'SQLITE_FULL' });
    }
    return node;
  },
  transformResult: async ({ result }) => result,
};

let server: TestServer;
let admin: Caller;
let visit: Visit;
let deviceId: string;
let socket: StaffSocket;
beforeAll(async () => {
  server = await startTestServer({ surroundings: { plugins: [storage] } });
  admin = await server.as('admin', 'Ada Boss');
  visit = await openVisit(server.nurse, { name: `${MARKER} Berg`, recordNumber: `${MARKER}-1` }, '1');
  await send(server.nurse, visit.sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(server.nurse, visit.sessionId, recordSet(TEN, CALM));
  const cuff = await server.device();
  deviceId = cuff.deviceId;
  const wrong = { readingId: randomUUID(), takenAt: new Date(TEN).toISOString(), heartRateBpm: 70 };
  await cuff.caller.post('/api/v1/readings', [
    { ...wrong, patientId: `${MARKER}-1` },
    { ...wrong, readingId: randomUUID(), takenAt: MARKER },
  ]);
  socket = await connected(openSocket(server.url, server.nurse.cookie));
});
afterAll(async () => {
  socket.close();
  await server.stop();
});

/** What was noted while `look` looked, oldest first. */
async function notedDuring<T>(look: () => Promise<T>): Promise<{ seen: T; noted: string[][] }> {
  const before = await rows();
  const seen = await look();
  const noted = (await rows()).slice(before.length);
  return { seen, noted: noted.map((row) => [row.viewer_name, row.viewed, row.subject_id]) };
}
const rows = () => server.house.db.selectFrom('access_trail').selectAll().orderBy('seq').execute();

test('no answer to any question shows anything of a patient that is not noted, whoever asks', async () => {
  const ids: Record<string, string> = { sessionId: visit.sessionId, patientId: visit.patientId, deviceId };
  const people: [Role, Caller][] = [
    ['nurse', server.nurse],
    ['prescriber', server.prescriber],
    ['admin', admin],
  ];
  const showed = new Set<string>();
  const asked = server.app.routeRows.filter(({ method, url }) => method === 'GET' && url.startsWith('/api/'));
  for (const { url, act } of asked)
    for (const [role, person] of people) {
      if (!mayDo(role, act) || url.includes('/docs') || url.includes('openapi')) continue;
      const path = url.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? randomUUID());
      const { seen, noted } = await notedDuring(() =>
        fetch(`${server.url}${path}`, { headers: { cookie: person.cookie } }).then((answer) => answer.text()),
      );
      if (!seen.includes(MARKER)) continue;
      showed.add(url);
      expect(noted, `${role} ${url}`).not.toEqual([]);
    }
  expect([...showed].sort()).toEqual(
    expect.arrayContaining([
      '/api/v1/patients/:patientId',
      '/api/v1/sessions',
      '/api/v1/sessions/:sessionId',
      '/api/v1/sessions/:sessionId/events',
      '/api/v1/waiting-readings',
    ]),
  );
});

test('each view is noted with who looked, in which role, at what', async () => {
  const { sessionId, patientId } = visit;
  const { clinicId } = server.house;
  const looks: [path: string, viewed: keyof typeof VIEWED, subject: string][] = [
    [`/api/v1/sessions/${sessionId}`, 'session', sessionId],
    [`/api/v1/sessions/${sessionId}/readings`, 'readings', sessionId],
    [`/api/v1/sessions/${sessionId}/events`, 'events', sessionId],
    [`/api/v1/patients/${patientId}`, 'patient', patientId],
    [`/api/v1/devices/${deviceId}/refused`, 'refusedReadings', deviceId],
    ['/api/v1/waiting-readings', 'waitingReadings', clinicId],
    ['/api/v1/sessions', 'board', clinicId],
  ];
  for (const [path, viewed, subject] of looks) {
    const { noted } = await notedDuring(() => server.prescriber.get(path));
    expect(noted, path).toEqual([['Ida Lindqvist', viewed, subject]]);
  }
  expect((await rows()).at(-1)).toMatchObject({ viewer_kind: 'staff', viewer_role: 'prescriber' });
});

test('whoever a registration is compared with is noted, and so is the record that a repeat answers with; of another nothing is shown', async () => {
  const { patientId } = visit;
  const registration = {
    patientId: randomUUID(),
    commandId: randomUUID(),
    identity: identity({ name: `${MARKER} Borg`, recordNumber: `${MARKER}-2` }),
    differentPersonConfirmed: false,
  };
  const compared = await notedDuring(() => server.nurse.post('/api/v1/patients', registration));
  expect(compared.seen.status).toBe(409);
  expect(compared.noted).toEqual([['Nora Keller', 'patientSearch', patientId]]);
  const known = { ...registration, differentPersonConfirmed: true };
  await server.nurse.post('/api/v1/patients', known);
  const again = await notedDuring(() => server.nurse.post('/api/v1/patients', known));
  expect(again.noted).toEqual([['Nora Keller', 'patient', known.patientId]]);
  const other = await notedDuring(() => server.nurse.post('/api/v1/patients', { ...known, patientId }));
  expect([other.seen.status, other.noted]).toEqual([409, []]);
});

test('a search notes each patient it finds, and a search that finds nobody notes nothing', async () => {
  const found = await notedDuring(() =>
    server.nurse.post('/api/v1/patients/search', { text: `${MARKER}-1` }),
  );
  expect(found.noted).toEqual([['Nora Keller', 'patientSearch', visit.patientId]]);
  const nobody = await notedDuring(() => server.nurse.post('/api/v1/patients/search', { text: 'nobody' }));
  expect(nobody.noted).toEqual([]);
});

test('following the board and a session over the socket is noted once each, of a wall display too', async () => {
  const { clinicId } = server.house;
  const board = await notedDuring(() => follow(socket, { what: 'board' }));
  expect(board.noted).toEqual([['Nora Keller', 'board', clinicId]]);
  const { sessionId } = visit;
  const session = await notedDuring(() => follow(socket, { what: 'session', sessionId, afterSeq: 0 }));
  expect(session.noted).toEqual([['Nora Keller', 'session', sessionId]]);
  const wall = await connected(openSocket(server.url, (await display(server)).cookie));
  const shown = await notedDuring(() => follow(wall, { what: 'board' }));
  expect(shown.noted).toEqual([['Wall', 'board', clinicId]]);
  expect((await rows()).at(-1)).toMatchObject({ viewer_kind: 'display', viewer_role: 'wall' });
  wall.close();
});

test('where storage fails records are shown on, and each look is noted once it works; a trail is not shown unnoted', async () => {
  const { sessionId, patientId } = visit;
  const before = (await rows()).length;
  const said = vi.spyOn(server.premises.logger, 'error');
  failing = true;
  try {
    for (const path of [`/api/v1/sessions/${sessionId}`, `/api/v1/patients/${patientId}`]) {
      const answer = await server.nurse.get(path);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).toContain(MARKER);
    }
    expect(await follow(socket, { what: 'session', sessionId, afterSeq: 0 })).toMatchObject({ ok: true });
    expect(JSON.stringify(await follow(socket, { what: 'board' }))).toContain(MARKER);
    const trail = await admin.get('/api/v1/trail');
    expect([trail.status, trail.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await rows()).toHaveLength(before);
    // What waits has been tried again before the outage ends.
    await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThan(8);
    expect(said.mock.calls.filter(([, line]) => line === 'views cannot be noted; they wait')).toHaveLength(1);
  } finally {
    failing = false;
  }
  await expect
    .poll(
      async () =>
        (await rows())
          .slice(before)
          .map((row) => row.viewed)
          .sort(),
      { timeout: 20_000 },
    )
    .toEqual(['board', 'patient', 'session', 'session']);
});
