import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCertificate } from '#server/http/certificate.ts';
import { makeLogger } from '#server/http/logging.ts';
import { keepCertificate, LOOK_EVERY_MS, type Renewal } from '#server/http/renewal.ts';
import { type MadeCertificate, makeCertificate } from '#tests/helpers/certificate.ts';
import { temporaryFolder } from '../test-server.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const tls = { certFile: join(folder.path, 'cert.pem'), keyFile: join(folder.path, 'key.pem') };
const network = { tls, trustedProxies: [], origins: [] };
const logger = makeLogger('silent');
const first = makeCertificate(['localhost']);
const second = makeCertificate(['localhost']);

let server: ReturnType<typeof createServer>;
let renewal: Renewal;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  put(first);
  const certificate = readCertificate(network, Date.now());
  if (certificate === null) throw new Error('the settings name a certificate');
  server = createServer(first);
  renewal = keepCertificate(server, network, certificate, logger);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  renewal.stop();
  server.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function put({ cert, key }: MadeCertificate): void {
  writeFileSync(tls.certFile, cert);
  writeFileSync(tls.keyFile, key);
}

/** Which certificate a newcomer is shown. */
async function shown(): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}
const printOf = ({ cert }: MadeCertificate) => new X509Certificate(cert).fingerprint256;

test('a renewed certificate is served a minute after its files were written, without a restart', async () => {
  expect(await shown()).toBe(printOf(first));
  put(second);
  vi.advanceTimersByTime(LOOK_EVERY_MS);
  expect(await shown()).toBe(printOf(second));
});

test('files as they were change nothing and say nothing', async () => {
  const told = vi.spyOn(logger, 'info');
  renewal.look();
  expect(told).not.toHaveBeenCalled();
  expect(await shown()).toBe(printOf(first));
});

test.each([
  ['of two renewals', () => writeFileSync(tls.keyFile, second.key)],
  ['half written', () => writeFileSync(tls.certFile, second.cert.slice(0, 100))],
  ['gone', () => rmSync(tls.certFile)],
])('files that are %s are told once, and the old certificate goes on', async (_how, spoil) => {
  const told = vi.spyOn(logger, 'error');
  spoil();
  renewal.look();
  renewal.look();
  expect(told).toHaveBeenCalledTimes(1);
  expect(await shown()).toBe(printOf(first));
  put(second);
  renewal.look();
  expect(await shown()).toBe(printOf(second));
});
