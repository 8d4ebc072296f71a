import { useEffect, useState } from 'react';
import { apiSendAnyway, ProblemError } from '#client/connection/api.ts';
import type { ProtocolChange } from '#shared/wire/protocols.ts';
import type { DocumentRef } from './comparable.ts';

type Compared =
  | { status: 'loading' }
  | { status: 'ready'; changes: ProtocolChange[] }
  | { status: 'failed'; sentence: string };

/** What differs between two documents; asked again with every `stamp`. An answer to an older question is dropped. */
export function useCompared(before: DocumentRef | null, after: DocumentRef | null, stamp: string): Compared {
  const asked = before === null || after === null ? null : JSON.stringify({ before, after });
  const [held, setHeld] = useState<{ asked: string | null; compared: Compared }>({
    asked: null,
    compared: { status: 'loading' },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` asks the same question again
  useEffect(() => {
    if (asked === null) return;
    let stale = false;
    const hold = (compared: Compared) => stale || setHeld({ asked, compared });
    apiSendAnyway<{ changes: ProtocolChange[] }>('POST', '/api/v1/protocols/compare', JSON.parse(asked)).then(
      ({ changes }) => hold({ status: 'ready', changes }),
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        hold({ status: 'failed', sentence: error.problem.detail });
      },
    );
    return () => {
      stale = true;
    };
  }, [asked, stamp]);
  return held.asked === asked ? held.compared : { status: 'loading' };
}
