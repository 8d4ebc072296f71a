import { TextInput } from '@mantine/core';
import { Act } from '#client/ui/act.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { type FoundActs, FoundRow } from './found-row.tsx';
import styles from './patients.module.css';
import { useSearch } from './use-search.ts';

interface Props extends FoundActs {
  text: string;
  onText: (text: string) => void;
  /** Search anew: a patient was registered or corrected, a session opened. */
  version: number;
  onRegister: () => void;
}

/** Finds a patient by part of the name, record number or birth date, while typing. */
export function FindPatient({ text, onText, version, onRegister, ...acts }: Props) {
  const found = useSearch(text, version);
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
