import { describe, expect, test } from 'vitest';
import { parseConfig } from '#server/config.ts';

const TLS = { AFTERDOSE_TLS_CERT: 'cert.pem', AFTERDOSE_TLS_KEY: 'key.pem' };
const PROXY = { AFTERDOSE_PROXY_TLS: '1', AFTERDOSE_TRUSTED_PROXIES: '10.0.0.5' };
const ORIGINS = { AFTERDOSE_ORIGINS: 'https://afterdose.clinic.lan' };
const ALL = { AFTERDOSE_HOST: '0.0.0.0' };

/** The settings named by the problems, in order. */
function namedBy(settings: Record<string, string>): string[] {
  const parsed = parseConfig(settings);
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.split(/[ =]/)[0] ?? '');
}

describe('Afterdose listens', () => {
  test('on a network with a certificate of its own', () => {
    expect(parseConfig({ ...ALL, ...TLS, ...ORIGINS })).toMatchObject({
      ok: true,
      config: {
        host: '0.0.0.0',
        secure: true,
        network: {
          tls: { certFile: 'cert.pem', keyFile: 'key.pem' },
          trustedProxies: [],
          origins: ['https://afterdose.clinic.lan'],
        },
      },
    });
  });

  test('behind a proxy that does TLS, on this machine or another', () => {
    for (const host of [{}, ALL, { AFTERDOSE_HOST: '::' }])
      expect(parseConfig({ ...host, ...PROXY, ...ORIGINS })).toMatchObject({
        ok: true,
        config: { secure: true, network: { tls: null, trustedProxies: ['10.0.0.5'] } },
      });
  });

  test('with a certificate on loopback, for nobody else', () => {
    expect(parseConfig(TLS)).toMatchObject({ ok: true, config: { secure: true, network: { origins: [] } } });
  });

  test('behind a proxy and with a certificate towards it', () => {
    expect(parseConfig({ ...ALL, ...TLS, ...PROXY, ...ORIGINS }).ok).toBe(true);
  });

  test('on several origins, each once and without what does not belong to it', () => {
    const AFTERDOSE_ORIGINS = ' https://Afterdose.Clinic.lan/ , https://10.0.0.5:8443,, https://a.lan:443 ';
    expect(parseConfig({ ...TLS, AFTERDOSE_ORIGINS })).toMatchObject({
      ok: true,
      config: {
        network: { origins: ['https://afterdose.clinic.lan', 'https://10.0.0.5:8443', 'https://a.lan'] },
      },
    });
  });
});

describe('plain HTTP beyond loopback', () => {
  test.each(['0.0.0.0', '192.168.1.20', '::', 'fd00::1'])('on %s is refused, saying what to set', (host) => {
    const parsed = parseConfig({ AFTERDOSE_HOST: host, ...ORIGINS });
    expect(parsed.ok ? [] : parsed.problems).toContainEqual(
      expect.stringMatching(/speaks no plain HTTP on a network.*AFTERDOSE_TLS_CERT.*AFTERDOSE_PROXY_TLS=1/),
    );
  });
});

test.each<[what: string, settings: Record<string, string>, named: string[]]>([
  ['a certificate without its key', { AFTERDOSE_TLS_CERT: 'c' }, ['AFTERDOSE_TLS_KEY']],
  ['a key without its certificate', { AFTERDOSE_TLS_KEY: 'k' }, ['AFTERDOSE_TLS_CERT']],
  ['a proxy nobody trusts', { AFTERDOSE_PROXY_TLS: '1', ...ORIGINS }, ['AFTERDOSE_TRUSTED_PROXIES']],
  ['trust in a proxy that is not there', { AFTERDOSE_TRUSTED_PROXIES: '::1' }, ['AFTERDOSE_TRUSTED_PROXIES']],
  ['a proxy without a public name', PROXY, ['AFTERDOSE_ORIGINS']],
  ['a network without a public name', { ...ALL, ...TLS }, ['AFTERDOSE_ORIGINS']],
  ['a public name without TLS', ORIGINS, ['AFTERDOSE_ORIGINS']],
  [
    'a clock anybody could move',
    { ...ALL, ...TLS, ...ORIGINS, AFTERDOSE_CLOCK: 'controlled' },
    ['AFTERDOSE_CLOCK'],
  ],
  [
    'everything wrong at once',
    { ...ALL, AFTERDOSE_CLOCK: 'controlled' },
    ['AFTERDOSE_HOST', 'AFTERDOSE_ORIGINS', 'AFTERDOSE_CLOCK'],
  ],
])('%s is refused, naming the setting', (_what, settings, named) => {
  expect(namedBy(settings)).toEqual(named);
});

test.each([
  'http://a.lan',
  'a.lan',
  'https://a.lan/path',
  'https://a.lan?x',
  'https://u:p@a.lan',
  '*',
  'https://*.lan',
  'null',
  ',',
])('%s is no origin', (origin) => {
  expect(namedBy({ ...TLS, AFTERDOSE_ORIGINS: origin })).toEqual(['AFTERDOSE_ORIGINS']);
});

test.each([
  'proxy',
  '10.0.0',
  '10.0.0.0/33',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  'fd00::/129',
  '10.0.0.5:80',
])('%s is nobody to trust', (range) => {
  expect(namedBy({ ...PROXY, ...ORIGINS, AFTERDOSE_TRUSTED_PROXIES: `10.0.0.5, ${range}` })).toEqual([
    'AFTERDOSE_TRUSTED_PROXIES',
  ]);
});
