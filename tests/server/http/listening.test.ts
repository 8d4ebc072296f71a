import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type RequestOptions, request } from 'node:https';
import { connect as openTcp } from 'node:net';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WIRE_VERSION } from '#shared/wire/messages.ts';
import { makeCertificate } from '#tests/helpers/certificate.ts';
import { sayRaw } from '../attacks/raw.ts';
import { type Program, runProgram } from '../program.ts';
import { startTestServer, type TestServer, temporaryFolder } from '../test-server.ts';

const HSTS = /^max-age=(\d+); includeSubDomains$/;
const COOKIE = /^__Host-afterdose_sign_in=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/;

describe('with a certificate of its own', () => {
  const folder = temporaryFolder();
  const { cert, key } = makeCertificate(['localhost', '127.0.0.1']);
  const settings = {
    AFTERDOSE_DATA: folder.path,
    AFTERDOSE_PORT: '0',
    AFTERDOSE_PASSPHRASE: 'a long enough passphrase',
    AFTERDOSE_TLS_CERT: join(folder.path, 'cert.pem'),
    AFTERDOSE_TLS_KEY: join(folder.path, 'key.pem'),
  };
  let program: Program;
  let url = '';
  beforeAll(async () => {
    writeFileSync(settings.AFTERDOSE_TLS_CERT, cert);
    writeFileSync(settings.AFTERDOSE_TLS_KEY, key);
    for (const args of [
      ['clinic', 'add'],
      ['staff', 'add', '--name', 'Nora', '--role', 'nurse'],
    ])
      await runProgram('cli.js', args, settings).exited;
    program = runProgram('main.js', [], settings);
    url = (await program.says(/is at (https:\/\/\S+)/))[1] ?? '';
  });
  afterAll(async () => {
    program.child.kill('SIGTERM');
    await program.exited;
    folder.remove();
  });

  test('it answers over HTTPS and tells browsers to stay there for a year', async () => {
    const { status, headers } = await ask('/api/v1/clock');
    expect(status).toBe(200);
    expect(Number(HSTS.exec(String(headers['strict-transport-security']))?.[1])).toBeGreaterThanOrEqual(
      31_536_000,
    );
  });

  test('it speaks TLS 1.2 and 1.3 and nothing older', async () => {
    expect(await handshake('TLSv1.2', 'TLSv1.2')).toBe('TLSv1.2');
    expect(await handshake('TLSv1.3', 'TLSv1.3')).toBe('TLSv1.3');
    await expect(handshake('TLSv1', 'TLSv1.1')).rejects.toThrow();
  });

  test('it does not answer plain HTTP', async () => {
    const answer = await sayRaw(url, 'GET /api/v1/clock HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    expect(answer.text).not.toContain('200 OK');
    expect(answer.text).not.toContain('serverNowMs');
  });

  test('the cookie is bound to this host and to HTTPS, and opens a socket there', async () => {
    const body = JSON.stringify({ name: 'Nora', passphrase: settings.AFTERDOSE_PASSPHRASE });
    const signedIn = await ask('/api/v1/sign-in', { method: 'POST', headers: { origin: url } }, body);
    expect(signedIn.status).toBe(200);
    const line = String(signedIn.headers['set-cookie']?.[0]);
    expect(line).toMatch(COOKIE);
    const socket = io(`${url}/staff`, {
      path: '/socket.io',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ca: cert,
      extraHeaders: { cookie: line.split(';')[0] ?? '', origin: url },
      auth: { wireVersion: WIRE_VERSION, stationId: '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11' },
    });
    await new Promise<void>((connected, refused) => {
      socket.once('connect', () => connected());
      socket.once('connect_error', refused);
    });
    socket.close();
  });

  test('[A-13] the same name over plain HTTP is another origin', async () => {
    const headers = { origin: url.replace('https', 'http') };
    expect((await ask('/api/v1/sign-in', { method: 'POST', headers }, '{}')).status).toBe(403);
  });

  test('renewed files are served after a hang-up signal, and those that do not fit leave the old ones', async () => {
    const renewed = makeCertificate(['localhost', '127.0.0.1']);
    const stands = await standing();
    writeFileSync(settings.AFTERDOSE_TLS_CERT, renewed.cert);
    program.child.kill('SIGHUP');
    await program.says(/does not belong to the certificate/);
    expect(await served()).toBe(new X509Certificate(cert).fingerprint256);
    writeFileSync(settings.AFTERDOSE_TLS_KEY, renewed.key);
    program.child.kill('SIGHUP');
    await program.says(/the renewed certificate is served/);
    expect(await served()).toBe(new X509Certificate(renewed.cert).fingerprint256);
    expect(await handshake('TLSv1.2', 'TLSv1.2', renewed.cert)).toBe('TLSv1.2');
    await expect(handshake('TLSv1', 'TLSv1.1', renewed.cert)).rejects.toThrow();
    stands.write('GET /api/v1/clock HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    const [answer] = (await once(stands, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
    stands.destroy();
  });

  /** An open line to the server. */
  async function standing(): Promise<TLSSocket> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    return socket;
  }

  async function served(): Promise<string> {
    const socket = await standing();
    const { fingerprint256 } = socket.getPeerCertificate();
    socket.destroy();
    return fingerprint256;
  }

  async function ask(path: string, options: RequestOptions = {}, body = '') {
    const headers = { ...(body === '' ? {} : { 'content-type': 'application/json' }), ...options.headers };
    return new Promise<{ status: number; headers: Record<string, string | string[] | undefined> }>(
      (done, failed) => {
        request(`${url}${path}`, { ...options, headers, ca: cert }, (answer) => {
          answer.resume();
          answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers }));
        })
          .on('error', failed)
          .end(body);
      },
    );
  }

  type Version = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  function handshake(minVersion: Version, maxVersion: Version, ca = cert): Promise<string | null> {
    const { hostname, port } = new URL(url);
    const ciphers = 'DEFAULT@SECLEVEL=0';
    return new Promise((done, failed) => {
      const socket = connect({
        host: hostname,
        port: Number(port),
        ca,
        minVersion,
        maxVersion,
        ciphers,
      });
      socket.once('secureConnect', () => {
        done(socket.getProtocol());
        socket.end();
      });
      socket.once('error', failed);
    });
  }
});

test('a certificate that cannot serve keeps the server from starting, with a sentence', async () => {
  const folder = temporaryFolder();
  const program = runProgram('main.js', [], {
    AFTERDOSE_DATA: folder.path,
    AFTERDOSE_TLS_CERT: join(folder.path, 'none.pem'),
    AFTERDOSE_TLS_KEY: join(folder.path, 'none.pem'),
  });
  expect(await program.exited).toBe(1);
  expect(program.output()).toContain('AFTERDOSE_TLS_CERT names');
  expect(program.output()).toContain('which cannot be read');
  folder.remove();
});

describe('behind a proxy that does TLS', () => {
  const origin = 'https://afterdose.clinic.lan';
  const SOCKET = {
    connection: 'upgrade',
    upgrade: 'websocket',
    origin,
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  let server: TestServer;
  beforeAll(async () => {
    const network = { tls: null, trustedProxies: ['127.0.0.1'], origins: [origin] };
    server = await startTestServer({
      config: { network, secure: true },
      surroundings: { limits: { requestsPerAddress: 5 } },
    });
  });
  afterAll(() => server.stop());

  const brought = (headers: Record<string, string> = {}) =>
    sayRaw(
      server.url,
      [
        'GET /api/v1/clock HTTP/1.1',
        ...Object.entries({
          host: 'afterdose.clinic.lan',
          'x-forwarded-proto': 'https',
          'x-forwarded-for': '192.168.7.7',
          connection: 'close',
          ...headers,
        }).map((line) => line.join(': ')),
        '',
        '',
      ].join('\r\n'),
    );

  test('what it brings is answered, and told to stay with HTTPS', async () => {
    const answer = await brought();
    expect(answer.status).toBe(200);
    expect(answer.head).toMatch(/^strict-transport-security: max-age=31536000; includeSubDomains\r?$/im);
  });

  test.each([
    ['as nginx brings it, with the line for sockets on every request', { connection: 'upgrade' }, 200],
    ['a socket of its own origin', SOCKET, 101],
    ['a socket of another origin', { ...SOCKET, origin: 'https://evil.example' }, 403],
    [
      'a socket of the same name over plain HTTP',
      { ...SOCKET, origin: origin.replace('https', 'http') },
      403,
    ],
  ])('%s is answered by its kind', async (_what, headers, status) => {
    const { hostname, port } = new URL(server.url);
    const line = openTcp(Number(port), hostname);
    const path = 'upgrade' in headers ? '/socket.io/?EIO=4&transport=websocket' : '/api/v1/clock';
    const lines = { host: 'afterdose.clinic.lan', 'x-forwarded-proto': 'https', ...headers };
    const head = Object.entries(lines).map((one) => `${one.join(': ')}\r\n`);
    line.write(`GET ${path} HTTP/1.1\r\n${head.join('')}\r\n`);
    const [answer] = (await once(line, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    line.destroy();
  });

  test('people are known by a cookie bound to the host and to HTTPS', () => {
    expect(server.nurse.cookie).toMatch(/^__Host-afterdose_sign_in=/);
  });

  test('what it got over plain HTTP is refused', async () => {
    expect((await brought({ 'x-forwarded-proto': 'http' })).status).toBe(403);
  });

  test('[A-75] each caller behind it is counted alone, and one who claims to be many is one', async () => {
    const flood = await Promise.all(
      Array.from({ length: 8 }, (_, n) => brought({ 'x-forwarded-for': `10.9.9.${n}, 192.168.7.8` })),
    );
    expect(flood.filter(({ status }) => status === 429)).toHaveLength(3);
    expect((await brought({ 'x-forwarded-for': '192.168.7.9' })).status).toBe(200);
  });
});
