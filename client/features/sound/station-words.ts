import { isolated } from '#client/ui/isolated.ts';
import type { StationInfo } from '#shared/wire/stations.ts';

/** `Recovery, this one`, `wall display, hidden`: where it is and whether it watches. */
export function stationText({ room, role, visible, showsBoard }: StationInfo, thisOne: boolean): string {
  const parts = [
    room === null ? '' : isolated(room),
    role === 'wall' ? 'wall display' : '',
    thisOne ? 'this one' : '',
    !visible ? 'hidden' : showsBoard ? 'watches the board' : 'on another page',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** How it stands with sound. */
export function soundText({ sound, audible, paused }: StationInfo): string {
  if (paused !== null) return 'Paused';
  switch (sound) {
    case 'on':
    case 'paused':
      return 'Sounds';
    case 'elsewhere':
      return audible ? 'Sounds, stands in' : 'Leaves it to another';
    case 'blocked':
      return 'Cannot sound';
  }
}
