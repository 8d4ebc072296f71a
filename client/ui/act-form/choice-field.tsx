import { Radio } from '@mantine/core';
import { SeverityMark } from '../severity-mark.tsx';
import classes from './act-form.module.css';
import type { Field, Group, Option } from './act-form.ts';

interface Props {
  field: Extract<Field, { kind: 'choice' | 'grouped' }>;
  value: string;
  onChange: (text: string) => void;
  /** Where the focus starts in its dialog. */
  first: boolean;
}

/** One choice, every option in reach of one touch; of several groups each stands under its own words. */
export function ChoiceField({ field, value, onChange, first }: Props) {
  const groups: readonly Group[] =
    field.kind === 'grouped' ? field.groups : [{ label: '', options: field.options }];
  const begins = groups[0]?.options[0]?.value;
  return (
    <Radio.Group
      label={field.label}
      description={field.hint}
      required={field.required ?? false}
      name={field.name}
      value={value}
      onChange={onChange}
    >
      {groups.map(({ label, options, emergency = false }) => (
        <div key={label} className={classes.group} data-emergency={emergency || undefined}>
          {label !== '' && (
            <p className={classes.groupLabel}>
              {emergency && <SeverityMark severity="critical" />} {label}
            </p>
          )}
          <div className={classes.choices} data-many={field.kind === 'grouped' || undefined}>
            {options.map((option) => (
              <Choice
                key={option.value}
                option={option}
                first={first && option.value === begins}
                size={field.kind === 'grouped' ? 'md' : 'lg'}
              />
            ))}
          </div>
        </div>
      ))}
    </Radio.Group>
  );
}

interface ChoiceProps {
  option: Option;
  first: boolean;
  /** Of many options each is small; what is touched is still its whole box. */
  size: 'md' | 'lg';
}

function Choice({ option: { value, label, hint }, first, size }: ChoiceProps) {
  return (
    <Radio
      data-autofocus={first || undefined}
      size={size}
      value={value}
      label={label}
      description={hint}
      classNames={{
        root: classes.choice,
        body: classes.choiceBody,
        labelWrapper: classes.choiceLabel,
      }}
    />
  );
}
