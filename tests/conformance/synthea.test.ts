import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import { MIN, startTestServer, type TestServer } from '../server/test-server.ts';
import { openSession, openVisit, type ReadingRow, readings, send } from '../server/visit.ts';

/**
 * Real input: vital signs that a patient simulator exported as one row per value. What this test knows of them (which
 * code is which vital, that rows of one encounter and time are one reading) is the test's, not the product's.
 */
const FIXTURES = process.env.AFTERDOSE_FIXTURES ?? resolve(import.meta.dirname, '../../../shared/fixtures');
const FILE = 'csv/synthea-observations-excerpt.csv';
const present = existsSync(join(FIXTURES, FILE));

const VITAL_OF_LOINC: Readonly<Record<string, string>> = {
  '8480-6': 'systolicMmHg',
  '8462-4': 'diastolicMmHg',
  '8478-0': 'meanArterialMmHg',
  '8867-4': 'heartRateBpm',
  '59408-5': 'spo2Percent',
  '2708-6': 'spo2Percent',
  '9279-1': 'respiratoryRatePerMin',
  '8310-5': 'temperatureC',
};
const VITAL_OF_TYPE: Readonly<Record<string, string>> = {
  bp_systolic: 'systolicMmHg',
  bp_diastolic: 'diastolicMmHg',
  bp_mean: 'meanArterialMmHg',
  heart_rate: 'heartRateBpm',
  pulse_rate: 'heartRateBpm',
  spo2: 'spo2Percent',
  resp_rate: 'respiratoryRatePerMin',
  temp: 'temperatureC',
};

interface Taken {
  patient: string;
  encounter: string;
  time: string;
  vitals: Record<string, number>;
}

/** Rows of one encounter and time as one reading, earliest first; rows that are no vital of ours are left out. */
function takenTogether(): Taken[] {
  const [header = '', ...lines] = readFileSync(join(FIXTURES, FILE), 'utf8').trim().split('\n');
  expect(header).toBe('DATE,PATIENT,ENCOUNTER,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS,TYPE');
  const taken = new Map<string, Taken>();
  for (const line of lines) {
    const [time = '', patient = '', encounter = '', , code = ''] = line.split(',');
    const vital = VITAL_OF_LOINC[code];
    if (vital === undefined) continue;
    const key = `${encounter} ${time}`;
    const reading = taken.get(key) ?? { patient, encounter, time, vitals: {} };
    reading.vitals[vital] = Number(line.split(',').at(-3));
    taken.set(key, reading);
  }
  return [...taken.values()].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
}

interface Expected {
  type: string;
  value: number;
  time: string;
  patient: string;
}

function expectedValues(): string[] {
  const manifest = JSON.parse(readFileSync(join(FIXTURES, 'manifest.json'), 'utf8'));
  const file = manifest.files.find((entry: { file: string }) => entry.file === FILE);
  return file.expect.readings.map(({ type, value, time, patient }: Expected) =>
    line(patient, time, VITAL_OF_TYPE[type] ?? type, value),
  );
}

function line(patient: string, time: string, vital: string, value: unknown): string {
  return `${patient} ${new Date(time).toISOString()} ${vital} ${value}`;
}

let server: TestServer;
beforeAll(async () => {
  if (!present) return;
  const first = takenTogether()[0];
  server = await startTestServer({ startAtMs: Date.parse(first?.time ?? '') - 10 * MIN });
});
afterAll(async () => {
  if (present) await server.stop();
});

const patientIds = new Map<string, string>();

/** A session of this patient, who is registered at their first. */
async function openFor(patient: string, atMs: number): Promise<string> {
  const known = patientIds.get(patient);
  if (known !== undefined) {
    const opened = await openSession(server.nurse, known, { plannedAtMs: atMs });
    return opened.body.sessionId;
  }
  const who = { name: `Patient ${patient}`, recordNumber: patient };
  const { patientId, sessionId } = await openVisit(server.nurse, who, null, atMs);
  patientIds.set(patient, patientId);
  return sessionId;
}

/** One encounter as a session of its own: arrived and bound a minute before the reading, which is posted at its time. */
async function throughTheDoor(taken: Taken, device: Awaited<ReturnType<TestServer['device']>>) {
  const atMs = Date.parse(taken.time);
  await server.setClock(atMs - MIN);
  const sessionId = await openFor(taken.patient, atMs);
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await server.nurse.put(`/api/v1/devices/${device.deviceId}/binding`, {
    commandId: randomUUID(),
    sessionId,
  });
  await server.setClock(atMs);
  const item = { readingId: randomUUID(), takenAt: taken.time, patientId: taken.patient, ...taken.vitals };
  const answer = (await device.caller.post<ReadingAnswer>('/api/v1/readings', item)).body;
  const back = await readings(server.nurse, sessionId);
  await send(server.nurse, sessionId, { type: 'CancelSession', body: { reason: 'no dose today' } });
  return { answer, sessionId, back };
}

function valuesOf(patient: string, row: ReadingRow): string[] {
  const vitals = new Set(Object.values(VITAL_OF_LOINC));
  return [...vitals]
    .filter((vital) => row[vital] !== undefined)
    .map((vital) => line(patient, row.takenAt, vital, row[vital]));
}

test.skipIf(!present)(
  'simulated vital signs posted by a device come back with the values, times and patients of the manifest',
  async () => {
    const device = await server.device('Gateway');
    const found: string[] = [];
    for (const taken of takenTogether()) {
      const { answer, sessionId, back } = await throughTheDoor(taken, device);
      expect(answer).toMatchObject({ status: 'recorded', sessionId });
      expect(back).toHaveLength(1);
      found.push(...back.flatMap((row) => valuesOf(taken.patient, row)));
    }
    expect(found.sort()).toEqual(expectedValues().sort());
    expect(found).toHaveLength(20);
  },
);
