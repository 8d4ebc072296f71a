import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import { readDate } from '#client/ui/read-date.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import { searchPatients } from './patient-api.ts';

const TYPING_RESTS_MS = 250;

export type Found =
  | { status: 'idle' }
  | { status: 'found'; patients: PatientRecord[] }
  | { status: 'failed'; why: string };

/**
 * Patients found by part of the name, record number or birth date, once typing rests: the newest question's answer, asked anew
 * with every `version`. One to an older question is dropped.
 */
export function useSearch(typed: string, version = 0): Found {
  const [text] = useDebouncedValue(typed.trim(), TYPING_RESTS_MS);
  const [found, setFound] = useState<Found>({ status: 'idle' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` asks the same question again
  useEffect(() => {
    let stale = false;
    async function search(): Promise<void> {
      try {
        const patients = await searchPatients(readDate(text) ?? text);
        if (!stale) setFound({ status: 'found', patients });
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (!stale) setFound({ status: 'failed', why: error.problem.detail });
      }
    }
    if (text === '') setFound({ status: 'idle' });
    else void search();
    return () => {
      stale = true;
    };
  }, [text, version]);
  return found;
}
