import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#client/ui/date-field.tsx';
import { SEXES } from '#shared/vocabulary.ts';
import type { IdentityDraft } from './identity-draft.ts';
import styles from './patients.module.css';

interface Props {
  draft: IdentityDraft;
  onChange: (draft: IdentityDraft) => void;
  /** The box that is not right, and why. */
  wrong: { field: keyof IdentityDraft; sentence: string } | null;
}

const SEX_WORDS: Record<(typeof SEXES)[number], string> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Unknown',
};

/** Who the patient is: two identifiers first, then what they want to be called and what must not be given. */
export function IdentityFields({ draft, onChange, wrong }: Props) {
  const box = (field: keyof IdentityDraft) => ({
    name: field,
    value: draft[field],
    error: wrong?.field === field ? wrong.sentence : null,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [field]: currentTarget.value }),
  });
  return (
    <div className={styles.fields}>
      <TextInput
        {...box('name')}
        label="Name"
        required
        description="As on the record"
        autoComplete="off"
        data-autofocus
      />
      <TextInput {...box('chosenName')} label="Chosen name" description="If it differs" autoComplete="off" />
      <DateField
        label="Birth date"
        name="birthDate"
        required
        value={draft.birthDate}
        error={box('birthDate').error}
        onChange={(birthDate) => onChange({ ...draft, birthDate })}
      />
      <NativeSelect
        {...box('sex')}
        label="Sex"
        required
        size="lg"
        data={[
          { value: '', label: 'Choose' },
          ...SEXES.map((sex) => ({ value: sex, label: SEX_WORDS[sex] })),
        ]}
      />
      <TextInput {...box('recordNumber')} label="Record number" required autoComplete="off" />
      <Textarea
        {...box('allergies')}
        label="Allergies"
        description="Separated by commas. Write “none known” when you have asked and there are none; empty means not asked."
        autosize
        minRows={1}
      />
    </div>
  );
}
