import { RESTRICTED } from '../sessions/record-access.ts';
import { sessionRoom } from './follow.ts';
import { clinicRoom, type StaffNamespace, type StaffSocket } from './sockets.ts';

/** Takes every screen of the clinic out of the records that its person may no longer open. */
export function closeRecords(staff: StaffNamespace, clinicId: string): void {
  for (const id of staff.adapter.rooms.get(clinicRoom(clinicId)) ?? []) {
    const socket = staff.sockets.get(id);
    if (socket !== undefined) leaveClosedRecords(socket);
  }
}

/** The same for one screen: a record was restricted, or the time of broken glass is over. */
export function leaveClosedRecords(socket: StaffSocket): void {
  const { caller, rooms, following } = socket.data;
  if (caller.kind !== 'staff') return;
  for (const [sessionId, patientId] of following) {
    const room = sessionRoom(caller.clinicId, sessionId);
    if (!socket.rooms.has(room)) following.delete(sessionId);
    else if (!rooms.restrictions.mayOpen(caller.actor.staffId, patientId, sessionId)) {
      following.delete(sessionId);
      void socket.leave(room);
      socket.emit('refollow', { sessionId, why: RESTRICTED.sentence });
    }
  }
}
