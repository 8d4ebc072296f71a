import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test-server.ts';
import { openRaw, type RawAnswer, readToEnd, requestText, sayRaw } from './raw.ts';

let server: TestServer;
/** One that has patience with bodies, and none with what comes before them. */
let patient: TestServer;
beforeAll(async () => {
  const quick = { headersWithinMs: 200, checkEveryMs: 50 };
  server = await startTestServer({ surroundings: { limits: { ...quick, requestWithinMs: 400 } } });
  patient = await startTestServer({ surroundings: { limits: { ...quick, requestWithinMs: 600_000 } } });
});
afterAll(async () => {
  await server.stop();
  await patient.stop();
});

const POST = 'POST /api/v1/sign-in HTTP/1.1';
const GET = 'GET /api/v1/clock HTTP/1.1';
const JSON_BODY = 'Content-Type: application/json';
const say = (first: string, lines: string[], body = '') =>
  sayRaw(server.url, requestText(server.url, first, lines, body));

function isProblem({ head, body, status }: RawAnswer): void {
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(JSON.parse(body)).toMatchObject({ status, type: expect.stringMatching(/^urn:afterdose:problem:/) });
}

describe('[A-74] a request that two servers could read differently', () => {
  const smuggled = 'GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n';
  test.each([
    [
      'a length and chunks',
      [JSON_BODY, 'Content-Length: 4', 'Transfer-Encoding: chunked'],
      `0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', [JSON_BODY, 'Content-Length: 2', 'Content-Length: 44'], `{}${smuggled}`],
    ['two lengths in one line', [JSON_BODY, 'Content-Length: 2, 44'], `{}${smuggled}`],
    ['an encoding nobody knows', [JSON_BODY, 'Transfer-Encoding: xchunked'], '0\r\n\r\n'],
    ['chunks that are not last', [JSON_BODY, 'Transfer-Encoding: chunked, identity'], '0\r\n\r\n'],
    ['chunks behind a vertical tab', [JSON_BODY, 'Transfer-Encoding:\vchunked'], '0\r\n\r\n'],
    ['a blank before the colon', [JSON_BODY, 'Content-Length : 2'], '{}'],
    ['a length that is no number', [JSON_BODY, 'Content-Length: 0x2'], '{}'],
    ['a signed length', [JSON_BODY, 'Content-Length: +2'], '{}'],
    ['a chunk of no size', [JSON_BODY, 'Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'],
    ['a folded line', [JSON_BODY, 'X-Note: a', ' Transfer-Encoding: chunked', 'Content-Length: 2'], '{}'],
  ])('by %s is refused and the connection closed, with nothing read after it', async (_how, lines, body) => {
    const answer = await say(POST, lines, body);
    expect(answer.status).toBe(400);
    expect(answer.text.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
    isProblem(answer);
  });

  test('by bare line feeds is refused', async () => {
    const answer = await sayRaw(server.url, `${GET}\nHost: 127.0.0.1\nConnection: close\n\n`);
    expect(answer.status).toBe(400);
  });
});

describe('[A-75] a request with too much before its body', () => {
  test.each([
    ['100 kB in one line', [`X-Long: ${'x'.repeat(100_000)}`]],
    ['2,000 lines', Array.from({ length: 2000 }, (_, n) => `X-${n}: ${n}`)],
    ['101 short lines', ['Connection: close', ...Array.from({ length: 100 }, (_, n) => `X${n}: 1`)]],
    ['an address of 100 kB', []],
  ])('%s is refused', async (what, lines) => {
    const first = what.startsWith('an address') ? `GET /api/v1/${'x'.repeat(100_000)} HTTP/1.1` : GET;
    const answer = await say(first, lines);
    expect(answer.status).toBe(431);
    isProblem(answer);
  });
});

describe('[A-73] a slow caller', () => {
  test('that never ends its header lines is cut off, with a sentence', async () => {
    const answer = await readAfter(patient, 'GET /api/v1/clock HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
    expect(answer.status).toBe(408);
    isProblem(answer);
  });

  test('that never ends its body is cut off', async () => {
    const head = requestText(server.url, POST, [JSON_BODY, 'Content-Length: 100']);
    const { status } = await readAfter(server, `${head}{"name":`);
    expect(status).toBe(408);
  });

  test('that connects and says nothing is cut off', async () => {
    await readAfter(patient, '');
  });

  test('does not keep others waiting, five hundred at a time', async () => {
    const slow = Array.from({ length: 500 }, () => openRaw(patient.url));
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    for (const socket of slow) socket.write('POST /api/v1/sign-in HTTP/1.1\r\nHost:');
    expect((await patient.nurse.get('/api/v1/me')).status).toBe(200);
    await Promise.all(slow.map(readToEnd));
    expect((await patient.nurse.get('/api/v1/me')).status).toBe(200);
  });

  async function readAfter({ url }: TestServer, bytes: string): Promise<RawAnswer> {
    const socket = openRaw(url);
    socket.write(bytes);
    return readToEnd(socket);
  }
});

describe('[A-76] a request addressed to someone else', () => {
  const gone = ['Connection: close'];
  test.each([
    ['another name', GET, ['Host: evil.example'], 421],
    ['another name that begins like ours', GET, ['Host: 127.0.0.1.evil.example'], 421],
    ['our name as a user of another', GET, ['Host: 127.0.0.1@evil.example'], 421],
    ['two names', GET, ['Host: 127.0.0.1', 'Host: evil.example'], 400],
    ['a whole address', 'GET http://evil.example/api/v1/clock HTTP/1.1', [], 400],
    ['a whole address of ours', 'GET http://127.0.0.1/api/v1/clock HTTP/1.1', [], 400],
    ['no path', 'OPTIONS * HTTP/1.1', [], 400],
  ])('by %s is refused', async (_how, first, lines, status) => {
    const answer = await say(first, [...lines, ...gone]);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('evil');
    isProblem(answer);
  });

  test('without any name is refused', async () => {
    expect((await sayRaw(server.url, `${GET}\r\n\r\n`)).status).toBe(400);
  });

  test('as a tunnel is not answered', async () => {
    expect((await say('CONNECT evil.example:443 HTTP/1.1', gone)).status).not.toBe(200);
  });
});

describe('[A-89] every answer that went wrong', () => {
  test.each([
    '/%',
    '/api/v1/%c0%af',
    '/api/v1/sessions/%00',
    `/api/v1/sessions/${'a'.repeat(300)}`,
    '//evil.example/api',
    '/api/v1/../../etc/passwd',
    '/api/v1/sessions/{id}',
    "/api/v1/sessions/' OR 1=1--",
    '/api/v1/clock?a=%',
    '/api/v1/clock?%c0=%c0',
    '/healthz/x',
    '/socket.io/',
    '/socket.io/?EIO=4&transport=polling',
    '/fhir/metadata',
  ])('to GET %s is a problem that gives nothing away', async (path) => {
    const answer = await say(`GET ${encodeURI(path).replace(/%25/g, '%')} HTTP/1.1`, ['Connection: close']);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    isProblem(answer);
    expect(answer.text).not.toMatch(
      /\/work|node_modules|\.ts\b|\.js\b|sqlite|select |stack|FST_|fastify|engine/i,
    );
    expect(answer.head).not.toMatch(/^(server|x-powered-by|via):/im);
  });

  test.each([
    'GET / HTTP/9.9',
    'GET /api HTTP/1.1 extra',
    'HELLO / HTTP/1.1',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'GET',
  ])('to the bytes %j is a problem that gives nothing away', async (first) => {
    const answer = await sayRaw(server.url, `${first}\r\n\r\n`);
    expect(answer.status).toBe(400);
    isProblem(answer);
  });

  test('to methods that nothing here has is a problem that names those it has', async () => {
    for (const method of ['DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'OPTIONS', 'PURGE']) {
      const answer = await say(`${method} /api/v1/clock HTTP/1.1`, [
        'Connection: close',
        'Content-Length: 0',
      ]);
      expect([method, answer.status]).toEqual([method, 405]);
      expect(answer.head).toMatch(/^allow: GET, HEAD, PUT\r?$/im);
      isProblem(answer);
    }
  });
});
