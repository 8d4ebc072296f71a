import type { House } from '../../house.ts';
import { recordDeeds } from '../record.ts';
import type { StaffActor } from '../staff.ts';

const MINUTE_MS = 60_000;
/** Names with refusals not yet written; beyond it the oldest is written early. */
const MOST_ENTRIES = 1000;

/** Puts refused sign-ins on record: the first at once, those within the minute after it counted in one event. */
export interface Refusals {
  /** `person` null: the name is nobody's. Resolves when what is written now is written. */
  note(house: House, person: StaffActor | null, why: string): Promise<void>;
  /** Writes what was counted and not yet written. */
  close(): Promise<void>;
}

interface Entry {
  house: House;
  person: StaffActor | null;
  why: string;
  /** Process time at which the last event was written. */
  writtenAtMs: number;
  times: number;
}

export function openRefusals(): Refusals {
  const entries = new Map<string, Entry>();
  // Refusals counted in the minute after an event are written when it is over, also when nobody tries any more.
  const sweep = setInterval(() => void writeDue(), MINUTE_MS);
  sweep.unref();

  async function writeDue(): Promise<void> {
    const due = [...entries].filter(
      ([, { house, writtenAtMs }]) => house.processNow() >= writtenAtMs + MINUTE_MS,
    );
    for (const [key, entry] of due) {
      entries.delete(key);
      await write(entry);
    }
  }

  async function write(entry: Entry): Promise<void> {
    const { house, person, why, times } = entry;
    if (times === 0) return;
    entry.times = 0;
    const by = person ?? ({ kind: 'system' } as const);
    const deed =
      person === null
        ? ({
            kind: 'clinic',
            streamId: house.clinicId,
            events: [{ type: 'StrangersRefused', body: { times } }],
          } as const)
        : ({
            kind: 'staff',
            streamId: person.staffId,
            events: [{ type: 'StaffSignInRefused', body: { why, times } }],
          } as const);
    await recordDeeds(house, by, [deed]).catch((error: unknown) => {
      entry.times += times;
      house.logger.error({ err: error }, 'refused sign-ins could not be put on record');
    });
  }

  return {
    async note(house, person, why) {
      // A clinic that does not exist has no record.
      if (house.clinicId === '') return;
      const key = `${house.clinicId} ${person?.staffId ?? ''} ${why}`;
      const nowMs = house.processNow();
      const known = entries.get(key);
      const entry = known ?? { house, person, why, writtenAtMs: 0, times: 0 };
      entry.times += 1;
      if (known !== undefined && nowMs < entry.writtenAtMs + MINUTE_MS) return;
      entry.writtenAtMs = nowMs;
      entries.delete(key);
      entries.set(key, entry);
      await Promise.all([write(entry), forgetOldest()]);
    },
    async close() {
      clearInterval(sweep);
      for (const entry of entries.values()) await write(entry);
      entries.clear();
    },
  };

  async function forgetOldest(): Promise<void> {
    const [oldest] = entries;
    if (entries.size <= MOST_ENTRIES || oldest === undefined) return;
    entries.delete(oldest[0]);
    await write(oldest[1]);
  }
}
