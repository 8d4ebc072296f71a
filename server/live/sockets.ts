import type { Server as HttpServer } from 'node:http';
import { type Namespace, Server, type Socket } from 'socket.io';
import {
  type ClientToServer,
  handshakeSchema,
  OUTDATED_SCREEN,
  type ServerToClient,
  WIRE_VERSION,
} from '#shared/wire/messages.ts';
import type { Rooms } from '../clinics.ts';
import type { Premises } from '../house.ts';
import { isOwnHost, isOwnOrigin } from '../http/own-origin.ts';
import { screenCaller } from '../people/admission.ts';
import { type ScreenCaller, tokenHashOf } from '../people/caller.ts';
import { tokenIn } from '../people/cookie.ts';

type NoEvents = Record<string, never>;
export interface StationData {
  caller: ScreenCaller;
  rooms: Rooms;
  stationId: string;
  connectedAtMs: number;
  visible: boolean;
  showsBoard: boolean;
  /** Sessions this screen follows or has followed, and whose they are. */
  following: Map<string, string>;
}
export type StaffNamespace = Namespace<ClientToServer, ServerToClient, NoEvents, StationData>;
export type StaffSocket = Socket<ClientToServer, ServerToClient, NoEvents, StationData>;

/** No message of ours comes near it; a larger one is not from our screens. */
const LARGEST_MESSAGE_BYTES = 100_000;
const SIGN_IN = 'Sign in first.';

export interface Sockets {
  staff: StaffNamespace;
  /** Begins to admit screens. Until then nobody is let in. */
  open(roomsOf: (clinicId: string) => Promise<Rooms>): void;
  close(): void;
}

/** Socket.IO beside HTTP on one port: websocket only, own origin only, signed in, of the same wire version. */
export function openSockets(server: HttpServer, premises: Premises): Sockets {
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
  return {
    staff,
    open: (roomsOf) => {
      staff.use((socket, next) => {
        admit(premises, roomsOf, socket).then(
          (refusedBecause) => next(refusedBecause === null ? undefined : new Error(refusedBecause)),
          (error: unknown) => {
            premises.logger.error({ err: error }, 'a handshake failed');
            next(new Error('Something failed in the server.'));
          },
        );
      });
    },
    close: () => {
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

async function admit(
  premises: Premises,
  roomsOf: (clinicId: string) => Promise<Rooms>,
  socket: StaffSocket,
): Promise<string | null> {
  const handshake = handshakeSchema.safeParse(socket.handshake.auth);
  if (!handshake.success || handshake.data.wireVersion !== WIRE_VERSION) return OUTDATED_SCREEN;
  const caller = await screenCaller(premises, tokenIn(socket.handshake.headers.cookie, premises.secure));
  if (caller === null) return SIGN_IN;
  socket.data = {
    caller,
    rooms: await roomsOf(caller.clinicId),
    stationId: handshake.data.stationId,
    connectedAtMs: premises.processNow(),
    visible: true,
    showsBoard: false,
    following: new Map(),
  };
  await socket.join([tokenRoom(tokenHashOf(caller)), clinicRoom(caller.clinicId)]);
  return null;
}

/** All screens of one sign-in or display. */
export function tokenRoom(tokenHash: string): string {
  return `token:${tokenHash}`;
}

/** All screens of a clinic. */
export function clinicRoom(clinicId: string): string {
  return `clinic:${clinicId}`;
}
