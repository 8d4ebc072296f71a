import { isIP } from 'node:net';

/** Names this machine answers to without any network. */
export const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '::1'] as const;

/** How browsers and devices reach this server. */
export interface Network {
  /** Files of the certificate and its key when this server speaks HTTPS itself. */
  tls: { certFile: string; keyFile: string } | null;
  /** Addresses and ranges of the proxies that do TLS for it: only their X-Forwarded lines are believed. */
  trustedProxies: readonly string[];
  /** What people open beyond this machine, such as https://afterdose.clinic.lan. */
  origins: readonly string[];
}

export function isLoopbackName(host: string): boolean {
  return LOOPBACK_NAMES.some((name) => name === host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** A comma list without its blanks and empty places. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Why this cannot be where people open Afterdose; null when it can: https, a name, perhaps a port, nothing more. */
export function originProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare =
    url !== null && `${url.pathname}${url.search}${url.hash}${url.username}${url.password}` === '/';
  return bare && url.protocol === 'https:' && !url.hostname.includes('*')
    ? null
    : `must name origins such as https://afterdose.clinic.lan, and ${text} is none`;
}

/** An address, or a range of them in CIDR form; null when it is neither. */
export function readRange(text: string): { address: string; family: 'ipv4' | 'ipv6'; bits: number } | null {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return null;
  const whole = version === 6 ? 128 : 32;
  const bits = length === undefined ? whole : /^\d{1,3}$/.test(length) ? Number(length) : 0;
  if (bits < 1 || bits > whole) return null;
  return { address, family: version === 6 ? 'ipv6' : 'ipv4', bits };
}

/** Why nobody can be trusted by this entry; null when they can. A range of everybody is refused too. */
export function rangeProblem(text: string): string | null {
  return readRange(text) === null
    ? `must name addresses or ranges such as 10.0.0.5 or 10.0.0.0/24, and ${text} is neither`
    : null;
}

type Given = Record<string, string | undefined>;

/** What is missing or contradicts itself among the settings of the network, each with its reason. */
export function networkProblems(given: Given): string[] {
  const problems: string[] = [];
  const has = (name: string): boolean => given[name] !== undefined;
  const beyond = has('AFTERDOSE_HOST') && !isLoopbackName(given.AFTERDOSE_HOST ?? '');
  const tls = has('AFTERDOSE_TLS_CERT') || has('AFTERDOSE_TLS_KEY');
  const proxy = given.AFTERDOSE_PROXY_TLS === '1';
  if (tls && !has('AFTERDOSE_TLS_KEY'))
    problems.push('AFTERDOSE_TLS_KEY is missing: a certificate needs the key that belongs to it');
  if (tls && !has('AFTERDOSE_TLS_CERT'))
    problems.push('AFTERDOSE_TLS_CERT is missing: a key needs the certificate it belongs to');
  if (beyond && !tls && !proxy)
    problems.push(
      `AFTERDOSE_HOST ${given.AFTERDOSE_HOST} is beyond this machine, and Afterdose speaks no plain HTTP on a network: ` +
        'set AFTERDOSE_TLS_CERT and AFTERDOSE_TLS_KEY, or AFTERDOSE_PROXY_TLS=1 where a proxy does TLS',
    );
  if (proxy && !has('AFTERDOSE_TRUSTED_PROXIES'))
    problems.push(
      'AFTERDOSE_TRUSTED_PROXIES is missing: AFTERDOSE_PROXY_TLS=1 needs the address of the proxy',
    );
  if (!proxy && has('AFTERDOSE_TRUSTED_PROXIES'))
    problems.push('AFTERDOSE_TRUSTED_PROXIES needs AFTERDOSE_PROXY_TLS=1: without it no proxy is believed');
  if ((beyond || proxy) && !has('AFTERDOSE_ORIGINS'))
    problems.push(
      'AFTERDOSE_ORIGINS is missing: beyond this machine Afterdose answers only where people open it, such as https://afterdose.clinic.lan',
    );
  if (has('AFTERDOSE_ORIGINS') && !tls && !proxy)
    problems.push(
      'AFTERDOSE_ORIGINS needs TLS: set AFTERDOSE_TLS_CERT and AFTERDOSE_TLS_KEY, or AFTERDOSE_PROXY_TLS=1',
    );
  if ((beyond || proxy) && given.AFTERDOSE_CLOCK === 'controlled')
    problems.push(
      'AFTERDOSE_CLOCK=controlled is for tests on this machine, and anybody on a network could move it',
    );
  return problems;
}
