import type { IncomingMessage } from 'node:http';
import type { Problem } from '#shared/wire/api.ts';
import { isLoopbackName, type Network } from './network.ts';
import { ownAddresses } from './own-origin.ts';
import { problem } from './problem.ts';
import type { Proxies } from './proxies.ts';

/** Why somebody may not come in, from address and header lines alone; null when they may. */
export type Door = (request: IncomingMessage, entering: 'read' | 'change' | 'socket') => Problem | null;

/** More lines than any browser or proxy sends; Node itself limits their size together (16 KiB). */
const MOST_HEADER_LINES = 100;

const OTHER_HOST = problem('other-origin', 421, 'This server does not answer to that name.');
const OTHER_SITE = problem('other-origin', 403, 'This request came from another site.');
const PLAIN = problem('plain-http', 403, 'This server is reached over HTTPS only.');
const NOT_A_PATH = problem('malformed', 400, 'Ask for a path of this server.');
const TWO_HOSTS = problem('malformed', 400, 'The request names two hosts.');
const TOO_MANY_LINES = problem('too-large', 431, `A request has at most ${MOST_HEADER_LINES} header lines.`);
const PACKED = problem('unsupported-media-type', 415, 'Send the body as it is, not packed.');

/**
 * The one door of HTTP and sockets, before anything reads a body or looks anybody up. Together with the SameSite cookie
 * it keeps another site from changing anything in a signed-in browser.
 */
export function openDoor(network: Network, proxies: Proxies): Door {
  const own = ownAddresses(network);
  const isFromHere = (request: IncomingMessage): boolean =>
    own.isLoopback(request.headers) &&
    isLoopbackName((request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
  const secure = network.tls !== null || network.trustedProxies.length > 0;

  return (request, entering) => {
    const { headers, rawHeaders, url } = request;
    if (rawHeaders.length > 2 * MOST_HEADER_LINES) return TOO_MANY_LINES;
    if (url?.startsWith('/') !== true) return NOT_A_PATH;
    if (rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length > 1) return TWO_HOSTS;
    if (!own.isOwnHost(headers)) return OTHER_HOST;
    if (secure && !proxies.isEncrypted(request) && !isFromHere(request)) return PLAIN;
    if (headers['content-encoding'] !== undefined) return PACKED;
    if (entering !== 'read' && !own.isOwnOrigin(headers)) return OTHER_SITE;
    return null;
  };
}
