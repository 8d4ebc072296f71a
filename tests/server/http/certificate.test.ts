import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCertificate } from '#server/http/certificate.ts';
import { makeCertificate } from '#tests/helpers/certificate.ts';
import { temporaryFolder } from '../test-server.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 2, 2);
const NAME = 'afterdose.clinic.lan';
const good = makeCertificate([NAME, '10.0.0.5'], { fromMs: NOW - DAY_MS, toMs: NOW + 90 * DAY_MS });

function read(cert: string, key: string, origins = [`https://${NAME}`]) {
  const tls = { certFile: join(folder.path, 'cert.pem'), keyFile: join(folder.path, 'key.pem') };
  writeFileSync(tls.certFile, cert);
  writeFileSync(tls.keyFile, key);
  return readCertificate({ tls, trustedProxies: [], origins }, NOW);
}

test('a certificate and its key are taken, with nothing to say', () => {
  expect(read(good.cert, good.key)).toEqual({ ...good, warnings: [] });
});

test('without TLS there is nothing to read', () => {
  expect(readCertificate({ tls: null, trustedProxies: [], origins: [] }, NOW)).toBeNull();
});

const locked = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
}).privateKey;

test.each([
  [
    'a key of another certificate',
    good.cert,
    makeCertificate([NAME]).key,
    'does not belong to the certificate',
  ],
  ['no certificate', 'hello', good.key, 'cert.pem holds no certificate in PEM form'],
  ['a key where the certificate belongs', good.key, good.key, 'cert.pem holds no certificate in PEM form'],
  ['no key', good.cert, 'hello', 'key.pem holds no private key in PEM form'],
  ['a key behind a passphrase', good.cert, locked, 'is locked with a passphrase'],
  ['an empty file', '', '', 'holds no certificate'],
])('%s is refused with a sentence that names the file', (_what, cert, key, sentence) => {
  expect(() => read(cert, key)).toThrow(sentence);
});

test('a file that is not there is named, with the setting', () => {
  const tls = { certFile: '/nowhere/cert.pem', keyFile: '/nowhere/key.pem' };
  expect(() => readCertificate({ tls, trustedProxies: [], origins: [] }, NOW)).toThrow(
    'AFTERDOSE_TLS_CERT names /nowhere/cert.pem, which cannot be read',
  );
});

describe('a certificate that browsers refuse, or soon will, is served with a warning', () => {
  const between = (from: number, to: number) =>
    makeCertificate([NAME], { fromMs: NOW + from * DAY_MS, toMs: NOW + to * DAY_MS });
  test.each([
    ['expired', between(-90, -1), 'expired on'],
    ['about to expire', between(-80, 10), 'renew it'],
    ['not valid yet', between(1, 90), 'is not valid before'],
  ])('%s', (_what, { cert, key }, warning) => {
    expect(read(cert, key)?.warnings).toEqual([expect.stringContaining(warning)]);
  });

  test('of another name', () => {
    const warnings = read(good.cert, good.key, ['https://other.lan', 'https://10.0.0.5:8443'])?.warnings;
    expect(warnings).toEqual([expect.stringContaining('does not name other.lan')]);
  });
});
