import { apiSend, ProblemError } from '#client/connection/api.ts';
import type { Identity } from '#shared/identity.ts';
import type { PatientRecord } from '#shared/wire/api.ts';

/** Names go in the body: an address ends up in logs and histories. */
export async function searchPatients(text: string): Promise<PatientRecord[]> {
  const { patients } = await apiSend<{ patients: PatientRecord[] }>('POST', '/api/v1/patients/search', {
    text,
  });
  return patients;
}

export interface Registration {
  patientId: string;
  commandId: string;
  identity: Identity;
  differentPersonConfirmed: boolean;
}

/** Registered, or who else bears this or a similar name: then a person has to look before it is sent again. */
export type Registered =
  | { kind: 'registered'; patient: PatientRecord }
  | { kind: 'sameName'; candidates: PatientRecord[] };

export async function registerPatient(registration: Registration): Promise<Registered> {
  try {
    return {
      kind: 'registered',
      patient: await apiSend<PatientRecord>('POST', '/api/v1/patients', registration),
    };
  } catch (error) {
    const candidates = error instanceof ProblemError ? sameNameCandidates(error) : null;
    if (candidates === null) throw error;
    return { kind: 'sameName', candidates };
  }
}

function sameNameCandidates({ problem }: ProblemError): PatientRecord[] | null {
  if (!problem.type.endsWith('same-name')) return null;
  return 'candidates' in problem && Array.isArray(problem.candidates) ? problem.candidates : [];
}
