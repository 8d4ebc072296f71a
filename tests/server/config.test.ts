import { expect, test } from 'vitest';
import { parseConfig } from '#server/config.ts';

test('with nothing set Afterdose listens on loopback 8420, in UTC, with ten chairs, on the real clock', () => {
  expect(parseConfig({})).toEqual({
    ok: true,
    config: {
      port: 8420,
      host: '127.0.0.1',
      dataFolder: '.data',
      databaseUrl: null,
      timeZone: 'UTC',
      clinicName: 'Clinic',
      chairs: 10,
      clock: { kind: 'real' },
      devicePostsPerS: 20,
      webhookHosts: [],
      demo: false,
      logLevel: 'info',
      network: { tls: null, trustedProxies: [], origins: [] },
      secure: false,
    },
  });
});

test('an empty setting counts as unset', () => {
  expect(parseConfig({ AFTERDOSE_DATABASE_URL: '', AFTERDOSE_PORT: '' })).toEqual(parseConfig({}));
});

test('every bad setting is listed by name with its reason, not only the first', () => {
  const parsed = parseConfig({
    AFTERDOSE_PORT: '65536',
    AFTERDOSE_HOST: 'clinic.example',
    AFTERDOSE_PROXY_TLS: 'on',
    AFTERDOSE_TRUSTED_PROXIES: 'proxy',
    AFTERDOSE_ORIGINS: 'http://afterdose.clinic.lan',
    AFTERDOSE_TIME_ZONE: 'Mars/Olympus',
    AFTERDOSE_CHAIRS: '0',
    AFTERDOSE_CLOCK: 'fast',
    AFTERDOSE_CLOCK_START: 'noon',
    AFTERDOSE_DEMO: 'yes',
    AFTERDOSE_DATABASE_URL: 'mysql://x',
  });
  const named = parsed.ok ? [] : parsed.problems.map((problem) => problem.split(' ')[0]);
  expect(new Set(named)).toEqual(
    new Set([
      'AFTERDOSE_PORT',
      'AFTERDOSE_HOST',
      'AFTERDOSE_PROXY_TLS',
      'AFTERDOSE_TRUSTED_PROXIES',
      'AFTERDOSE_ORIGINS',
      'AFTERDOSE_TIME_ZONE',
      'AFTERDOSE_CHAIRS',
      'AFTERDOSE_CLOCK',
      'AFTERDOSE_CLOCK_START',
      'AFTERDOSE_DEMO',
      'AFTERDOSE_DATABASE_URL',
    ]),
  );
});

test.each(['127.0.0.1', 'localhost', '::1'])('the loopback host %s is taken', (host) => {
  expect(parseConfig({ AFTERDOSE_HOST: host })).toMatchObject({ ok: true, config: { host } });
});

test.each(['1.5', '-1', 'NaN', '1e3', ' 80', '0x50'])('%s is no port', (port) => {
  expect(parseConfig({ AFTERDOSE_PORT: port }).ok).toBe(false);
});

test('a rate belongs to the scaled clock and lies between 1 and 60', () => {
  expect(parseConfig({ AFTERDOSE_CLOCK: 'scaled', AFTERDOSE_CLOCK_RATE: '60' })).toMatchObject({
    ok: true,
    config: { clock: { kind: 'scaled', rate: 60, startAtMs: null } },
  });
  expect(parseConfig({ AFTERDOSE_CLOCK: 'scaled', AFTERDOSE_CLOCK_RATE: '61' }).ok).toBe(false);
  expect(parseConfig({ AFTERDOSE_CLOCK: 'controlled', AFTERDOSE_CLOCK_RATE: '2' }).ok).toBe(false);
});

test('a start time belongs to the controlled and the scaled clock', () => {
  expect(parseConfig({ AFTERDOSE_CLOCK_START: '2026-03-02T10:00:00Z' }).ok).toBe(false);
  expect(
    parseConfig({ AFTERDOSE_CLOCK: 'controlled', AFTERDOSE_CLOCK_START: '2026-03-02T11:00:00+01:00' }),
  ).toMatchObject({ ok: true, config: { clock: { startAtMs: Date.UTC(2026, 2, 2, 10) } } });
});
