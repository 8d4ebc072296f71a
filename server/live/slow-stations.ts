import type { StaffNamespace, StaffSocket } from './sockets.ts';

/** What may wait for one screen before it gets fewer frames instead of later ones, in characters of JSON. */
const MOST_WAITING = 512 * 1024;

/**
 * A screen that cannot keep up leaves the room instead of filling a queue, and is told to follow again once its line
 * is clear. Returns how many screens are in the room and keeping up.
 */
export function stationsKeepingUp(staff: StaffNamespace, room: string, sessionId: string | null): number {
  for (const id of [...(staff.adapter.rooms.get(room) ?? [])]) {
    const socket = staff.sockets.get(id);
    if (socket !== undefined && waiting(socket) > MOST_WAITING) setAside(socket, room, sessionId);
  }
  return staff.adapter.rooms.get(room)?.size ?? 0;
}

function setAside(socket: StaffSocket, room: string, sessionId: string | null): void {
  void socket.leave(room);
  socket.conn.once('drain', () => {
    socket.emit('refollow', { sessionId, why: 'This screen could not keep up.' });
  });
}

/** The transport's queue is not part of the typed surface, but it is the only measure of a slow line there is. */
function waiting(socket: StaffSocket): number {
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: readonly { data?: unknown }[] };
  return writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
}
