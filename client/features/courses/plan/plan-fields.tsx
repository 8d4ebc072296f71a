import { NativeSelect, TextInput } from '@mantine/core';
import { Act } from '#client/ui/act.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';
import { PhaseFields } from './phase-fields.tsx';
import styles from './plan.module.css';
import { isByWeight, nextPhase, type PhaseDraft, type PlanBox, type PlanDraft } from './plan-draft.ts';

interface Props {
  draft: PlanDraft;
  dosing: DosingForm;
  wrong: PlanBox | null;
  onChange: (draft: PlanDraft) => void;
}

/** The boxes of a plan: first day, phases, and what is watched over all of them. */
export function PlanFields({ draft, dosing, wrong, onChange }: Props) {
  const { phases } = draft;
  const text = (field: 'firstMg' | 'minGapHours' | 'reviews') => ({
    value: draft[field],
    error: wrong?.field === field,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [field]: currentTarget.value }),
  });
  const changePhase = (nth: number, phase: PhaseDraft) =>
    onChange({ ...draft, phases: phases.map((before, at) => (at === nth ? phase : before)) });
  return (
    <>
      <DateField
        label="First day"
        value={draft.startDay}
        onChange={(startDay) => onChange({ ...draft, startDay })}
      />
      {phases.map((phase, nth) => (
        <PhaseFields
          // biome-ignore lint/suspicious/noArrayIndexKey: phases have no id, and their order is what they are
          key={nth}
          nth={nth}
          phase={phase}
          dosing={dosing}
          wrong={wrong !== null && wrong.phase === nth ? (wrong.field as keyof PhaseDraft) : null}
          onChange={(changed) => changePhase(nth, changed)}
          onRemove={
            phases.length === 1
              ? null
              : () => onChange({ ...draft, phases: phases.filter((_, at) => at !== nth) })
          }
        />
      ))}
      <p>
        <Act onClick={() => onChange({ ...draft, phases: [...phases, nextPhase(phases)] })}>Add a phase</Act>
      </p>
      <div className={styles.overall}>
        {dosing.form === 'devices' && (
          <NativeSelect
            label="Very first dose"
            size="md"
            data={[
              { value: '', label: 'As its phase' },
              ...dosing.plannedDosesMg.map((mg) => ({ value: String(mg), label: `${mg} mg` })),
            ]}
            {...text('firstMg')}
          />
        )}
        {dosing.form !== 'devices' && !isByWeight(dosing) && (
          <TextInput label="Very first dose, mg" size="md" inputMode="decimal" {...text('firstMg')} />
        )}
        <TextInput label="Shortest gap, hours" size="md" inputMode="numeric" {...text('minGapHours')} />
        <TextInput label="Benefit review after sessions" size="md" placeholder="8, 12" {...text('reviews')} />
      </div>
    </>
  );
}
