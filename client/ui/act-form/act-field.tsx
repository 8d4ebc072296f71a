import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { DateField } from '../date-field.tsx';
import formStyles from '../form.module.css';
import classes from './act-form.module.css';
import type { Field } from './act-form.ts';
import { ChoiceField } from './choice-field.tsx';
import { TimeField } from './time-field.tsx';

interface Props {
  field: Field;
  timeZone: string;
  value: string;
  onChange: (text: string) => void;
  /** Where the focus starts in its dialog. */
  first: boolean;
}

/** One question drawn as the control that suits it. Every one has a visible label and a target of 44 px or more. */
export function ActField({ field, timeZone, value, onChange, first }: Props) {
  const start = { 'data-autofocus': first || undefined };
  const common = {
    ...start,
    label: field.label,
    description: field.hint,
    required: field.required ?? false,
    name: field.name,
    value,
  };
  switch (field.kind) {
    case 'area':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={6}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'select':
      return (
        <NativeSelect
          {...common}
          size="lg"
          data={[...field.options]}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'choice':
    case 'grouped':
      return <ChoiceField field={field} value={value} onChange={onChange} first={first} />;
    case 'check':
      return (
        <Checkbox
          {...start}
          name={field.name}
          label={field.required === true ? `${field.label} *` : field.label}
          description={field.hint}
          required={field.required ?? false}
          checked={value === 'yes'}
          onChange={(event) => onChange(event.target.checked ? 'yes' : 'no')}
          classNames={{ root: classes.choice, body: classes.choiceBody, labelWrapper: classes.choiceLabel }}
        />
      );
    case 'time':
      return <TimeField field={field} timeZone={timeZone} value={value} onChange={onChange} first={first} />;
    case 'date':
      return (
        <DateField
          label={field.label}
          name={field.name}
          required={field.required ?? false}
          first={first}
          value={value}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <TextInput
          {...common}
          inputMode="decimal"
          rightSection={<span className={formStyles.quiet}>{field.unit}</span>}
          rightSectionWidth={72}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'phone':
      return <TextInput {...common} type="tel" onChange={(event) => onChange(event.target.value)} />;
    case 'text':
      return <TextInput {...common} onChange={(event) => onChange(event.target.value)} />;
  }
}
