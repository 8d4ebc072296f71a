import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '#shared/wire/api.ts';
import { problem } from './problem.ts';
import type { HeaderLines } from './security-headers.ts';

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** Refuses where there is no more than a connection: a request that could not be read, or one to become a socket. */
export function refuseConnection(socket: Duplex, details: Problem, headers: HeaderLines): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(details);
  const lines = Object.entries(linesOf(body, headers)).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `HTTP/1.1 ${details.status} ${STATUS_CODES[details.status] ?? ''}\r\n`;
  socket.on('error', () => undefined);
  socket.end(`${status}${lines.join('')}connection: close\r\n\r\n${body}`, () => socket.destroy());
}

/** Refuses a request outside the application. */
export function refuseRequest(response: ServerResponse, details: Problem, headers: HeaderLines): void {
  const body = JSON.stringify(details);
  response.writeHead(details.status, linesOf(body, headers)).end(body);
}

function linesOf(body: string, headers: HeaderLines): HeaderLines {
  return { ...headers, 'content-type': PROBLEM_JSON, 'content-length': String(Buffer.byteLength(body)) };
}

/** What the parser of requests found, as a problem. Null: the other side has gone, nobody listens. */
export function unreadable(error: Error & { code?: string }): Problem | null {
  switch (error.code) {
    case 'ECONNRESET':
      return null;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problem('too-slow', 408, 'The request took too long to arrive.');
    case 'HPE_HEADER_OVERFLOW':
      return problem('too-large', 431, 'The header lines are too long.');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return problem('too-large', 413, 'The body is larger than 1 MiB.');
    default:
      return problem('malformed', 400, 'This is no request that can be read.');
  }
}
