import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer, temporaryFolder } from '../test-server.ts';

const folder = temporaryFolder();
let server: TestServer;
beforeAll(async () => {
  const client = join(folder.path, 'client');
  mkdirSync(join(client, 'assets'), { recursive: true });
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>Afterdose</title>');
  writeFileSync(join(client, 'assets', 'main-abc123.js'), 'export {};');
  server = await startTestServer({ dataFolder: folder.path });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

test.each(['/', '/session/7f7b3c1e', '/arrivals?day=today'])(
  '%s is a page of the screens, sent anew each time',
  async (path) => {
    const answer = await fetch(`${server.url}${path}`);
    expect(await answer.text()).toContain('<title>Afterdose</title>');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  },
);

test('a file with a hash in its name never changes', async () => {
  const answer = await fetch(`${server.url}/assets/main-abc123.js`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
});

test.each(['/assets/old-def456.js', '/clock.json', '/../clock.json', '/%2e%2e/clock.json', '/afterdose.key'])(
  '%s is no page and no file',
  async (path) => {
    const answer = await fetch(`${server.url}${path}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  },
);
