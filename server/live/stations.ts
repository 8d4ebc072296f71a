import type { StationInfo } from '#shared/wire/people.ts';
import type { StaffNamespace, StaffSocket } from './sockets.ts';
import { clinicRoom } from './sockets.ts';

/** Every open screen of a clinic, wall displays too. */
export function stationsOf(staff: StaffNamespace, clinicId: string): StationInfo[] {
  return socketsOf(staff, clinicId).map(({ data }) => {
    const { caller, stationId, visible, showsBoard, connectedAtMs } = data;
    const person = caller.kind === 'staff';
    return {
      stationId,
      who: person ? caller.actor.name : caller.name,
      role: person ? caller.actor.role : 'wall',
      locked: person && caller.signIn.locked,
      visible,
      showsBoard,
      sinceMs: connectedAtMs,
    };
  });
}

/** A screen watches when it shows the board and is in front. A locked one does, and a wall display. */
export function countScreens(staff: StaffNamespace, clinicId: string): { open: number; watching: number } {
  const screens = socketsOf(staff, clinicId);
  const watching = screens.filter(({ data }) => data.visible && data.showsBoard);
  return { open: screens.length, watching: watching.length };
}

function socketsOf(staff: StaffNamespace, clinicId: string): StaffSocket[] {
  const ids = staff.adapter.rooms.get(clinicRoom(clinicId)) ?? new Set<string>();
  return [...ids].flatMap((id) => staff.sockets.get(id) ?? []);
}
