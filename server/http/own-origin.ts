import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackName, type Network } from './network.ts';

export interface OwnAddresses {
  /** Whether a request was addressed to us: a name that was made to point at this machine is not ours. */
  isOwnHost(headers: IncomingHttpHeaders): boolean;
  /** Whether it was addressed to this machine by a loopback name. */
  isLoopback(headers: IncomingHttpHeaders): boolean;
  /**
   * Whether a change or a socket comes from our own pages. Browsers send Origin with both; programs send none and pass.
   * A browser that says where a request comes from but not its origin hides something.
   */
  isOwnOrigin(headers: IncomingHttpHeaders): boolean;
}

const HOST = /^(\[[\da-f:.]+\]|[a-z\d._-]+)(:\d{1,5})?$/i;

/** Where this server is at home: the loopback names, and what people open beyond this machine. */
export function ownAddresses({ tls, origins }: Network): OwnAddresses {
  const scheme = tls === null ? 'http' : 'https';
  const loopbackOrigin = ({ host }: IncomingHttpHeaders): string | null => {
    const url = urlOf(scheme, host);
    return url !== null && isLoopbackName(url.hostname.replace(/^\[|\]$/g, '')) ? url.origin : null;
  };
  const publicOrigin = ({ host }: IncomingHttpHeaders): string | null => {
    const url = urlOf('https', host);
    return url !== null && origins.includes(url.origin) ? url.origin : null;
  };
  return {
    isOwnHost: (headers) => (loopbackOrigin(headers) ?? publicOrigin(headers)) !== null,
    isLoopback: (headers) => loopbackOrigin(headers) !== null,
    isOwnOrigin: (headers) => {
      const { origin } = headers;
      if (origin === undefined) return headers['sec-fetch-site'] === undefined;
      return origin === publicOrigin(headers) || origin === loopbackOrigin(headers);
    },
  };
}

function urlOf(scheme: string, host: string | undefined): URL | null {
  const address = `${scheme}://${host}`;
  return host !== undefined && HOST.test(host) && URL.canParse(address) ? new URL(address) : null;
}
