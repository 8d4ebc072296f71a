import type { Server as HttpServer } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import { type Namespace, Server, type Socket } from 'socket.io';
import {
  type ClientToServer,
  handshakeSchema,
  OUTDATED_SCREEN,
  type ServerToClient,
  WIRE_VERSION,
} from '#shared/wire/messages.ts';
import type { House } from '../house.ts';
import { isOwnHost, isOwnOrigin } from '../http/own-origin.ts';
import { SIGN_IN_COOKIE, type SignIn, whoIs } from '../people/sign-in.ts';

type NoEvents = Record<string, never>;
export interface StationData {
  signIn: SignIn;
  stationId: string;
}
export type StaffNamespace = Namespace<ClientToServer, ServerToClient, NoEvents, StationData>;
export type StaffSocket = Socket<ClientToServer, ServerToClient, NoEvents, StationData>;

/** No message of ours comes near it; a larger one is not from our screens. */
const LARGEST_MESSAGE_BYTES = 100_000;
const SIGN_IN = 'Sign in first.';

export interface Sockets {
  staff: StaffNamespace;
  /** Cuts off every screen of a sign-in that is over. */
  disconnectSignIn(tokenHash: string): void;
  close(): void;
}

/** Socket.IO beside HTTP on one port: websocket only, own origin only, signed in, of the same wire version. */
export function openSockets(server: HttpServer, house: House): Sockets {
  const io = new Server<ClientToServer, ServerToClient, NoEvents, StationData>(server, {
    path: '/socket.io',
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
    allowRequest: (request, decide) =>
      decide(null, isOwnHost(request.headers) && isOwnOrigin(request.headers)),
  });
  const staff: StaffNamespace = io.of('/staff');
  staff.use((socket, next) => {
    admit(house, socket).then(
      (refusedBecause) => next(refusedBecause === null ? undefined : new Error(refusedBecause)),
      (error: unknown) => {
        house.logger.error({ err: error }, 'a handshake failed');
        next(new Error('Something failed in the server.'));
      },
    );
  });
  return {
    staff,
    disconnectSignIn: (tokenHash) => staff.in(signInRoom(tokenHash)).disconnectSockets(true),
    close: () => {
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

async function admit(house: House, socket: StaffSocket): Promise<string | null> {
  const handshake = handshakeSchema.safeParse(socket.handshake.auth);
  if (!handshake.success || handshake.data.wireVersion !== WIRE_VERSION) return OUTDATED_SCREEN;
  const signIn = await whoIs(
    house,
    fastifyCookie.parse(socket.handshake.headers.cookie ?? '')[SIGN_IN_COOKIE],
  );
  if (signIn === null) return SIGN_IN;
  socket.data = { signIn, stationId: handshake.data.stationId };
  await socket.join(signInRoom(signIn.tokenHash));
  return null;
}

function signInRoom(tokenHash: string): string {
  return `signIn:${tokenHash}`;
}
