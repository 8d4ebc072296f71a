import type { AnyEvent, Recorded } from '#shared/events.ts';
import { AUDIO_PAUSE_MS } from '#shared/wire/stations.ts';
import type { House } from '../house.ts';
import type { Pause } from './pauses.ts';

/**
 * Pauses that a server before this one began and that have not ended on record, by station. Those that ran out
 * meanwhile are among them: whoever looks next ends them.
 */
export async function pausesOnRecord(house: House): Promise<Map<string, Pause>> {
  const { clinicId } = house;
  // Recorded times are clinical: on a clock that runs faster a pause takes more of them.
  const withinMs = AUDIO_PAUSE_MS * Math.max(1, house.clock.rate);
  const first = await house.db
    .selectFrom('events')
    .select('seq')
    .where('clinic_id', '=', clinicId)
    .where('stream_id', '=', clinicId)
    .where('type', '=', 'AudioPaused')
    .where('recorded_at', '>=', house.stamp() - withinMs)
    .orderBy('seq')
    .executeTakeFirst();
  const paused = new Map<string, Pause>();
  if (first === undefined) return paused;
  for (const recorded of await house.log.read(clinicId, clinicId, first.seq - 1)) {
    notePause(paused, recorded);
    if (recorded.event.type === 'AudioPauseEnded') paused.delete(recorded.event.body.stationId);
  }
  return paused;
}

/** Takes a pause that began into the list; whether the event was one. */
export function notePause(paused: Map<string, Pause>, { event, actor }: Recorded<AnyEvent>): boolean {
  if (event.type !== 'AudioPaused') return false;
  const { stationId, untilMs } = event.body;
  const by = actor.kind === 'system' ? '' : actor.name;
  paused.set(stationId, { by, sinceMs: untilMs - AUDIO_PAUSE_MS, untilMs });
  return true;
}
