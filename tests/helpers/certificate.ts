import { createPrivateKey, generateKeyPairSync, sign, X509Certificate } from 'node:crypto';

/** A certificate that signed itself, and its key, as PEM. */
export interface MadeCertificate {
  cert: string;
  key: string;
}

const DAY_MS = 24 * 60 * 60_000;
const ECDSA_WITH_SHA256 = object('2a8648ce3d040302');
const COMMON_NAME = object('550403');
const ALTERNATIVE_NAMES = object('551d11');

/** Made anew for each test that needs one: no key lies in the repository. X.509 v3 (RFC 5280), P-256. */
export function makeCertificate(
  names: readonly string[],
  { fromMs = Date.now() - DAY_MS, toMs = Date.now() + 90 * DAY_MS } = {},
): MadeCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const algorithm = sequence(ECDSA_WITH_SHA256);
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(names[0] ?? 'nobody')))));
  const alternatives = sequence(...names.map(alternativeName));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(fromMs), time(toMs)),
    name,
    publicKey,
    der(0xa3, sequence(sequence(ALTERNATIVE_NAMES, der(0x04, alternatives)))),
  );
  const signature = sign('sha256', body, createPrivateKey(privateKey));
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return { cert: new X509Certificate(whole).toString(), key: privateKey };
}

function alternativeName(name: string): Buffer {
  const address = /^\d+\.\d+\.\d+\.\d+$/.test(name);
  return address ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function object(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

/** UTCTime: two digits of the year, to the second. */
function time(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content]);
}
