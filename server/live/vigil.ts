import type { ClinicEvent } from '#shared/clinic-events.ts';
import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import type { Watching } from '#shared/wire/messages.ts';
import { noteClinic } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import { clinicRoom, type StaffNamespace } from './sockets.ts';
import { countScreens } from './stations.ts';
import { type Gap, gapAfter, toldSinceMs } from './unwatched.ts';

export interface Vigil {
  watching(): Watching;
  /**
   * Looks again: a screen came, went or turned, or time has passed. Tells every screen at once what has changed;
   * resolves when it is on record too, or could not be put there.
   */
  look(): Promise<void>;
  stop(): Promise<void>;
}

const SYSTEM = { kind: 'system' } as const;

/**
 * Notices when nobody watches though somebody is to be watched. Every open screen is told, and it is put on record:
 * once when it has lasted long enough, once when it is over.
 */
export async function keepVigil(house: House, staff: StaffNamespace, desk: SessionDesk): Promise<Vigil> {
  const { clinicId } = house;
  /** The gap that is on record and not yet over there, by its `sinceMs`. */
  let onRecord = await gapOnRecord(house);
  let gap: Gap | null = onRecord === null ? null : { sinceMs: onRecord, beganAtMs: Number.NEGATIVE_INFINITY };
  let endedBy: 'screen' | 'noPatient' = 'noPatient';
  let told = '';
  let recording: Promise<void> | null = null;
  let stopped = false;

  const isNeeded = () =>
    desk.inMemory().some(({ settled }) => settled.end === null && firstDoseAtMs(settled) !== null);

  function watching(): Watching {
    return { ...countScreens(staff, clinicId), sinceMs: toldSinceMs(gap, house.processNow()) };
  }

  async function look(): Promise<void> {
    if (stopped) return;
    const watched = countScreens(staff, clinicId).watching > 0;
    const before = gap;
    gap = gapAfter(gap, {
      needed: isNeeded(),
      watched,
      clinicalMs: house.stamp(),
      processMs: house.processNow(),
    });
    if (before !== null && gap === null) endedBy = watched ? 'screen' : 'noPatient';
    const now = watching();
    const text = JSON.stringify(now);
    if (text !== told) staff.to(clinicRoom(clinicId)).emit('stations', now);
    told = text;
    if (now.sinceMs === onRecord) return;
    recording ??= record(now.sinceMs)
      .catch((error: unknown) => house.logger.error({ err: error }, 'who watches could not be recorded'))
      .finally(() => {
        recording = null;
      });
    await recording;
  }

  /** One step towards what is true now; what is left of it, and what failed, is tried at the next look. */
  async function record(sinceMs: number | null): Promise<void> {
    if (onRecord !== null) {
      const body = { sinceMs: onRecord, because: endedBy };
      if (await noteClinic(house, null, SYSTEM, { type: 'WatchedAgain', body })) onRecord = null;
    } else if (sinceMs !== null) {
      const event = { type: 'NobodyWatching', body: { sinceMs } } as const;
      if (await noteClinic(house, null, SYSTEM, event)) onRecord = sinceMs;
    }
  }

  return {
    watching,
    look,
    stop: async () => {
      stopped = true;
      await recording;
    },
  };
}

/** A gap that a server before this one put on record and did not see the end of; null when there is none. */
async function gapOnRecord(house: House): Promise<number | null> {
  const last = await house.db
    .selectFrom('events')
    .select('seq')
    .where('clinic_id', '=', house.clinicId)
    .where('stream_id', '=', house.clinicId)
    .where('type', 'in', ['NobodyWatching', 'WatchedAgain'] satisfies ClinicEvent['type'][])
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  if (last === undefined) return null;
  const [recorded] = await house.log.read(house.clinicId, house.clinicId, last.seq - 1, 1);
  return recorded?.event.type === 'NobodyWatching' ? recorded.event.body.sinceMs : null;
}
