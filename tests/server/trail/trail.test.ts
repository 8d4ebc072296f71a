import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '#server/log/open-log.ts';
import { appendPlain } from '#server/streams.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { TrailLine, TrailPage, TrailVerification } from '#shared/wire/trail.ts';
import { tamper } from '../log/tamper.ts';
import { display } from '../people/every-caller.ts';
import { type Caller, MIN, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { openVisit, recordSet, send, type Visit } from '../visit.ts';
import { parseCsv } from './parse-csv.ts';
import { staffIdOf } from './people.ts';

/** In every text about the patient: the trail tells none of it. */
const SECRET = 'Zebedee';

let server: TestServer;
let admin: Caller;
let visit: Visit;
beforeAll(async () => {
  server = await startTestServer({ config: { timeZone: 'Europe/Zurich' } });
  admin = await server.as('admin', 'Ada Boss');
  visit = await openVisit(server.nurse, {
    name: `${SECRET} Berg`,
    recordNumber: SECRET,
    allergies: [SECRET],
  });
  await send(server.nurse, visit.sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await server.setClock(TEN + 5 * MIN);
  const content = { kind: 'note', takenAtMs: TEN, text: SECRET } as const;
  const note = { entryId: randomUUID(), content, lateReason: null };
  await send(server.nurse, visit.sessionId, { type: 'WriteNote', body: note });
  await server.prescriber.get(`/api/v1/sessions/${visit.sessionId}`);
  const wall = (await display(server)).cookie;
  await fetch(`${server.url}/api/v1/sessions`, { headers: { cookie: wall } });
});
afterAll(() => server.stop());

const page = async (query: Record<string, string | number> = {}) => {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return (await admin.get<TrailPage & Problem>(`/api/v1/trail?${text}`)).body;
};
const brief = ({ kind, who, role, what, streamKind }: TrailLine) => [kind, who, role, what, streamKind];

/** Everything from the newest back, in pages of `size`; `between` is done after each page. */
async function walk(size: number, query = {}, between = async () => {}): Promise<TrailLine[]> {
  const lines: TrailLine[] = [];
  let before: string | null = null;
  do {
    const next: TrailPage = await page({ ...query, limit: size, ...(before === null ? {} : { before }) });
    lines.push(...next.lines);
    before = next.before;
    await between();
  } while (before !== null);
  return lines;
}

test('the trail tells who changed and who viewed what, newest first, and that it was read', async () => {
  const { lines } = await page({ limit: 3 });
  expect(lines.map(brief)).toEqual([
    ['view', 'Ada Boss', 'admin', 'trail', 'clinic'],
    ['view', 'Wall', 'wall', 'board', 'clinic'],
    ['view', 'Ida Lindqvist', 'prescriber', 'session', 'session'],
  ]);
  expect(lines[2]).toMatchObject({ subjectId: visit.sessionId, atMs: TEN + 5 * MIN });
  const all = await walk(50);
  expect(all.map(({ atMs }) => atMs)).toEqual([...all.map(({ atMs }) => atMs)].sort((a, b) => b - a));
  expect(all.map(brief)).toContainEqual(['change', 'Afterdose', 'system', 'DisplayAdded', 'clinic']);
  expect(all.map(brief)).toContainEqual(['change', 'Nora Keller', 'nurse', 'EntryRecorded', 'session']);
  expect(all.map(brief)).toContainEqual(['change', 'Nora Keller', 'nurse', 'StaffSignedIn', 'staff']);
});

test('changes, views and a time are asked for by themselves; the end of a time is not in it', async () => {
  const kinds = (lines: TrailLine[]) => new Set(lines.map(({ kind }) => kind));
  expect(kinds(await walk(100, { kind: 'change' }))).toEqual(new Set(['change']));
  expect(kinds(await walk(100, { kind: 'view' }))).toEqual(new Set(['view']));
  const early = await walk(100, { fromMs: TEN, toMs: TEN + 5 * MIN });
  expect(new Set(early.map(({ atMs }) => atMs))).toEqual(new Set([TEN]));
  const late = await walk(100, { fromMs: TEN + 5 * MIN });
  expect(new Set(late.map(({ atMs }) => atMs))).toEqual(new Set([TEN + 5 * MIN]));
  expect((await page({ toMs: TEN })).lines).toEqual([]);
});

test.each([1, 3, 7])(
  'in pages of %i every line comes once, also while others write and look',
  async (size) => {
    const now = await walk(500);
    const paged = await walk(size, {}, async () => {
      await send(server.nurse, visit.sessionId, recordSet(TEN + 5 * MIN, { heartRateBpm: 71 }));
      await server.prescriber.get(`/api/v1/sessions/${visit.sessionId}`);
    });
    const key = ({ kind, subjectId, seq, what }: TrailLine) => `${kind} ${subjectId} ${seq} ${what}`;
    const known = new Set(now.map(key));
    expect(paged.map(key).filter((one) => known.has(one))).toEqual(now.map(key));
    expect(new Set(paged.map(key)).size).toBe(paged.length);
  },
);

test('the trail tells nothing of what was written about a patient, on no page and in no export', async () => {
  expect(JSON.stringify(await walk(500))).not.toContain(SECRET);
  expect(await exported()).not.toContain(SECRET);
});

test.each([
  'limit=0',
  'limit=-1',
  'limit=1e9',
  'limit=501',
  'limit=5&limit=6',
  'kind=all',
  'kind[]=view',
  'before=abc',
  'before=e30',
  'fromMs=yesterday',
  'fromMs=-1',
  'sort=who',
  'clinicId=10000000-0000-4000-8000-000000000001',
])('[A-57] [A-58] the question ?%s is refused and not answered in part', async (query) => {
  for (const path of ['/api/v1/trail', '/api/v1/trail/export.csv']) {
    const answer = await admin.get<Problem>(`${path}?${query}`);
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:afterdose:problem:malformed']);
  }
});

test('only an admin reads, exports and checks the trail', async () => {
  for (const path of ['/api/v1/trail', '/api/v1/trail/export.csv', '/api/v1/trail/verification'])
    for (const person of [server.nurse, server.prescriber]) expect((await person.get(path)).status).toBe(403);
});

async function exported(query = ''): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/trail/export.csv${query}`, {
    headers: { cookie: admin.cookie },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  return bytes.subarray(3).toString('utf8');
}

test('the export holds the whole trail, in UTC and in the time of the clinic, and is itself in it', async () => {
  const rows = parseCsv(await exported());
  const lines = (await walk(500)).filter(({ what }) => what !== 'trail');
  expect(rows[0]).toEqual([
    'time (UTC)',
    'time (clinic)',
    'kind',
    'who',
    'role',
    'what',
    'of',
    'id',
    'number',
  ]);
  expect(rows[1]?.slice(0, 6)).toEqual([
    '2026-03-02T10:05:00.000Z',
    '2026-03-02T11:05:00.000+01:00',
    'view',
    'Ada Boss',
    'admin',
    'trailExport',
  ]);
  const told = rows.slice(1).filter((row) => row[5] !== 'trail');
  expect(told.map((row) => [row[2], row[7], row[8]])).toEqual(
    lines.map(({ kind, subjectId, seq }) => [kind, subjectId, String(seq)]),
  );
});

test('an export of more lines than are read at once is whole, and of a time only what is of it', async () => {
  const staffId = await staffIdOf(server.nurse);
  const seen = Array.from({ length: 1_100 }, () => ({
    eventId: randomUUID(),
    event: { type: 'PinSet', body: {} } as const,
    takenAtMs: null,
    recordedAtMs: server.house.stamp(),
    actor: { kind: 'system' } as const,
  }));
  await appendPlain(server.house, 'staff', staffId, null, null, seen);
  const { house } = server;
  const events = await house.db
    .selectFrom('events')
    .select('seq')
    .where('clinic_id', '=', house.clinicId)
    .execute();
  expect(events.length).toBeGreaterThan(1_100);
  const rows = parseCsv(await exported());
  expect(rows.filter((row) => row[2] === 'change')).toHaveLength(events.length);
  const early = parseCsv(await exported(`?toMs=${TEN + 5 * MIN}`)).slice(1);
  expect(new Set(early.map((row) => row[0]))).toEqual(new Set(['2026-03-02T10:00:00.000Z']));
});

test('[A-39] an export is a file to keep, under a name that nobody typed', async () => {
  const answer = await fetch(`${server.url}/api/v1/trail/export.csv`, { headers: { cookie: admin.cookie } });
  await answer.arrayBuffer();
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="afterdose-trail-2026-03-02.csv"',
  );
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('[A-36] a name that begins as a formula is a text in the export', async () => {
  const name = '=HYPERLINK("http://x","y")';
  const mallory = await server.as('nurse', name);
  await mallory.get(`/api/v1/sessions/${visit.sessionId}`);
  const rows = parseCsv(await exported());
  const own = rows.filter((row) => row[7] === visit.sessionId && row[3]?.includes('HYPERLINK'));
  expect(own[0]?.[3]).toBe(`'${name}`);
  expect(await staffIdOf(mallory)).not.toBe('');
});

test('the check reads the whole clinic and says that it is whole; altered, it names the first row that was', async () => {
  const check = async () => (await admin.get<TrailVerification>('/api/v1/trail/verification')).body;
  const [whole, meanwhile] = await Promise.all([check(), check()]);
  expect(whole).toMatchObject({ whole: true, findings: [], atMs: server.house.clock.now() });
  expect(meanwhile.whole).toBe(true);
  const { house } = server;
  const count = async (table: 'events' | 'access_trail') =>
    (await house.db.selectFrom(table).select('seq').where('clinic_id', '=', house.clinicId).execute()).length;
  const { events, views } = await check();
  expect([events, views]).toEqual([await count('events'), await count('access_trail')]);

  const attacker = await openLog({ dataFolder: server.dataFolder, databaseUrl: null });
  await tamper(attacker, `update access_trail set viewer_name = 'Nobody' where seq = 2`);
  await attacker.close();
  const altered = await check();
  expect(altered.whole).toBe(false);
  expect(altered.findings).toEqual([
    `Clinic ${house.clinicId}, access trail: view 2 is not as it was written.`,
    expect.stringContaining('Guards of the database are gone'),
  ]);
});
