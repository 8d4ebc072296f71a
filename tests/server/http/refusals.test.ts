import { afterAll, beforeAll, expect, test } from 'vitest';
import { caller, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ID = '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11';

/** Every route that only staff may use; a new one belongs here. */
const STAFF_ROUTES: [method: 'get' | 'post' | 'put', path: string][] = [
  ['get', '/api/v1/me'],
  ['post', '/api/v1/sign-out'],
  ['get', '/api/v1/clinic'],
  ['put', '/api/v1/clinic/chairs'],
  ['put', '/api/v1/clinic/settings'],
  ['put', '/api/v1/clinic/name'],
  ['get', '/api/v1/stations'],
  ['get', '/api/v1/displays'],
  ['post', '/api/v1/displays'],
  ['post', `/api/v1/displays/${ID}/link`],
  ['post', `/api/v1/displays/${ID}/revoke`],
  ['post', '/api/v1/patients'],
  ['get', `/api/v1/patients/${ID}`],
  ['post', '/api/v1/patients/search'],
  ['post', `/api/v1/patients/${ID}/correct`],
  ['get', '/api/v1/sessions'],
  ['post', '/api/v1/sessions'],
  ['get', `/api/v1/sessions/${ID}`],
  ['get', `/api/v1/sessions/${ID}/readings`],
  ['get', `/api/v1/sessions/${ID}/events`],
  ['post', `/api/v1/sessions/${ID}/commands`],
  ['post', `/api/v1/sessions/${ID}/readings/${ID}/move`],
  ['get', '/api/v1/devices'],
  ['post', '/api/v1/devices'],
  ['post', `/api/v1/devices/${ID}/rotate`],
  ['put', `/api/v1/devices/${ID}/name`],
  ['post', `/api/v1/devices/${ID}/revoke`],
  ['put', `/api/v1/devices/${ID}/binding`],
  ['get', `/api/v1/devices/${ID}/refused`],
  ['get', '/api/v1/waiting-readings'],
  ['post', `/api/v1/waiting-readings/${ID}/assign`],
  ['post', `/api/v1/waiting-readings/${ID}/dismiss`],
];

test.each(STAFF_ROUTES)('%s %s is closed to whoever is not signed in', async (method, path) => {
  const { status, body } = await server.nobody[method](path, {});
  expect([status, (body as { type: string }).type]).toEqual([401, 'urn:afterdose:problem:not-signed-in']);
});

test('the documentation names every staff route, and no other but sign-in, pairing, clock and readings', async () => {
  const { body } = await server.nobody.get<{ openapi: string; paths: Record<string, object> }>(
    '/api/openapi.json',
  );
  const documented = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const names = {
    patients: 'patientId',
    sessions: 'sessionId',
    devices: 'deviceId',
    displays: 'displayId',
    'waiting-readings': 'readingId',
  };
  const staff = STAFF_ROUTES.map(([method, path]) => {
    const first = path.split('/')[3] as keyof typeof names;
    return `${method} ${path.replace(ID, `{${names[first]}}`).replace(ID, '{entryId}')}`;
  });
  const open = [
    'post /api/v1/sign-in',
    'get /api/v1/clock',
    'put /api/v1/clock',
    'post /api/v1/readings',
    'post /api/v1/displays/pair',
  ];
  expect(documented.sort()).toEqual([...staff, ...open].sort());
  expect(body.openapi).toBe('3.1.0');
});

test('the documentation can be read in a browser', async () => {
  const page = await fetch(`${server.url}/api/docs/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('swagger');
});

test.each([
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['plain text', { 'content-type': 'text/plain' }, 415],
  ['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ['a JSON look-alike', { 'content-type': 'application/jsonp' }, 415],
  ['another site', { origin: 'https://evil.example' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['a neighbouring port', { origin: 'http://127.0.0.1:1' }, 403],
])('a change sent by %s is refused before anyone reads it', async (_who, headers, status) => {
  const answer = await caller(server.url, { cookie: server.nurse.cookie, ...headers }).post(
    '/api/v1/sign-out',
    '{}',
  );
  expect(answer.status).toBe(status);
  expect((await server.nurse.get('/api/v1/me')).status).toBe(200);
});

test('our own origin may change things', async () => {
  const own = caller(server.url, { cookie: server.nurse.cookie, origin: server.url });
  expect((await own.post('/api/v1/patients/search', { text: '' })).status).toBe(200);
});

test.each([
  ['{"name":', 400, 'malformed'],
  ['[]', 400, 'malformed'],
  ['"text"', 400, 'malformed'],
  ['null', 400, 'malformed'],
  ['{"name":"x","passphrase":"y","role":"admin"}', 400, 'malformed'],
  ['{"__proto__":{"isAdmin":true},"name":"x","passphrase":"y"}', 400, 'malformed'],
  ['{"name":["x"],"passphrase":"y"}', 400, 'malformed'],
  [`{"name":"x","passphrase":"${'y'.repeat(1024 * 1024)}"}`, 413, 'too-large'],
])('the body %.40s is refused as a problem', async (body, status, kind) => {
  const answer = await server.nobody.post('/api/v1/sign-in', body);
  expect([answer.status, answer.body.type]).toEqual([status, `urn:afterdose:problem:${kind}`]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test('a refused field is named by a pointer', async () => {
  const answer = await server.nobody.post('/api/v1/sign-in', { name: '', passphrase: 'y' });
  expect(answer.body.pointer).toBe('/name');
  expect(answer.body.detail).toContain('/name');
});

test.each(['/api/v1/nothing', '/api', '/.git/HEAD', '/package.json', '/..%2f..%2fetc/passwd', '/metrics'])(
  '%s is not there',
  async (path) => {
    const answer = await server.nurse.get(path);
    expect([answer.status, answer.body.type]).toEqual([404, 'urn:afterdose:problem:not-found']);
  },
);

test.each([
  ['/api/v1/sessions/not-an-id', 400],
  [`/api/v1/sessions/${ID}`, 404],
  [`/api/v1/sessions/${ID}/readings?limit=1e9`, 400],
  [`/api/v1/sessions/${ID}/readings?limit=-1`, 400],
  [`/api/v1/sessions/${ID}/readings?limit=0`, 400],
  [`/api/v1/sessions/${ID}/readings?after=1&after=2`, 400],
  [`/api/v1/sessions/${ID}/readings?sort=name`, 400],
  [`/api/v1/patients/${ID}`, 404],
])('GET %s answers %i', async (path, status) => {
  expect((await server.nurse.get(path)).status).toBe(status);
});

test('answers of the interface are never stored by a browser, and may not be framed or run foreign scripts', async () => {
  const { headers } = await server.nurse.get('/api/v1/me');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe-eval');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a name that was made to point at this machine is not answered', async () => {
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    request(`${server.url}/api/v1/clock`, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(421);
});

test('a nurse may not change the chairs, an administrator may', async () => {
  const body = { commandId: ID, chairIds: ['1', '2', 'Window'] };
  expect((await server.nurse.put('/api/v1/clinic/chairs', body)).status).toBe(403);
  const admin = await server.as('admin', 'Ada Minder');
  const changed = await admin.put<{ chairIds: string[] }>('/api/v1/clinic/chairs', body);
  expect(changed.body.chairIds).toEqual(['1', '2', 'Window']);
});
