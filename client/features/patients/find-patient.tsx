import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import { Act } from '#client/ui/act.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { readDate } from '#client/ui/read-date.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import { type FoundActs, FoundRow } from './found-row.tsx';
import { searchPatients } from './patient-api.ts';
import styles from './patients.module.css';

const TYPING_RESTS_MS = 250;

interface Props extends FoundActs {
  text: string;
  onText: (text: string) => void;
  /** Search anew: a patient was registered or corrected, a session opened. */
  version: number;
  onRegister: () => void;
}

type Found =
  | { status: 'idle' }
  | { status: 'found'; patients: PatientRecord[] }
  | { status: 'failed'; why: string };

/** Finds a patient by part of the name, record number or birth date, while typing. */
export function FindPatient({ text, onText, version, onRegister, ...acts }: Props) {
  const [wanted] = useDebouncedValue(text.trim(), TYPING_RESTS_MS);
  const found = useSearch(wanted, version);
  return (
    <Panel title="Find a patient" act={<Act onClick={onRegister}>Register a patient</Act>}>
      <TextInput
        label="Name, record number or birth date"
        type="search"
        autoComplete="off"
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      {found.status === 'failed' && <ProblemNote title="The search failed" sentence={found.why} />}
      {found.status === 'found' && found.patients.length === 0 && (
        <Empty title="Nobody found">
          <Act look="link" onClick={onRegister}>
            Register a patient
          </Act>
        </Empty>
      )}
      <ul className={styles.list}>
        {found.status === 'found' &&
          found.patients.map((patient) => <FoundRow key={patient.patientId} patient={patient} {...acts} />)}
      </ul>
    </Panel>
  );
}

/** The newest question's answer; one to an older question is dropped. */
function useSearch(text: string, version: number): Found {
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
