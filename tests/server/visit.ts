import { randomUUID } from 'node:crypto';
import type { SessionCommand } from '#shared/commands.ts';
import type { ReadingContent, Vitals } from '#shared/entries.ts';
import type { Identity } from '#shared/identity.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { OpenedSession, SessionView } from '#shared/wire/sessions.ts';
import { type Answer, type Caller, TEN } from './test-server.ts';

export function identity(changes: Partial<Identity> = {}): Identity {
  return {
    name: 'Anna Berg',
    chosenName: null,
    birthDate: '1991-05-04',
    sex: 'female',
    recordNumber: `R-${randomUUID().slice(0, 8)}`,
    allergies: [],
    ...changes,
  };
}

export interface Visit {
  patientId: string;
  sessionId: string;
}

/** A registered patient with an open session, not yet arrived. */
export async function openVisit(
  staff: Caller,
  who: Partial<Identity> = {},
  chairId: string | null = null,
  plannedAtMs = TEN,
): Promise<Visit> {
  const patientId = randomUUID();
  const registered = await staff.post('/api/v1/patients', {
    patientId,
    commandId: randomUUID(),
    identity: identity(who),
    differentPersonConfirmed: true,
  });
  if (registered.status !== 200) throw new Error(registered.body.detail);
  const opened = await openSession(staff, patientId, { chairId, plannedAtMs });
  if (opened.status !== 200) throw new Error(opened.body.detail);
  return { patientId, sessionId: opened.body.sessionId };
}

export function openSession(
  staff: Caller,
  patientId: string,
  changes: object = {},
): Promise<Answer<OpenedSession & Problem>> {
  return staff.post('/api/v1/sessions', {
    sessionId: randomUUID(),
    commandId: randomUUID(),
    patientId,
    protocolId: 'esketamine-intranasal',
    plannedMg: 56,
    plannedAtMs: TEN,
    chairId: null,
    secondSessionReason: null,
    ...changes,
  });
}

/** One command over HTTP; the answer as it came. */
export function send(
  staff: Caller,
  sessionId: string,
  command: SessionCommand,
  extra: { commandId?: string; passphrase?: string } = {},
): Promise<Answer<{ ok: true; seq: number } & Problem>> {
  return staff.post(`/api/v1/sessions/${sessionId}/commands`, { commandId: randomUUID(), command, ...extra });
}

export function recordSet(takenAtMs: number, vitals: Vitals, entryId: string = randomUUID()): SessionCommand {
  const content: ReadingContent = {
    kind: 'reading',
    takenAtMs,
    vitals,
    failed: [],
    quality: 'good',
    method: null,
  };
  return {
    type: 'RecordSet',
    body: { reading: { entryId, content }, scores: [], rechecked: [], lateReason: null },
  };
}

export function giveDose(takenAtMs: number): SessionCommand {
  const content = { kind: 'dose', takenAtMs, deliveredMg: 28, lot: 'L1', remark: null } as const;
  return { type: 'GiveDose', body: { entryId: randomUUID(), content, lateReason: null } };
}

export const CALM = {
  systolicMmHg: 122,
  diastolicMmHg: 78,
  heartRateBpm: 72,
  spo2Percent: 98,
  respiratoryRatePerMin: 14,
};

export async function view(staff: Caller, sessionId: string): Promise<SessionView> {
  return (await staff.get<SessionView>(`/api/v1/sessions/${sessionId}`)).body;
}

export interface ReadingRow {
  readingId: string;
  takenAt: string;
  withdrawn: object | null;
  needsReview: boolean;
  source: { by: string; deviceId?: string };
  [vital: string]: unknown;
}

export async function readings(staff: Caller, sessionId: string): Promise<ReadingRow[]> {
  return (await staff.get<{ readings: ReadingRow[] }>(`/api/v1/sessions/${sessionId}/readings`)).body
    .readings;
}
