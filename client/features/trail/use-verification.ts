import { useState } from 'react';
import { apiGet, ProblemError } from '#client/connection/api.ts';
import type { TrailVerification } from '#shared/wire/trail.ts';

export type Verification =
  | { status: 'idle' }
  | { status: 'running'; sinceMs: number }
  | { status: 'done'; result: TrailVerification }
  | { status: 'failed'; sentence: string };

/** One check of the whole log at a time. `sinceMs` is steady time of this machine. */
export function useVerification(): { verification: Verification; check: () => void } {
  const [verification, setVerification] = useState<Verification>({ status: 'idle' });
  async function run(): Promise<void> {
    setVerification({ status: 'running', sinceMs: performance.now() });
    try {
      const result = await apiGet<TrailVerification>('/api/v1/trail/verification');
      setVerification({ status: 'done', result });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setVerification({ status: 'failed', sentence: error.problem.detail });
    }
  }
  return { verification, check: () => void (verification.status === 'running' || run()) };
}
