import { randomUUID } from 'node:crypto';
import { admit, asDevice, bind, type Caller, send } from '#server/demo/clinic-client.ts';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import type { TestClinic } from './clinic.ts';

/** A patient in a chair with both devices of 56 mg given and a monitor bound. */
export interface Bed {
  chairId: string;
  sessionId: string;
  device: Caller;
  deviceId: string;
}

/** Admits someone and seats them in a chair; resolves with the session. */
export async function seatSomeone(
  staff: Caller,
  chairId: string,
  nowMs: number,
  name = `Patient ${randomUUID().slice(0, 8)}`,
): Promise<string> {
  const identity = {
    name,
    chosenName: null,
    birthDate: '1980-02-03',
    sex: 'unknown' as const,
    recordNumber: `B${randomUUID().slice(0, 6)}`,
    allergies: [],
  };
  const { sessionId } = await admit(staff, identity, { plannedMg: 56, plannedAtMs: nowMs, chairId });
  await send(staff, sessionId, { type: 'ArrivePatient', body: { chairId } });
  return sessionId;
}

/** Seats, measures and doses one patient at `nowMs`, and binds `key`'s device. */
export async function fillChair(
  staff: Caller,
  base: string,
  chairId: string,
  key: { deviceId: string; token: string },
  nowMs: number,
): Promise<Bed> {
  const sessionId = await seatSomeone(staff, chairId, nowMs);
  await send(
    staff,
    sessionId,
    recordSet({ bp: '122/76', hr: 72, spo2: 98, rr: 14, moaas: 5, dissociation: 0 }, nowMs),
  );
  await send(staff, sessionId, giveDose(nowMs, 'L1'));
  await send(staff, sessionId, giveDose(nowMs, 'L2'));
  await bind(staff, key.deviceId, sessionId);
  return { chairId, sessionId, device: asDevice(base, key.token), deviceId: key.deviceId };
}

/** Adds one monitor per chair. */
export async function addMonitors(
  clinic: TestClinic,
  count: number,
): Promise<{ deviceId: string; token: string }[]> {
  const keys = [];
  for (let nth = 1; nth <= count; nth += 1) keys.push(await clinic.addDevice(`Monitor ${nth}`));
  return keys;
}

/** A calm full set, `nth` making it differ from the one before. */
export function calmReading(
  atMs: number,
  nth: number,
): { readingId: string; takenAt: string; heartRateBpm: number } {
  return {
    readingId: randomUUID(),
    takenAt: new Date(atMs).toISOString(),
    ...{ systolicMmHg: 124 + (nth % 7), diastolicMmHg: 78, spo2Percent: 97, respiratoryRatePerMin: 14 },
    heartRateBpm: 60 + (nth % 40),
  };
}
