import { useState } from 'react';
import { apiGet, ProblemError } from '#client/connection/api.ts';
import { type Fetched, useFetched } from '#client/connection/use-fetched.ts';
import type { SessionDigest } from '#shared/clinical/digest.ts';
import type { PatientHistory } from '#shared/wire/history.ts';

/** Sessions at first, and with each request for older ones: years of them. */
const PAGE = 100;

interface Older {
  sessions: SessionDigest[];
  next: number | null;
  /** Why the last request for older ones failed; null: it did not. */
  problem: string | null;
}

export interface History {
  /** The sessions that are here so far, newest first, and how many there are in all. */
  fetched: Fetched<Pick<PatientHistory, 'sessions' | 'total'>>;
  /** Asks for older ones; null: there are none. */
  older: (() => void) | null;
  problem: string | null;
}

/** The sessions of a patient, the newest asked anew with every `version`. Null: nobody's. */
export function useHistory(patientId: string | null, version: number | string): History {
  const path = `/api/v1/patients/${patientId}/history?limit=${PAGE}`;
  const newest = useFetched<PatientHistory>(patientId === null ? null : path, version);
  const [pages, setPages] = useState<Older | null>(null);
  if (newest.status !== 'ready') return { fetched: newest, older: null, problem: null };
  const { sessions, total, next } = newest.answer;
  const before = pages === null ? next : pages.next;
  const known = new Set(sessions.map(({ sessionId }) => sessionId));
  const all = [...sessions, ...(pages?.sessions ?? []).filter(({ sessionId }) => !known.has(sessionId))];

  async function ask(): Promise<void> {
    const soFar = pages ?? { sessions: [], next: before, problem: null };
    try {
      const page = await apiGet<PatientHistory>(`${path}&before=${before}`);
      setPages({ sessions: [...soFar.sessions, ...page.sessions], next: page.next, problem: null });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setPages({ ...soFar, problem: error.problem.detail });
    }
  }
  return {
    fetched: { status: 'ready', answer: { sessions: all, total } },
    older: before === null ? null : () => void ask(),
    problem: pages?.problem ?? null,
  };
}
