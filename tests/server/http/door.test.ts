import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { openDoor } from '#server/http/door.ts';
import type { Network } from '#server/http/network.ts';
import { trustedProxies } from '#server/http/proxies.ts';

const PUBLIC = 'https://afterdose.clinic.lan';
const LOOPBACK: Network = { tls: null, trustedProxies: [], origins: [] };
const DIRECT: Network = { tls: { certFile: 'c', keyFile: 'k' }, trustedProxies: [], origins: [PUBLIC] };
const BEHIND: Network = { tls: null, trustedProxies: ['10.0.0.0/24', 'fd00::/8'], origins: [PUBLIC] };

interface Arriving {
  from?: string;
  encrypted?: boolean;
  headers: Record<string, string>;
}

function arriving({ from = '127.0.0.1', encrypted = false, headers }: Arriving): IncomingMessage {
  const rawHeaders = Object.entries(headers).flat();
  const socket = { remoteAddress: from, ...(encrypted ? { encrypted } : {}) };
  return { url: '/', headers, rawHeaders, socket } as unknown as IncomingMessage;
}

function statusAt(network: Network, request: Arriving, entering: 'read' | 'change' | 'socket' = 'read') {
  return (
    openDoor(network, trustedProxies(network.trustedProxies))(arriving(request), entering)?.status ?? null
  );
}

describe('on loopback', () => {
  test.each(['127.0.0.1:8420', 'localhost', 'LOCALHOST:80', '[::1]:8420', '127.0.0.5'])(
    '%s is us',
    (host) => {
      expect(statusAt(LOOPBACK, { headers: { host } })).toBeNull();
    },
  );
  test.each([
    'afterdose.clinic.lan',
    '',
    'localhost.evil.example',
    '10.0.0.5',
    'localhost:x',
    'a b',
    '127.0.0.1/x',
  ])('%j is not us', (host) => {
    expect(statusAt(LOOPBACK, { headers: { host } })).toBe(421);
  });
  test.each([
    ['http://127.0.0.1:8420', null],
    ['https://127.0.0.1:8420', 403],
    ['http://localhost:8420', 403],
    ['http://127.0.0.1', 403],
    ['null', 403],
    ['', 403],
  ])('a change from %s is answered by %s', (origin, status) => {
    expect(statusAt(LOOPBACK, { headers: { host: '127.0.0.1:8420', origin } }, 'change')).toBe(status);
    expect(statusAt(LOOPBACK, { headers: { host: '127.0.0.1:8420', origin } }, 'socket')).toBe(status);
  });
});

describe('with TLS of its own', () => {
  const over = (headers: Record<string, string>) => ({ from: '10.0.0.77', encrypted: true, headers });
  test('the public name is us, with and without its port; another port is not', () => {
    expect(statusAt(DIRECT, over({ host: 'afterdose.clinic.lan' }))).toBeNull();
    expect(statusAt(DIRECT, over({ host: 'Afterdose.Clinic.LAN:443' }))).toBeNull();
    expect(statusAt(DIRECT, over({ host: 'afterdose.clinic.lan:8443' }))).toBe(421);
    expect(statusAt(DIRECT, over({ host: 'evil.example' }))).toBe(421);
  });
  test('changes come from the public origin, over HTTPS', () => {
    const host = 'afterdose.clinic.lan';
    expect(statusAt(DIRECT, over({ host, origin: PUBLIC }), 'change')).toBeNull();
    expect(statusAt(DIRECT, over({ host, origin: 'http://afterdose.clinic.lan' }), 'change')).toBe(403);
    expect(statusAt(DIRECT, over({ host, origin: 'https://localhost' }), 'change')).toBe(403);
  });
});

describe('behind a proxy', () => {
  const host = 'afterdose.clinic.lan';
  test('what the proxy brings over HTTPS is let in', () => {
    const headers = { host, 'x-forwarded-proto': 'https', origin: PUBLIC };
    expect(statusAt(BEHIND, { from: '10.0.0.9', headers }, 'socket')).toBeNull();
    expect(statusAt(BEHIND, { from: '::ffff:10.0.0.9', headers }, 'socket')).toBeNull();
    expect(statusAt(BEHIND, { from: 'fd00::9', headers }, 'socket')).toBeNull();
  });
  test('what the proxy got over plain HTTP is refused', () => {
    expect(statusAt(BEHIND, { from: '10.0.0.9', headers: { host, 'x-forwarded-proto': 'http' } })).toBe(403);
    expect(
      statusAt(BEHIND, { from: '10.0.0.9', headers: { host, 'x-forwarded-proto': 'https, http' } }),
    ).toBe(403);
    expect(statusAt(BEHIND, { from: '10.0.0.9', headers: { host } })).toBe(403);
  });
  test('whoever goes round the proxy is refused, whatever they claim', () => {
    const headers = { host, 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.9' };
    expect(statusAt(BEHIND, { from: '10.0.1.9', headers })).toBe(403);
    expect(statusAt(BEHIND, { from: '127.0.0.1', headers })).toBe(403);
    expect(statusAt(BEHIND, { from: '10.0.1.9', headers: { ...headers, host: 'localhost' } })).toBe(403);
  });
  test('this machine reaches itself without the proxy', () => {
    expect(statusAt(BEHIND, { headers: { host: 'localhost:8420' } })).toBeNull();
  });
});

describe('[A-75] an address', () => {
  const proxies = trustedProxies(['10.0.0.0/24', '::1']);
  const addressOf = (from: string, forwarded?: string) =>
    proxies.callerAddress(
      arriving({ from, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }),
    );
  test.each([
    ['nobody forwards', '192.168.7.7', undefined, '192.168.7.7'],
    ['somebody untrusted claims', '192.168.7.7', '1.2.3.4', '192.168.7.7'],
    ['a proxy names', '10.0.0.1', '192.168.7.7', '192.168.7.7'],
    ['a proxy of a proxy names', '10.0.0.1', '192.168.7.7, 10.0.0.2', '192.168.7.7'],
    [
      'the caller forged before the proxy added the true one',
      '10.0.0.1',
      '1.2.3.4, 192.168.7.7',
      '192.168.7.7',
    ],
    ['only proxies stand in', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
    ['a proxy names as IPv6', '::ffff:10.0.0.1', '::ffff:192.168.7.7', '192.168.7.7'],
    ['a proxy of this machine names', '::1', '2001:db8::7', '2001:db8::7'],
    ['a proxy leaves out', '10.0.0.1', '', '10.0.0.1'],
  ])('that %s is the nearest that is no trusted proxy', (_what, from, forwarded, address) => {
    expect(addressOf(from, forwarded)).toBe(address);
  });
});
