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
  /** Whether whoever opens a socket has shown that this server knows them. */
  isKnown: (request: IncomingMessage) => Promise<boolean>;
}

const NO_RESUMING = problem('malformed', 400, 'A socket is opened anew each time.');
const WEBSOCKET_ONLY = problem('malformed', 400, 'Open a websocket: nothing else is offered here.');
const FAILED = problem('internal', 503, 'The server cannot say who you are just now. Try again.');
const TOO_MANY = problem('too-many-requests', 429, 'Too many sockets from this address.');

/** Every request for a socket passes here before anything else sees it, also those that are no upgrade. */
export function guardSockets(engine: Server['engine'], edge: SocketEdge): void {
  const { door, headers, limits, proxies, isKnown } = edge;
  // Counted apart: however many strangers come by one address, the screens of the clinic behind it find a place.
  const known = counted(limits.socketsPerAddress);
  const strangers = counted(limits.strangersPerAddress);

  async function refusalOf(request: IncomingMessage, upgrading: boolean): Promise<Problem | null> {
    const refused = door(request, 'socket');
    if (refused !== null) return refused;
    if (!upgrading) return WEBSOCKET_ONLY;
    // A socket's id would let whoever knows it take it over.
    if (new URLSearchParams((request.url ?? '').split('?')[1] ?? '').has('sid')) return NO_RESUMING;
    const places = (await isKnown(request)) ? known : strangers;
    return places.take(normalizeIP(proxies.callerAddress(request)), request) ? null : TOO_MANY;
  }

  engine.use((request: IncomingMessage, response: unknown, next: () => void) => {
    const plain = response instanceof ServerResponse;
    const refuse = (refused: Problem) => {
      const lines = headers.at(pathOf(request.url ?? ''));
      if (plain) refuseRequest(response, refused, lines);
      else refuseConnection(request.socket, refused, lines);
    };
    refusalOf(request, !plain).then(
      (refused) => (refused === null ? next() : refuse(refused)),
      () => refuse(FAILED),
    );
  });
}

/** How many sockets of each address are open, up to `most`. */
function counted(most: number): { take(address: string, request: IncomingMessage): boolean } {
  const open = new Map<string, number>();
  return {
    take(address, { socket }) {
      const others = open.get(address) ?? 0;
      if (others >= most || socket.destroyed) return false;
      open.set(address, others + 1);
      socket.once('close', () => {
        const left = (open.get(address) ?? 1) - 1;
        if (left > 0) open.set(address, left);
        else open.delete(address);
      });
      return true;
    },
  };
}
