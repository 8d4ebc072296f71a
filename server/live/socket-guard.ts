import { type IncomingMessage, ServerResponse } from 'node:http';
import { normalizeIP } from '@fastify/rate-limit';
import type { Server } from 'socket.io';
import type { Problem } from '#shared/wire/api.ts';
import type { Door } from '../http/door.ts';
import { pathOf } from '../http/interface-paths.ts';
import type { Limits } from '../http/limits.ts';
import { problem } from '../http/problem.ts';
import type { Proxies } from '../http/proxies.ts';
import { refuseConnection, refuseRequest } from '../http/raw-answer.ts';
import type { SecurityHeaders } from '../http/security-headers.ts';

/** What sockets share with HTTP at the edge of the server. */
export interface SocketEdge {
  door: Door;
  headers: SecurityHeaders;
  limits: Limits;
  proxies: Proxies;
}

const NO_RESUMING = problem('malformed', 400, 'A socket is opened anew each time.');
const WEBSOCKET_ONLY = problem('malformed', 400, 'Open a websocket: nothing else is offered here.');
const TOO_MANY = problem('too-many-requests', 429, 'Too many sockets from this address.');

/** Every request for a socket passes here before anything else sees it, also those that are no upgrade. */
export function guardSockets(engine: Server['engine'], { door, headers, limits, proxies }: SocketEdge): void {
  const open = new Map<string, number>();

  function refusalOf(request: IncomingMessage, upgrading: boolean): Problem | null {
    const refused = door(request, 'socket');
    if (refused !== null) return refused;
    if (!upgrading) return WEBSOCKET_ONLY;
    // A socket's id would let whoever knows it take it over.
    if (new URLSearchParams((request.url ?? '').split('?')[1] ?? '').has('sid')) return NO_RESUMING;
    return count(request) ? null : TOO_MANY;
  }
  function count(request: IncomingMessage): boolean {
    const address = normalizeIP(proxies.callerAddress(request));
    const others = open.get(address) ?? 0;
    if (others >= limits.socketsPerAddress) return false;
    open.set(address, others + 1);
    request.socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    return true;
  }

  engine.use((request: IncomingMessage, response: unknown, next: () => void) => {
    const plain = response instanceof ServerResponse;
    const refused = refusalOf(request, !plain);
    if (refused === null) return next();
    const lines = headers.at(pathOf(request.url ?? ''));
    if (plain) refuseRequest(response, refused, lines);
    else refuseConnection(request.socket, refused, lines);
  });
}
