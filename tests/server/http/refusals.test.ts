import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caller, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ID = '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11';

describe('the documentation', () => {
  test('names every route of the interface and no other', async () => {
    const { body } = await server.nobody.get<{ openapi: string; paths: Record<string, object> }>(
      '/api/openapi.json',
    );
    const documented = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const routes = server.app.routeRows.flatMap(({ method, url }) =>
      url.startsWith('/api/v1/') && method !== 'HEAD'
        ? [`${method.toLowerCase()} ${url.replace(/:(\w+)/g, '{$1}')}`]
        : [],
    );
    expect(documented.sort()).toEqual(routes.sort());
    expect(body.openapi).toBe('3.1.0');
  });

  test('can be read in a browser', async () => {
    const page = await fetch(`${server.url}/api/docs/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('swagger');
  });
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
  ['{"name":["x"],"passphrase":"y"}', 400, 'malformed'],
  [`{"name":"x","passphrase":"${'y'.repeat(1024 * 1024)}"}`, 413, 'too-large'],
])('the body %.40s is refused as a problem', async (body, status, kind) => {
  const answer = await server.nobody.post('/api/v1/sign-in', body);
  expect([answer.status, answer.body.type]).toEqual([status, `urn:afterdose:problem:${kind}`]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
});

describe('a refused field', () => {
  test('is named by a pointer', async () => {
    const answer = await server.nobody.post('/api/v1/sign-in', { name: '', passphrase: 'y' });
    expect(answer.body.pointer).toBe('/name');
    expect(answer.body.detail).toContain('/name');
  });

  test('of the caller’s own naming is quoted no further than it takes to tell which', async () => {
    const answer = await server.nobody.post('/api/v1/sign-in', { [`x${'y'.repeat(10_000)}`]: 1 });
    expect(answer.body.detail.length).toBeLessThan(450);
  });

  test('of the address is said to be there', async () => {
    const answer = await server.nurse.get('/api/v1/me?page=1');
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringMatching(/^The address: /)]);
  });
});

test.each(['/api/v1/nothing', '/api', '/healthz/', '/fhir'])('%s is not there', async (path) => {
  const answer = await server.nurse.get(path);
  expect([answer.status, answer.body.type]).toEqual([404, 'urn:afterdose:problem:not-found']);
});

test.each([
  ['/api/v1/sessions/not-an-id', 400],
  [`/api/v1/sessions/${ID}`, 404],
  [`/api/v1/patients/${ID}`, 404],
])('GET %s answers %i', async (path, status) => {
  expect((await server.nurse.get(path)).status).toBe(status);
});

test('a nurse may not change the chairs, an administrator may', async () => {
  const body = { commandId: ID, chairIds: ['1', '2', 'Window'] };
  expect((await server.nurse.put('/api/v1/clinic/chairs', body)).status).toBe(403);
  const admin = await server.as('admin', 'Ada Minder');
  const changed = await admin.put<{ chairIds: string[] }>('/api/v1/clinic/chairs', body);
  expect(changed.body.chairIds).toEqual(['1', '2', 'Window']);
});
