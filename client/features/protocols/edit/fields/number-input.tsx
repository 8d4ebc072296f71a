import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Finding } from '#shared/wire/protocols.ts';
import styles from '../editor.module.css';
import { placeId } from '../places.ts';
import { FieldNotes } from './field-notes.tsx';

interface Props {
  pointer: string;
  label: ReactNode;
  unit: string | null;
  text: string;
  findings: readonly Finding[];
  onType: (text: string) => void;
  /** Stands below the box. */
  mark?: ReactNode;
}

/** A number as text: a half-typed one is never thrown away, and no wheel of a mouse changes a limit. */
export function NumberInput({ pointer, label, unit, text, findings, onType, mark }: Props) {
  const isWrong = findings.some(({ level }) => level === 'wrong');
  return (
    <TextInput
      id={placeId(pointer)}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      aria-invalid={isWrong || undefined}
      rightSection={unit !== null && <span className={styles.unit}>{unit}</span>}
      rightSectionWidth={64}
      rightSectionPointerEvents="none"
      inputWrapperOrder={['label', 'input', 'description']}
      descriptionProps={{ component: 'div' }}
      description={
        (mark !== undefined || findings.length > 0) && (
          <>
            {mark}
            <FieldNotes findings={findings} />
          </>
        )
      }
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
}
