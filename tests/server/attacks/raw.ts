import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  status: number;
  head: string;
  body: string;
  /** Everything the server sent until it closed the connection. */
  text: string;
}

/** Sends bytes as no client would, and reads until the server closes the connection. */
export async function sayRaw(url: string, bytes: string): Promise<RawAnswer> {
  const socket = openRaw(url);
  socket.write(bytes, 'latin1');
  return readToEnd(socket);
}

export function openRaw(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname);
}

export async function readToEnd(socket: Socket): Promise<RawAnswer> {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  // A server that closes on somebody who still sends resets the connection: what it said before stands.
  socket.on('error', () => undefined);
  await once(socket, 'close');
  const [head = '', ...body] = text.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0),
    head,
    body: body.join('\r\n\r\n'),
    text,
  };
}

/** A request line by line; the Host line is there unless the lines bring their own. */
export function requestText(url: string, first: string, lines: readonly string[] = [], body = ''): string {
  const host = lines.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${new URL(url).host}`];
  return [first, ...host, ...lines, '', body].join('\r\n');
}
