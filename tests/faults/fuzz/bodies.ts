import { randomUUID } from 'node:crypto';
import { COMMAND_BODIES } from '#tests/server/people/command-bodies.ts';

const id = '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11';
const identity = {
  name: 'Anna Berg',
  chosenName: null,
  birthDate: '1991-05-04',
  sex: 'female',
  recordNumber: 'R-1001',
  allergies: ['Penicillin'],
};
const vitals = { systolicMmHg: 122, diastolicMmHg: 78, heartRateBpm: 72, spo2Percent: 98 };
const content = { kind: 'reading', takenAtMs: 0, vitals, failed: [], quality: 'good', method: null };
const score = { kind: 'score', takenAtMs: 0, scale: 'moaas', value: 5, notObtained: null };
const set = {
  reading: { entryId: id, content },
  scores: [{ entryId: id, content: score }],
  rechecked: ['spo2Percent'],
  lateReason: null,
};

/** Every command with a body that would parse. */
export const COMMANDS: readonly object[] = Object.entries({ ...COMMAND_BODIES, RecordSet: set }).map(
  ([type, body]) => ({ type, body }),
);

/** A posted reading that would be recorded. */
export const READING = {
  readingId: id,
  takenAt: '2026-03-02T10:00:00Z',
  ...vitals,
  failed: [{ vital: 'temperatureC', reason: 'no probe' }],
  quality: 'good',
  method: { site: 'left arm' },
  patientId: 'R-1001',
};

/** What would be taken, by the end of its path; what is not named here gets a body of the usual fields. */
const BODIES: Record<string, object> = {
  '/sign-in': {
    name: 'Nobody',
    passphrase: 'nobody has this passphrase',
    clinic: 'Test clinic',
    code: '123456',
  },
  '/set-up': {
    token: 'x',
    clinicName: 'X',
    timeZone: 'UTC',
    chairs: 4,
    name: 'X',
    passphrase: 'a long enough one',
  },
  '/patients': { patientId: id, commandId: id, identity, differentPersonConfirmed: true },
  '/patients/search': { text: 'anna' },
  '/correct': { commandId: id, identity, reason: 'misheard' },
  '/sessions': {
    sessionId: id,
    commandId: id,
    patientId: id,
    protocolId: 'esketamine-intranasal',
    plannedMg: 56,
    plannedAtMs: 0,
    chairId: '1',
    secondSessionReason: null,
  },
  '/clock': { now: '2026-03-02T10:00:00Z' },
  '/chairs': { commandId: id, chairIds: ['1', '2'] },
  '/settings': {
    commandId: id,
    settings: { lockAfterMin: 5, initialsWhenLocked: true, wallShowsNames: false },
  },
};
const USUAL = {
  commandId: id,
  name: 'X',
  role: 'nurse',
  reason: 'because',
  sessionId: id,
  passphrase: 'x',
  token: 'x',
};

export function bodyFor(url: string): object {
  const ending = Object.keys(BODIES).find((end) => url.endsWith(end));
  return ending === undefined ? USUAL : (BODIES[ending] ?? USUAL);
}

/** Commands to a session that nobody has: even one that is whole can change nothing. */
export function strayCommand(command: object): object {
  return { commandId: randomUUID(), sessionId: randomUUID(), command };
}
