import type { StationInfo } from '#shared/wire/stations.ts';
import { hearable } from './hearable.ts';
import type { Watcher } from './lost-stations.ts';
import type { Pauses } from './pauses.ts';
import type { StaffNamespace, StaffSocket, StationData } from './sockets.ts';
import { clinicRoom } from './sockets.ts';

/** Every open screen of a clinic, wall displays too. */
export function stationsOf(staff: StaffNamespace, clinicId: string, pauses: Pauses): StationInfo[] {
  const screens = screensOf(staff, clinicId).map(({ data }) => data);
  const { heard } = hearable(screens);
  return screens.map((data) => {
    const { caller, stationId, visible, showsBoard, connectedAtMs, room, sound } = data;
    return {
      stationId,
      who: whoOf(data),
      role: caller.kind === 'staff' ? caller.actor.role : 'wall',
      locked: caller.kind === 'staff' && caller.signIn.locked,
      visible,
      showsBoard,
      sinceMs: connectedAtMs,
      room,
      audible: heard.has(data),
      sound,
      paused: pauses.of(stationId),
    };
  });
}

/** Who holds a screen: a person's name, or a display's. */
export function whoOf({ caller }: StationData): string {
  return caller.kind === 'staff' ? caller.actor.name : caller.name;
}

/** A screen watches when it shows the board and is in front. A locked one does, and a wall display. */
export function watches({ visible, showsBoard }: Pick<StationData, 'visible' | 'showsBoard'>): boolean {
  return visible && showsBoard;
}

export function watcherOf(data: StationData, heard: boolean): Watcher {
  const { stationId, room, caller } = data;
  return {
    stationId,
    room,
    heard,
    who: whoOf(data),
    holderId: caller.kind === 'staff' ? caller.actor.staffId : caller.displayId,
    watches: watches(data),
  };
}

/** The connections of a clinic's open screens. */
export function screensOf(staff: StaffNamespace, clinicId: string): StaffSocket[] {
  const ids = staff.adapter.rooms.get(clinicRoom(clinicId)) ?? new Set<string>();
  return [...ids].flatMap((id) => staff.sockets.get(id) ?? []);
}
