import { isIP } from 'node:net';

/** What is wrong with one place of the list of hosts that may be told; null: nothing. */
export function hostProblem(place: string): string | null {
  const url = parsed(`https://${place}`);
  const plain = url !== null && url.host === place.toLowerCase() && url.pathname === '/';
  return plain ? null : `${place} is not a host, or a host with its port, such as pager.example.org:8443`;
}

/**
 * Why no message goes to this address; null: it may. Only hosts that whoever runs the server has listed, and only by
 * HTTPS: in clear text only on this machine itself.
 */
export function targetRefused(address: string, hosts: readonly string[]): string | null {
  if (hosts.length === 0)
    return 'No host may be told yet. Whoever runs the server lists them in AFTERDOSE_WEBHOOK_HOSTS.';
  const url = parsed(address);
  if (url === null) return 'This is not an address such as https://pager.example.org/clinic.';
  if (url.username !== '' || url.password !== '') return 'An address holds no name and no password.';
  if (!hosts.includes(url.host))
    return `${url.host} is not among the hosts that may be told (AFTERDOSE_WEBHOOK_HOSTS).`;
  const clear = url.protocol === 'http:' && isOwnMachine(url.hostname);
  return url.protocol === 'https:' || clear ? null : 'Only https:// addresses are told.';
}

function isOwnMachine(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return hostname === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
