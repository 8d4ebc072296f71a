import { io, type Socket } from 'socket.io-client';
import { type ClientToServer, type ServerToClient, WIRE_VERSION } from '#shared/wire/messages.ts';
import { newId } from './ids.ts';

const STATION_KEY = 'afterdose-station';

/** This tab's id as a station; a reload keeps it. */
export function stationId(): string {
  const known = sessionStorage.getItem(STATION_KEY);
  if (known !== null) return known;
  const fresh = newId();
  sessionStorage.setItem(STATION_KEY, fresh);
  return fresh;
}

/**
 * The one connection of this screen. It tries again for ever (the library's own default), one to five seconds apart with
 * jitter, so that a room of screens does not return as one wave.
 */
export const socket: Socket<ServerToClient, ClientToServer> = io('/staff', {
  path: '/socket.io',
  transports: ['websocket'],
  autoConnect: false,
  reconnectionDelay: 1000,
  reconnectionDelayMax: 5000,
  randomizationFactor: 0.5,
  timeout: 10_000,
  auth: (give) => give({ wireVersion: WIRE_VERSION, stationId: stationId() }),
});
