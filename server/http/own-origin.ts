import type { IncomingMessage } from 'node:http';
import { LOOPBACK_HOSTS } from '../config.ts';

/** Whether a request was addressed to this machine by a loopback name: a name that was made to point here is not ours. */
export function isOwnHost(headers: IncomingMessage['headers']): boolean {
  const name = hostName(`http://${headers.host ?? ''}`);
  return name !== null && LOOPBACK_HOSTS.some((own) => own === name);
}

/** Browsers send Origin with every state change and socket; programs send none and pass. */
export function isOwnOrigin(headers: IncomingMessage['headers']): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return origin === `http://${host}` || origin === `https://${host}`;
}

function hostName(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : null;
}
