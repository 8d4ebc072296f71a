import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Finding } from '#shared/wire/protocols.ts';
import styles from '../editor.module.css';
import { placeId } from '../places.ts';
import { FieldNotes } from './field-notes.tsx';

interface Props {
  pointer: string;
  label: ReactNode;
  unit?: string | null;
  text: string;
  findings: readonly Finding[];
  /** The findings stand elsewhere, under this id: there is no room for them below the box. */
  notesId?: string;
  onType: (text: string) => void;
  /** Stands below the box. */
  mark?: ReactNode;
}

/** A number as text: a half-typed one is never thrown away, and no wheel of a mouse changes a limit. */
export function NumberInput({ pointer, label, unit = null, text, findings, notesId, onType, mark }: Props) {
  const isWrong = findings.some(({ level }) => level === 'wrong');
  return (
    <TextInput
      id={placeId(pointer)}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={isWrong}
      aria-describedby={findings.length > 0 ? notesId : undefined}
      {...(unit !== null && {
        rightSection: <span className={styles.unit}>{unit}</span>,
        rightSectionWidth: 64,
        rightSectionPointerEvents: 'none',
      })}
      inputWrapperOrder={['label', 'input', 'description']}
      descriptionProps={{ component: 'div' }}
      description={
        notesId === undefined && (
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
