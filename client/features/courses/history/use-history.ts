import { useRef, useState } from 'react';
import { type Fetched, useFetched } from '#client/connection/use-fetched.ts';
import type { PatientHistory } from '#shared/wire/history.ts';

/** Sessions shown at first, and so many more with each request for older ones. */
const STEP = 24;

export interface History {
  fetched: Fetched<PatientHistory>;
  /** Null: there are no older sessions. */
  older: (() => void) | null;
}

/** The courses and sessions of a patient, asked anew with every `version`. While older ones come, the newer stay in view. */
export function useHistory(patientId: string, version: number | string): History {
  const [limit, setLimit] = useState(STEP);
  const path = `/api/v1/patients/${patientId}/history?limit=${limit}`;
  const asked = useFetched<PatientHistory>(path, version);
  const held = useRef<PatientHistory | null>(null);
  if (asked.status === 'ready') held.current = asked.answer;
  const fetched: Fetched<PatientHistory> =
    asked.status === 'loading' && held.current !== null ? { status: 'ready', answer: held.current } : asked;
  const more = fetched.status === 'ready' && fetched.answer.next !== null;
  return { fetched, older: more ? () => setLimit(limit + STEP) : null };
}
