import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer, temporaryFolder } from '../test-server.ts';
import { requestText, sayRaw } from './raw.ts';

const folder = temporaryFolder();
const PAGE = '<!doctype html><title>Afterdose</title><meta property="csp-nonce" nonce="AFTERDOSE_NONCE">';
let server: TestServer;
beforeAll(async () => {
  const client = join(folder.path, 'client');
  for (const inside of ['assets', '.git', '.vite']) mkdirSync(join(client, inside), { recursive: true });
  writeFileSync(join(client, 'index.html'), PAGE);
  writeFileSync(join(client, 'assets', 'main-abc123.js'), 'export {};');
  for (const hidden of ['.env', '.git/HEAD', '.vite/manifest.json', 'assets/main-abc123.js.map'])
    writeFileSync(join(client, hidden), 'not for anybody');
  server = await startTestServer({ dataFolder: folder.path });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** As the bytes stand: a client would tidy the path up first. */
const get = (path: string) =>
  sayRaw(server.url, requestText(server.url, `GET ${path} HTTP/1.1`, ['Connection: close']));

test.each([
  '/../../etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/..%5c..%5cetc%5cpasswd',
  '/%252e%252e%252fetc%252fpasswd',
  '/assets/..;/afterdose.key',
  '/assets/../afterdose.key',
  '/assets/%2e%2e/%2e%2e/afterdose.key',
  '/assets/main-abc123.js%00.html',
  '/%00',
  '/..\\..\\etc\\passwd',
  '//etc/passwd',
  '/assets//main-abc123.js/',
  '/C:/Windows/win.ini',
  '/~root/.ssh/id_rsa',
  '/api/docs/static/../../../package.json',
  '/api/docs/static/%2e%2e/%2e%2e/package.json',
])('[A-61] %s is no way to a file', async (path) => {
  const answer = await get(path);
  expect([400, 404]).toContain(answer.status);
  expect(answer.head).toContain('application/problem+json');
});

test.each([
  '/.git/HEAD',
  '/.env',
  '/.vite/manifest.json',
  '/package.json',
  '/assets/main-abc123.js.map',
  '/assets/',
  '/metrics',
  '/docs',
  '/server/main.ts',
  '/index.html.bak',
])('[A-62] %s is not there', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(answer.head).toContain('application/problem+json');
});

test('[A-91] no file of the data folder is answered, by any name', async () => {
  const files = readdirSync(folder.path, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => !name.startsWith('client')).length).toBeGreaterThan(2);
  for (const name of files.filter((file) => !file.startsWith('client')))
    for (const path of [`/${name}`, `/../${name}`, `/assets/..%2f${name}`, `/data/${name}`])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
});

describe('[A-63] what an answer says about itself', () => {
  const policyOf = (answer: Response) =>
    Object.fromEntries(
      (answer.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.join(' ')];
      }),
    );

  test.each(['/', '/assets/main-abc123.js', '/api/v1/clock', '/api/docs/', '/api/nothing', '/.env'])(
    '%s may be framed by nobody, sniffed by nobody, and runs no text as script',
    async (path) => {
      const answer = await fetch(`${server.url}${path}`);
      const policy = policyOf(answer);
      expect(policy).toMatchObject({
        'frame-ancestors': `'none'`,
        'object-src': `'none'`,
        'base-uri': `'none'`,
        'default-src': `'none'`,
      });
      expect(policy['script-src'] ?? `'self'`).toBe(`'self'`);
      expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    },
  );

  test('the page takes styles of this place and of its own nonce only, a new one each time', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/arrivals', '/']) {
      const answer = await fetch(`${server.url}${path}`);
      const nonce = /nonce="([\w-]{22})"/.exec(await answer.text())?.[1] ?? '';
      expect(policyOf(answer)['style-src']).toBe(`'self' 'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('data shows and runs nothing even where a browser opens it, and is kept nowhere', async () => {
    for (const path of ['/api/v1/clock', '/api/openapi.json', '/healthz', '/api/v1/nothing']) {
      const answer = await fetch(`${server.url}${path}`);
      expect(policyOf(answer)).toMatchObject({ 'default-src': `'none'`, 'form-action': `'none'` });
      expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json; charset=utf-8$/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('on plain loopback no browser is told to come back over HTTPS', async () => {
    expect((await fetch(server.url)).headers.get('strict-transport-security')).toBeNull();
  });
});
