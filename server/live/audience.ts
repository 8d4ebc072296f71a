import { type Audience, limitSummary } from '#shared/limit-summary.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import { type PackedSummary, packSummary } from '#shared/wire/pack-summary.ts';
import { withoutValues } from '../devices/waiting.ts';
import type { Caller } from '../people/caller.ts';
import type { BoardFrame } from './board.ts';

export const AUDIENCES = ['full', 'names', 'initials'] as const satisfies readonly Audience[];

/** How much of a patient this caller's board may show. */
export function audienceOf(caller: Caller): Audience {
  switch (caller.kind) {
    case 'staff':
      return caller.signIn.locked && caller.signIn.initialsWhenLocked ? 'initials' : 'full';
    case 'wall':
      return caller.showsNames ? 'names' : 'initials';
    case 'device':
      return 'initials';
  }
}

/** The board of one clinic for one audience: nobody is in two of them. */
export function boardRoom(clinicId: string, audience: Audience): string {
  return `board:${clinicId}:${audience}`;
}

export function packFrame(
  frame: BoardFrame,
  audience: Audience,
): { changed: PackedSummary[]; gone: string[] } {
  return {
    changed: frame.changed.map((summary) => packSummary(limitSummary(summary, audience))),
    gone: frame.gone,
  };
}

/**
 * What waits is of nobody in particular: beyond staff only that it waits is told, not what was measured, whose the device
 * says it is, or what it wrote about it.
 */
export function limitWaiting(readings: WaitingReading[], audience: Audience): WaitingReading[] {
  if (audience === 'full') return readings;
  return readings.map((reading) => ({
    ...withoutValues(reading),
    deviceName: audience === 'names' ? reading.deviceName : 'A device',
  }));
}
