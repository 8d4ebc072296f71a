import { NativeSelect, TextInput } from '@mantine/core';
import { Act } from '#client/ui/act.tsx';
import { Icon } from '#client/ui/icon.tsx';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';
import styles from './plan.module.css';
import { isByWeight, type PhaseDraft } from './plan-draft.ts';

interface Props {
  nth: number;
  phase: PhaseDraft;
  dosing: DosingForm;
  wrong: keyof PhaseDraft | null;
  onChange: (phase: PhaseDraft) => void;
  /** Null: a plan has at least one phase. */
  onRemove: (() => void) | null;
}

/** One phase: its name, its weeks, its rhythm and the dose proposed in it. */
export function PhaseFields({ nth, phase, dosing, wrong, onChange, onRemove }: Props) {
  const title = `Phase ${nth + 1}`;
  const text = (field: 'name' | 'weeksFrom' | 'weeksTo' | 'count' | 'dose') => ({
    value: phase[field],
    error: wrong === field,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...phase, [field]: currentTarget.value }),
  });
  return (
    <fieldset className={styles.phase}>
      <legend>{title}</legend>
      <TextInput label="Name" size="md" className={styles.name ?? ''} {...text('name')} />
      <TextInput label="From week" size="md" inputMode="numeric" {...text('weeksFrom')} />
      <TextInput label="To week" size="md" inputMode="numeric" placeholder="no end" {...text('weeksTo')} />
      <NativeSelect
        label="Rhythm"
        size="md"
        value={phase.every}
        data={[
          { value: 'week', label: 'Visits a week' },
          { value: 'days', label: 'Every … days' },
        ]}
        onChange={({ currentTarget }) =>
          onChange({ ...phase, every: currentTarget.value === 'days' ? 'days' : 'week' })
        }
      />
      <TextInput
        label={phase.every === 'week' ? 'How many' : 'Days'}
        size="md"
        inputMode="numeric"
        {...text('count')}
      />
      {dosing.form === 'devices' ? (
        <NativeSelect
          label="Dose"
          size="md"
          className={styles.dose ?? ''}
          data={[
            { value: '', label: 'At the visit' },
            ...dosing.plannedDosesMg.map((mg) => ({ value: String(mg), label: `${mg} mg` })),
          ]}
          {...text('dose')}
        />
      ) : (
        <TextInput
          label={isByWeight(dosing) ? 'Dose, mg/kg' : 'Dose, mg'}
          size="md"
          className={styles.dose ?? ''}
          inputMode="decimal"
          placeholder="at the visit"
          {...text('dose')}
        />
      )}
      {onRemove !== null && (
        <Act look="quiet" className={styles.remove ?? ''} aria-label={`Take out ${title}`} onClick={onRemove}>
          <Icon name="cross" />
        </Act>
      )}
    </fieldset>
  );
}
