import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caller, startTestServer, type TestServer } from '../test-server.ts';
import { connected, openSocket } from '../test-socket.ts';
import { requestText, sayRaw } from './raw.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const FOREIGN: [who: string, headers: Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a neighbouring port', { origin: 'http://127.0.0.1:1' }],
  ['a name that begins like ours', { origin: 'http://127.0.0.1.evil.example' }],
  ['a browser that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ['a browser that hides its origin and says it is ours', { 'sec-fetch-site': 'same-origin' }],
];

describe('[A-13] a socket', () => {
  test.each(FOREIGN)('from %s is not opened', async (_who, headers) => {
    const refused = await sayRaw(
      server.url,
      requestText(server.url, 'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', [
        ...Object.entries({ ...headers, cookie: server.nurse.cookie }).map((line) => line.join(': ')),
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ]),
    );
    expect(refused.status).toBe(403);
    expect(refused.head).toContain('application/problem+json');
    await expect(connected(openSocket(server.url, server.nurse.cookie, { headers }))).rejects.toThrow();
  });

  test('of our own origin is opened', async () => {
    const socket = openSocket(server.url, server.nurse.cookie, { headers: { origin: server.url } });
    expect((await connected(socket)).connected).toBe(true);
    socket.close();
  });

  test('by polling is refused from anywhere, and from another site for that', async () => {
    const poll = (headers: Record<string, string>) =>
      fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers });
    expect((await poll({})).status).toBe(400);
    expect((await poll({ origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('[A-26] a change sent by a form', () => {
  test.each([
    ['urlencoded', 'application/x-www-form-urlencoded'],
    ['plain text', 'text/plain'],
    ['multipart', 'multipart/form-data; boundary=x'],
    ['a look-alike of JSON', 'application/jsonp'],
    ['JSON hidden behind another type', 'text/plain; application/json'],
  ])('as %s changes nothing', async (_how, type) => {
    const form = caller(server.url, { cookie: server.nurse.cookie, 'content-type': type });
    expect((await form.post('/api/v1/sign-out', '{}')).status).toBe(415);
    expect((await server.nurse.get('/api/v1/me')).status).toBe(200);
  });

  test('without any type changes nothing', async () => {
    const answer = await fetch(`${server.url}/api/v1/sign-out`, {
      method: 'POST',
      headers: { cookie: server.nurse.cookie },
    });
    expect(answer.status).toBe(415);
    expect((await server.nurse.get('/api/v1/me')).status).toBe(200);
  });
});

describe('[A-27] JSON sent with the cookie', () => {
  test.each(FOREIGN)('by %s changes nothing', async (_who, headers) => {
    const foreign = caller(server.url, { cookie: server.nurse.cookie, ...headers });
    const answer = await foreign.post('/api/v1/sign-out', '{}');
    expect([answer.status, answer.body.type]).toEqual([403, 'urn:afterdose:problem:other-origin']);
    expect((await server.nurse.get('/api/v1/me')).status).toBe(200);
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'own'])(
    'asked about beforehand by %s is promised nothing, and neither is reading',
    async (origin) => {
      const headers = { origin: origin === 'own' ? server.url : origin, cookie: server.nurse.cookie };
      const ask = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      };
      const preflight = await fetch(`${server.url}/api/v1/sign-out`, {
        method: 'OPTIONS',
        headers: { ...headers, ...ask },
      });
      const read = await fetch(`${server.url}/api/v1/me`, { headers });
      expect([preflight.status, read.status]).toEqual([405, 200]);
      for (const answer of [preflight, read])
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );
});

describe('[A-28] reading', () => {
  test('changes nothing, whatever it is asked: addresses that change answer to no GET', async () => {
    const changing = server.app.routeRows.filter(({ method }) => method !== 'GET' && method !== 'HEAD');
    const reading = new Set(
      server.app.routeRows.flatMap(({ method, url }) => (method === 'GET' ? [url] : [])),
    );
    const only = changing.filter(({ url }) => !reading.has(url));
    expect(only.length).toBeGreaterThan(5);
    for (const { url } of only) {
      const path = url.replace(/:\w+/g, '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11');
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetch(`${server.url}${path}`, {
          method,
          headers: { cookie: server.nurse.cookie },
        });
        // Where a longer name is also read as an id it is an id that nobody has.
        expect([method, url, [400, 404, 405].includes(answer.status)]).toEqual([method, url, true]);
        if (answer.status === 405) expect(answer.headers.get('allow')).toMatch(/^(PUT|POST)$/);
      }
    }
  });

  test.each([
    ['a header', '/api/v1/sign-out', { 'x-http-method-override': 'POST' }],
    ['another header', '/api/v1/sign-out', { 'x-method-override': 'POST' }],
    ['a third header', '/api/v1/sign-out', { 'x-http-method': 'POST' }],
    ['the address', '/api/v1/sign-out?_method=POST', {}],
  ])('is not turned into a change by %s', async (_how, path, headers) => {
    const disguised = caller(server.url, { cookie: server.nurse.cookie, ...headers });
    expect((await disguised.get(path)).status).toBe(405);
    expect((await server.nurse.get('/api/v1/me')).status).toBe(200);
  });
});
