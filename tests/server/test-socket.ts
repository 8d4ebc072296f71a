import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import {
  type ClientToServer,
  type CommandAnswer,
  type CommandMessage,
  type Follow,
  type FollowAnswer,
  type ServerToClient,
  WIRE_VERSION,
} from '#shared/wire/messages.ts';

export type StaffSocket = Socket<ServerToClient, ClientToServer>;

/** A screen's connection as the client makes it. Changes to `auth` and headers make it a wrong one. */
export function openSocket(
  url: string,
  cookie: string,
  changes: { auth?: object; headers?: Record<string, string>; transports?: string[] } = {},
): StaffSocket {
  return io(`${url}/staff`, {
    path: '/socket.io',
    transports: changes.transports ?? ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, ...changes.headers },
    auth: changes.auth ?? { wireVersion: WIRE_VERSION, stationId: randomUUID() },
  });
}

/** Resolves once connected; rejects with the server's sentence when it is refused. */
export async function connected(socket: StaffSocket): Promise<StaffSocket> {
  if (socket.connected) return socket;
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  return socket;
}

export function follow(socket: StaffSocket, message: Follow): Promise<FollowAnswer> {
  return new Promise((resolve) => {
    socket.emit('follow', message, resolve);
  });
}

export function command(socket: StaffSocket, message: CommandMessage): Promise<CommandAnswer> {
  return new Promise((resolve) => {
    socket.emit('command', message, resolve);
  });
}

/** Says anything at all, as our own screens never would. */
export function say(socket: StaffSocket, event: string, ...args: unknown[]): void {
  (socket as unknown as { emit(event: string, ...args: unknown[]): void }).emit(event, ...args);
}

export function ask(socket: StaffSocket, event: string, message: unknown): Promise<CommandAnswer> {
  return new Promise((resolve) => {
    say(socket, event, message, resolve);
  });
}

/** Everything of one kind the socket hears from now on, and a way to wait until enough of it has been heard. */
export function listen<E extends keyof ServerToClient>(socket: StaffSocket, event: E) {
  type Message = Parameters<ServerToClient[E]>[0];
  const heard: Message[] = [];
  let check = () => {};
  const hear = (message: Message) => {
    heard.push(message);
    check();
  };
  socket.on(event as never, hear as never);
  const until = (enough: (heard: Message[]) => boolean): Promise<Message[]> =>
    new Promise((resolve) => {
      check = () => {
        if (enough(heard)) resolve(heard);
      };
      check();
    });
  return { heard, until };
}
