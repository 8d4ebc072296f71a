import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type Namespace, Server, type Socket } from 'socket.io';
import {
  type ClientToServer,
  handshakeSchema,
  OUTDATED_SCREEN,
  type ServerToClient,
  WIRE_VERSION,
} from '#shared/wire/messages.ts';
import type { SoundState } from '#shared/wire/stations.ts';
import type { Rooms } from '../clinics.ts';
import type { Premises } from '../house.ts';
import type { Limits } from '../http/limits.ts';
import { screenCaller } from '../people/admission.ts';
import { type ScreenCaller, tokenHashOf } from '../people/caller.ts';
import { tokenIn } from '../people/cookie.ts';
import { budget } from './budget.ts';
import { guardMessages } from './message-guard.ts';
import { guardSockets, type SocketEdge } from './socket-guard.ts';

type NoEvents = Record<string, never>;
export interface StationData {
  caller: ScreenCaller;
  rooms: Rooms;
  stationId: string;
  connectedAtMs: number;
  visible: boolean;
  showsBoard: boolean;
  /** Until the screen has said more, nobody counts on hearing it. */
  sound: SoundState;
  room: string | null;
  /** What it was told last of the others and of its own sound: it hears only what is new. */
  told: { stations: string; sound: string };
  /** Sessions this screen follows or has followed, and whose they are. */
  following: Map<string, string>;
  /** What this screen has asked to follow and not been answered yet: session ids, and `board`. */
  asked: Set<string>;
  /** Takes so many events from what this screen may be given. */
  mayBeGiven: ReturnType<typeof budget>;
}
export type StaffNamespace = Namespace<ClientToServer, ServerToClient, NoEvents, StationData>;
export type StaffSocket = Socket<ClientToServer, ServerToClient, NoEvents, StationData>;

/** No message of ours comes near it; a larger one is not from our screens. */
const LARGEST_MESSAGE_BYTES = 100_000;
/**
 * A machine that sleeps, or a page that the browser froze, answers no more: it is found out within 15 s, as long as a
 * screen takes to cover itself, and whoever stands in for its sound knows as soon.
 */
const ASK_EVERY_MS = 5000;
const ANSWER_WITHIN_MS = 10_000;
/** How long a screen has not been heard when its connection ends for want of an answer. */
export const UNANSWERED_MS = ASK_EVERY_MS + ANSWER_WITHIN_MS;
const SIGN_IN = 'Sign in first.';
const TOO_MANY_SCREENS = 'Too many screens are open for you. Close some of them first.';

export interface Sockets {
  staff: StaffNamespace;
  /** Begins to admit screens. Until then nobody is let in. */
  open(roomsOf: (clinicId: string) => Promise<Rooms>): void;
  close(): void;
}

/** Socket.IO beside HTTP on one port: websocket only, through the same door, signed in, of the same wire version. */
export function openSockets(
  server: HttpServer,
  premises: Premises,
  edge: Omit<SocketEdge, 'isKnown'>,
): Sockets {
  const io = new Server<ClientToServer, ServerToClient, NoEvents, StationData>(server, {
    path: '/socket.io',
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
    connectTimeout: edge.limits.introducedWithinMs,
    pingInterval: ASK_EVERY_MS,
    pingTimeout: ANSWER_WITHIN_MS,
  });
  const isKnown = async ({ headers }: IncomingMessage) =>
    (await screenCaller(premises, tokenIn(headers.cookie, premises.secure))) !== null;
  guardSockets(io.engine, { ...edge, isKnown });
  // Everything of ours is on /staff: nobody stays in the lobby.
  io.use((_socket, next) => next(new Error(SIGN_IN)));
  const staff: StaffNamespace = io.of('/staff');
  staff.on('connection', (socket) => guardMessages(socket, edge.limits));
  return {
    staff,
    open: (roomsOf) => {
      staff.use((socket, next) => {
        admit(premises, roomsOf, edge.limits, socket).then(
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
  limits: Limits,
  socket: StaffSocket,
): Promise<string | null> {
  const handshake = handshakeSchema.safeParse(socket.handshake.auth);
  if (!handshake.success || handshake.data.wireVersion !== WIRE_VERSION) return OUTDATED_SCREEN;
  const caller = await screenCaller(premises, tokenIn(socket.handshake.headers.cookie, premises.secure));
  if (caller === null) return SIGN_IN;
  const rooms = await roomsOf(caller.clinicId);
  const own = personRoom(caller);
  if ((socket.nsp.adapter.rooms.get(own)?.size ?? 0) >= limits.socketsPerPerson) return TOO_MANY_SCREENS;
  socket.data = {
    caller,
    rooms,
    stationId: handshake.data.stationId,
    connectedAtMs: premises.processNow(),
    visible: true,
    showsBoard: false,
    sound: 'blocked',
    room: null,
    told: { stations: '', sound: '' },
    following: new Map(),
    asked: new Set(),
    mayBeGiven: budget(limits.given),
  };
  await socket.join([own, tokenRoom(tokenHashOf(caller)), clinicRoom(caller.clinicId)]);
  return null;
}

/** All screens of one person, however often they signed in, or of one display. */
function personRoom(caller: ScreenCaller): string {
  return `person:${caller.clinicId}:${caller.kind === 'staff' ? caller.actor.staffId : caller.displayId}`;
}

/** All screens of one sign-in or display. */
export function tokenRoom(tokenHash: string): string {
  return `token:${tokenHash}`;
}

/** All screens of a clinic. */
export function clinicRoom(clinicId: string): string {
  return `clinic:${clinicId}`;
}
