import type { House } from '#server/house.ts';
import { hashedId } from '#server/ids.ts';
import type { AppendEvent, StreamAppend } from '#server/log/event-log.ts';
import { SIMULATED_STAFF, type Staff } from '#server/simulated/shift.ts';
import { simulatedSession } from '#server/simulated/simulated-session.ts';
import type { Recorded } from '#shared/events.ts';
import type { PatientEvent } from '#shared/patient-events.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';

export interface StoreOptions {
  sessions: number;
  /** Taken in turn; the shipped ones when absent. */
  protocols?: readonly Protocol[];
  /** The first seed; session n has this plus n. */
  seed?: number;
  /** A continuous oximeter in every session. */
  oximeterEveryMs?: number;
  staff?: Staff;
}

export interface StoredSessions {
  /** In the order in which they were stored, oldest day first. */
  sessions: { sessionId: string; patientId: string }[];
  /** Nothing in the log is later: move a controlled clock here before going on. */
  endMs: number;
}

const CHAIRS = 10;
const SLOTS_MIN = [0, 200, 400];
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Of sessions with thousands of readings one makes a transaction of its own. */
const FEW_READINGS_MS = 15_000;

/**
 * Writes simulated ended sessions into a real log, with their patients and all projections: one day of ten chairs in one
 * transaction, each day after everything that the log holds. Patients come back every few days. Best before the rooms of
 * the clinic are open, which would load each session as it arrives.
 */
export async function storeSessions(house: House, options: StoreOptions): Promise<StoredSessions> {
  const { sessions: wanted, protocols = SHIPPED_PROTOCOLS, seed = 1, oximeterEveryMs } = options;
  const aDay = (oximeterEveryMs ?? DAY_MS) < FEW_READINGS_MS ? 1 : CHAIRS * SLOTS_MIN.length;
  const patients = Math.max(aDay, Math.ceil(wanted / 4));
  const registered = new Set<string>();
  const stored: StoredSessions = { sessions: [], endMs: await house.log.lastRecordedAtMs() };
  for (let first = 0; first < wanted; first += aDay) {
    const openingMs = nextMorning(stored.endMs);
    const streams: StreamAppend[] = [];
    for (let nth = first; nth < Math.min(first + aDay, wanted); nth += 1) {
      const who = nth % patients;
      const patientId = hashedId('stored patient', house.clinicId, String(seed), String(who));
      const sessionId = hashedId('stored session', house.clinicId, String(seed + nth));
      const place = nth - first;
      const events = simulatedSession(seed + nth, pick(protocols, nth), {
        arrivesAtMs:
          openingMs + ((SLOTS_MIN[Math.floor(place / CHAIRS)] ?? 0) + (place % CHAIRS) * 3) * MINUTE_MS,
        sessionId,
        patientId,
        chairId: String((place % CHAIRS) + 1),
        identity: identityOf(seed + who),
        staff: options.staff ?? SIMULATED_STAFF,
        ...(oximeterEveryMs === undefined ? {} : { oximeterEveryMs }),
      });
      if (!registered.has(patientId)) streams.push(registration(patientId, seed + who, events));
      registered.add(patientId);
      streams.push({
        streamId: sessionId,
        kind: 'session',
        patientId,
        expectedSeq: 0,
        events: events.map(asAppend),
      });
      stored.sessions.push({ sessionId, patientId });
      stored.endMs = Math.max(stored.endMs, events.at(-1)?.recordedAtMs ?? 0);
    }
    const result = await house.log.append({ clinicId: house.clinicId, commandId: null, streams });
    if (!result.ok) throw new Error(`simulated sessions were not stored: ${result.why}`);
  }
  return stored;
}

function pick(protocols: readonly Protocol[], nth: number): Protocol {
  const protocol = protocols[nth % protocols.length];
  if (protocol === undefined) throw new Error('sessions need a protocol');
  return protocol;
}

/** Eight o'clock UTC of the first day that begins after `afterMs`. */
function nextMorning(afterMs: number): number {
  return (Math.floor(afterMs / DAY_MS) + 1) * DAY_MS + 8 * 60 * MINUTE_MS;
}

function identityOf(who: number) {
  return {
    name: `Simulated ${who}`,
    chosenName: null,
    birthDate: `${1950 + (who % 55)}-0${1 + (who % 9)}-1${who % 10}`,
    sex: 'unknown' as const,
    recordNumber: `S-${who}`,
    allergies: [],
  };
}

function registration(patientId: string, who: number, [opened]: readonly Recorded[]): StreamAppend {
  if (opened === undefined) throw new Error('a session has events');
  const event: PatientEvent = { type: 'PatientRegistered', body: { identity: identityOf(who) } };
  const { recordedAtMs, actor } = opened;
  const eventId = hashedId('registered', patientId);
  const events = [{ eventId, event, takenAtMs: null, recordedAtMs, actor }];
  return { streamId: patientId, kind: 'patient', patientId, expectedSeq: 0, events };
}

function asAppend({ eventId, event, takenAtMs, recordedAtMs, actor }: Recorded): AppendEvent {
  return { eventId, event, takenAtMs, recordedAtMs, actor };
}
