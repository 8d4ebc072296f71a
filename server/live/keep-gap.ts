import type { ClinicEvent } from '#shared/clinic-events.ts';
import { noteClinic } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { type Gap, type Glance, gapAfter, toldSinceMs } from './unwatched.ts';

/** How one kind of gap stands in the clinic's log: an event when it has lasted long enough, one when it is over. */
export interface GapWords {
  began(sinceMs: number): Extract<ClinicEvent, { type: 'NobodyWatching' | 'NobodyAudible' }>;
  over(
    sinceMs: number,
    because: 'screen' | 'noPatient',
  ): Extract<ClinicEvent, { type: 'WatchedAgain' | 'AudibleAgain' }>;
}

export const UNWATCHED: GapWords = {
  began: (sinceMs) => ({ type: 'NobodyWatching', body: { sinceMs } }),
  over: (sinceMs, because) => ({ type: 'WatchedAgain', body: { sinceMs, because } }),
};
export const UNHEARD: GapWords = {
  began: (sinceMs) => ({ type: 'NobodyAudible', body: { sinceMs } }),
  over: (sinceMs, because) => ({ type: 'AudibleAgain', body: { sinceMs, because } }),
};

export interface GapKeeper {
  look(glance: Glance): void;
  /** Since when, once it has lasted long enough to be told; null: there is no such gap. */
  toldSinceMs(): number | null;
  /** Brings the log to what is told; resolves when it is there, or could not be put there: the next call tries again. */
  record(): Promise<void>;
}

const SYSTEM = { kind: 'system' } as const;

/** Keeps one kind of gap: told after a minute, on record once when it has begun and once when it is over. */
export async function keepGap(house: House, words: GapWords): Promise<GapKeeper> {
  /** The gap that is on record and not yet over there, by its `sinceMs`. */
  let onRecord = await gapOnRecord(house, words);
  let gap: Gap | null = onRecord === null ? null : { sinceMs: onRecord, beganAtMs: Number.NEGATIVE_INFINITY };
  let endedBy: 'screen' | 'noPatient' = 'noPatient';
  let recording: Promise<void> | null = null;

  const told = () => toldSinceMs(gap, house.processNow());

  /** One step towards what is true now; what is left of it is done at the next call. */
  async function step(sinceMs: number | null): Promise<void> {
    if (onRecord !== null) {
      if (await noteClinic(house, null, SYSTEM, words.over(onRecord, endedBy))) onRecord = null;
    } else if (sinceMs !== null) {
      if (await noteClinic(house, null, SYSTEM, words.began(sinceMs))) onRecord = sinceMs;
    }
  }

  return {
    look(glance) {
      const before = gap;
      gap = gapAfter(gap, glance);
      if (before !== null && gap === null) endedBy = glance.met ? 'screen' : 'noPatient';
    },
    toldSinceMs: told,
    async record() {
      const sinceMs = told();
      if (recording === null && sinceMs === onRecord) return;
      recording ??= step(sinceMs)
        .catch((error: unknown) => house.logger.error({ err: error }, 'who watches could not be recorded'))
        .finally(() => {
          recording = null;
        });
      await recording;
    },
  };
}

/** A gap that a server before this one put on record and did not see the end of; null when there is none. */
async function gapOnRecord(house: House, words: GapWords): Promise<number | null> {
  const types = [words.began(0).type, words.over(0, 'screen').type];
  const last = await house.db
    .selectFrom('events')
    .select('seq')
    .where('clinic_id', '=', house.clinicId)
    .where('stream_id', '=', house.clinicId)
    .where('type', 'in', types)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  if (last === undefined) return null;
  const [recorded] = await house.log.read(house.clinicId, house.clinicId, last.seq - 1, 1);
  const event = recorded?.event;
  return event?.type === 'NobodyWatching' || event?.type === 'NobodyAudible' ? event.body.sinceMs : null;
}
