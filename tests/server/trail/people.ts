import { randomUUID } from 'node:crypto';
import type { PatientRecord, Problem } from '#shared/wire/api.ts';
import type { SignedInPerson } from '#shared/wire/people.ts';
import type { Answer, Caller } from '../test-server.ts';

export async function staffIdOf(person: Caller): Promise<string> {
  return (await person.get<SignedInPerson>('/api/v1/me')).body.staffId;
}

/** Says who may open the record; nobody named lifts the restriction. */
export function restrict(
  by: Caller,
  patientId: string,
  staffIds: readonly string[],
  commandId: string = randomUUID(),
): Promise<Answer<PatientRecord & Problem>> {
  const body = { commandId, staffIds, reason: 'She works here.' };
  return by.put(`/api/v1/patients/${patientId}/restriction`, body);
}

export function breakGlass(
  by: Caller,
  sessionId: string,
  changes: object = {},
): Promise<Answer<{ untilMs: number } & Problem>> {
  const body = { commandId: randomUUID(), reason: 'Found unresponsive.', ...changes };
  return by.post(`/api/v1/sessions/${sessionId}/break-glass`, body);
}
