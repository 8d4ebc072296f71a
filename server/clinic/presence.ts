import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import type { PreDoseContext, PresenceMark } from '#shared/clinical/pre-dose/presence.ts';
import type { AnyEvent, Recorded } from '#shared/events.ts';
import type { SessionState } from '#shared/state.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import type { AppendedStream } from '../log/event-log.ts';
import { openRow, parseRow } from '../log/stored-row.ts';
import type { Caller } from '../people/caller.ts';
import { dayEndMs, localDate } from '../sessions/days.ts';
import { clinicFacts } from './clinic.ts';

/**
 * Which prescribers are in the building, by the marks of the clinic's own stream. A mark counts until the clinic's day ends.
 * Kept in memory: every record that is looked at asks.
 */
export interface Presence {
  /** Takes in what was recorded; true when somebody came or went. */
  heard(appended: AppendedStream): boolean;
  /** Marks of today and yesterday, in recorded order. */
  marks(): PresenceMark[];
  /** What a session is told of its clinic: who was on site when it was dosed and is now, and what day it is. */
  context(state: SessionState, nowMs: number): PreDoseContext;
}

/** A session that began before midnight still asks who was there then. */
const KEPT_MS = 48 * 3_600_000;

export async function openPresence(house: House): Promise<Presence> {
  const { timeZone } = await clinicFacts(house);
  const all = await loadMarks(house, timeZone);

  function heard({ kind, events }: AppendedStream): boolean {
    const fresh = kind === 'clinic' ? events.flatMap((recorded) => markOf(recorded, timeZone)) : [];
    all.push(...fresh);
    return fresh.length > 0;
  }

  function marks(): PresenceMark[] {
    const fromMs = house.stamp() - KEPT_MS;
    return all.filter(({ untilMs }) => untilMs > fromMs);
  }

  /** Every mark is told: who was there when a session of long ago was dosed is on record, too. */
  function context(state: SessionState, nowMs: number): PreDoseContext {
    const t0 = firstDoseAtMs(state);
    const told = all.filter(
      ({ atMs, untilMs }) => untilMs > nowMs || (t0 !== null && atMs <= t0 && t0 < untilMs),
    );
    return { presence: told, today: localDate(t0 ?? nowMs, state.timeZone) };
  }

  return { heard, marks, context };
}

/** What a screen is told of the clinic. Names of staff are not for walls. */
export function clinicView(
  facts: Omit<ClinicInfo, 'presence'>,
  presence: Presence,
  { kind }: Pick<Caller, 'kind'>,
): ClinicInfo {
  return { ...facts, presence: kind === 'staff' ? presence.marks() : [] };
}

async function loadMarks(house: House, timeZone: string): Promise<PresenceMark[]> {
  const rows = await house.db
    .selectFrom('events')
    .selectAll()
    .where('clinic_id', '=', house.clinicId)
    .where('stream_id', '=', house.clinicId)
    .where('type', '=', 'PrescriberPresenceMarked')
    .orderBy('seq')
    .execute();
  // Nothing of a clinic's own stream is sealed: no key is needed.
  return rows.flatMap((row) => markOf(openRow('clinic', parseRow(row), new Map()), timeZone));
}

function markOf({ event, recordedAtMs }: Recorded<AnyEvent>, timeZone: string): PresenceMark[] {
  if (event.type !== 'PrescriberPresenceMarked') return [];
  return [{ ...event.body, atMs: recordedAtMs, untilMs: dayEndMs(recordedAtMs, timeZone) }];
}
