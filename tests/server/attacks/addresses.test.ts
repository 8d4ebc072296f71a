import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInterface } from '#server/http/interface-paths.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { openVisit, type Visit } from '../visit.ts';

let server: TestServer;
let visit: Visit;
beforeAll(async () => {
  server = await startTestServer();
  visit = await openVisit(server.nurse, { name: 'Anna O’Hara', recordNumber: 'R-1' });
  await openVisit(server.nurse, { name: 'Per%cent Under_score', recordNumber: 'R-2' });
});
afterAll(() => server.stop());

const status = async (path: string) => (await server.nurse.get(path)).status;

describe('[A-7] an id that is no id', () => {
  test.each(['[object Object]', '%5B%5D', '%7B%22%24ne%22%3A1%7D', '1', 'null', '*', '-1'])(
    '/%s is refused or not there, never another record',
    async (id) => {
      for (const path of [
        `/api/v1/sessions/${id}`,
        `/api/v1/patients/${id}`,
        `/api/v1/sessions/${id}/readings`,
      ])
        expect([400, 404]).toContain(await status(path));
    },
  );

  test.each(['id[$ne]=1', 'id[]=a', 'after[$gt]=0', 'after[]=1', 'limit[]=1'])(
    '?%s is refused',
    async (query) => {
      expect(await status(`/api/v1/sessions/${visit.sessionId}/readings?${query}`)).toBe(400);
    },
  );

  test('in a body is refused', async () => {
    for (const patientId of [{ $ne: 1 }, ['a'], 1, null, true]) {
      const body = { patientId, commandId: randomUUID(), identity: {}, differentPersonConfirmed: true };
      expect((await server.nurse.post('/api/v1/patients', body)).status).toBe(400);
    }
  });
});

describe('[A-8] an id written otherwise', () => {
  test.each([
    ['in braces', (id: string) => `{${id}}`],
    ['with a blank behind it', (id: string) => `${id}%20`],
    ['with a NUL behind it', (id: string) => `${id}%00`],
    ['without its dashes', (id: string) => id.replaceAll('-', '')],
    ['as a URN', (id: string) => `urn:uuid:${id}`],
    ['with a dot behind it', (id: string) => `${id}.json`],
    ['in full-width digits', (id: string) => encodeURIComponent(id.replace(/\d/, '１'))],
  ])('%s is refused or not there, never another record', async (_how, written) => {
    for (const [kind, id] of [
      ['sessions', visit.sessionId],
      ['patients', visit.patientId],
    ] as const) {
      const answer = await server.nurse.get<{ patientId?: string }>(`/api/v1/${kind}/${written(id)}`);
      expect([400, 404]).toContain(answer.status);
    }
  });

  test('in capitals is the same id', async () => {
    const { body } = await server.nurse.get<{ sessionId: string }>(
      `/api/v1/sessions/${visit.sessionId.toUpperCase()}`,
    );
    expect(body.sessionId).toBe(visit.sessionId);
  });
});

test('[A-8] an id in capitals is the same id, and opens the same record', async () => {
  const answer = await server.nurse.get<{ patientId?: string }>(
    `/api/v1/patients/${visit.patientId.toUpperCase()}`,
  );
  expect([answer.status, answer.body.patientId]).toEqual([200, visit.patientId]);
});

describe('[A-57] a parameter', () => {
  test.each([
    'limit=1e9',
    'limit=-1',
    'limit=0',
    'limit=1001',
    'limit=1.5',
    'limit=',
    'limit=%31%00',
    'after=-1',
    'after=9999999999999999',
    'sort=password',
    'page=0',
  ])('?%s is refused', async (query) => {
    expect(await status(`/api/v1/sessions/${visit.sessionId}/readings?${query}`)).toBe(400);
  });

  test('that nobody reads is refused by every route of the interface, before who asks is of any matter', async () => {
    const routes = server.app.routeRows.filter(({ url }) => isInterface(url) && !url.startsWith('/api/docs'));
    expect(routes.length).toBeGreaterThan(20);
    for (const { method, url } of routes) {
      const path = url.replace(/:\w+/g, randomUUID());
      const answer = await fetch(`${server.url}${path}?sort=password`, {
        method,
        headers: { cookie: server.nurse.cookie, 'content-type': 'application/json' },
      });
      // Whoever may not ask at all hears that first.
      expect([method, url, [400, 401, 403].includes(answer.status)]).toEqual([method, url, true]);
      if (answer.status !== 400) continue;
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});

test.each([
  '/api/v1/clock?a=1&a=2',
  '/api/v1/me?a=1&a=2',
  '/api/v1/sessions?sessionId=a&sessionId=b',
  '/healthz?a=1&a=1',
])('[A-58] %s, twice the same parameter, is refused', async (path) => {
  expect(await status(path)).toBe(400);
});

test('[A-58] a page’s parameter that stands twice is refused for what it is', async () => {
  const answer = await server.nurse.get(`/api/v1/sessions/${visit.sessionId}/readings?after=1&after=2`);
  expect(answer.body.detail).toBe('A parameter of the address stands twice.');
});

describe('[A-59] a search', () => {
  const search = async (text: string) => {
    const answer = await server.nurse.post<{ patients: PatientRecord[] }>('/api/v1/patients/search', {
      text,
    });
    return [answer.status, answer.body.patients?.map(({ identity }) => identity.recordNumber)];
  };
  test.each([
    ["' OR 1=1--", []],
    ["'; DROP TABLE patients;--", []],
    ["R-1' OR 'a'='a", []],
    ['\\', []],
    ['"', []],
    ['.*', []],
    ['[', []],
    ['%', ['R-2']],
    ['_', ['R-2']],
    ['o’hara', ['R-1']],
  ])('for %s finds what is written so, and nothing else', async (text, found) => {
    expect(await search(text)).toEqual([200, found]);
  });

  test('leaves everything in its place', async () => {
    const rows = await server.premises.db.selectFrom('patients').select('patient_id').execute();
    expect(rows).toHaveLength(2);
  });
});

describe('[A-60] a text made to keep a pattern busy', () => {
  const BOMBS = [
    `${'a'.repeat(50_000)}!`,
    `${'(a+)+'.repeat(10_000)}$`,
    ' '.repeat(50_000),
    '́'.repeat(50_000),
  ];
  test.each(BOMBS.map((text) => [text.slice(0, 5), text]))(
    'of %s… is refused by its length',
    async (_what, text) => {
      expect((await server.nurse.post('/api/v1/patients/search', { text })).status).toBe(400);
      expect((await server.nobody.post('/api/v1/sign-in', { name: text, passphrase: 'x' })).status).toBe(400);
      expect([400, 404, 414, 431]).toContain(
        await status(`/api/v1/sessions/${encodeURIComponent(text.slice(0, 4000))}`),
      );
    },
  );

  test('of two hundred letters is searched for like any other', async () => {
    for (const text of ['a'.repeat(200), '(a+)+$'.repeat(33), ' '.repeat(200)])
      expect((await server.nurse.post('/api/v1/patients/search', { text })).status).toBe(200);
  });
});
