import { isInterface } from './interface-paths.ts';
import type { Network } from './network.ts';

export type HeaderLines = Record<string, string>;

export interface SecurityHeaders {
  /** For an answer at this path. Programs' answers run and show nothing, even where a browser opens them. */
  at(path: string): HeaderLines;
  /** For the page of the screens, whose style elements carry this nonce. */
  page(nonce: string): HeaderLines;
}

const ONE_YEAR_S = 31_536_000;

/** Nothing of the screens needs them. Bluetooth and the wake lock stay with this site: monitors and wall displays use them. */
const CLOSED_FEATURES =
  'camera display-capture geolocation gyroscope magnetometer microphone midi payment usb'
    .split(' ')
    .map((feature) => `${feature}=()`)
    .join(', ');

const NOWHERE = { 'object-src': `'none'`, 'base-uri': `'none'`, 'frame-ancestors': `'none'` };
const DATA = { 'default-src': `'none'`, ...NOWHERE, 'form-action': `'none'` };
/** The readable interface is a package's page, and the one style element it adds is known by its hash. */
const DOCS = {
  'default-src': `'none'`,
  'script-src': `'self'`,
  'style-src': `'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='`,
  'img-src': `'self' data:`,
  'connect-src': `'self'`,
  ...NOWHERE,
  'form-action': `'self'`,
};

/** What every answer says about itself, also one that never reached a handler. */
export function securityHeaders({ tls, trustedProxies, origins }: Network): SecurityHeaders {
  const secure = tls !== null || trustedProxies.length > 0;
  const sockets = origins.map((origin) => origin.replace(/^https/, 'wss'));
  const screens = {
    'default-src': `'none'`,
    'script-src': `'self'`,
    'img-src': `'self' data:`,
    'font-src': `'self'`,
    'media-src': `'self'`,
    'manifest-src': `'self'`,
    'worker-src': `'self'`,
    // Older tablets do not count a socket of the same place as 'self'.
    'connect-src': [`'self'`, ...sockets].join(' '),
    ...NOWHERE,
    'form-action': `'self'`,
  };
  const always: HeaderLines = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': CLOSED_FEATURES,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': `max-age=${ONE_YEAR_S}; includeSubDomains` } : {}),
  };
  const withPolicy = (policy: Record<string, string>): HeaderLines => ({
    ...always,
    'content-security-policy': Object.entries(policy)
      .map((directive) => directive.join(' '))
      .join('; '),
  });
  const data = { ...withPolicy(DATA), 'cache-control': 'no-store' };
  const docs = withPolicy(DOCS);
  const files = withPolicy({ ...screens, 'style-src': `'self'` });
  return {
    at: (path) => {
      if (path.startsWith('/api/docs')) return docs;
      return isInterface(path) ? data : files;
    },
    page: (nonce) => withPolicy({ ...screens, 'style-src': `'self' 'nonce-${nonce}'` }),
  };
}
