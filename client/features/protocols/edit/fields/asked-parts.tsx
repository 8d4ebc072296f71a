import { NativeSelect, Textarea } from '@mantine/core';
import type { Finding } from '#shared/wire/protocols.ts';
import styles from '../editor.module.css';
import { type AskedLine, type LinesField, withPart } from '../line-rows.ts';
import { placeId } from '../places.ts';
import { FieldNotes } from './field-notes.tsx';

interface Props {
  field: LinesField;
  line: AskedLine;
  nth: number;
  findings: readonly Finding[];
  onChange: (line: AskedLine) => void;
}

/** The parts of one line: words, and what is chosen from a few. A part that may be empty is not in the document then. */
export function AskedParts({ field, line, nth, findings, onChange }: Props) {
  const { pointer, label, parts, choices } = field;
  const visible = parts.length + choices.length > 1;
  return (
    <div className={styles.parts}>
      {parts.map((part) => {
        const place = `${pointer}/${nth}/${part.key}`;
        const found = findings.filter((one) => one.pointer === place);
        return (
          <Textarea
            key={part.key}
            id={placeId(place)}
            autosize
            minRows={1}
            {...(visible && { label: part.mayBeEmpty ? `${part.label} (may be empty)` : part.label })}
            aria-label={`${part.label}, ${label} line ${nth + 1}`}
            value={line[part.key] ?? ''}
            error={found.length > 0}
            inputWrapperOrder={['label', 'input', 'description']}
            descriptionProps={{ component: 'div' }}
            description={found.length > 0 && <FieldNotes findings={found} />}
            onChange={({ currentTarget }) =>
              onChange(withPart(line, part, currentTarget.value.replace(/[\t\n\r]+/g, ' ')))
            }
          />
        );
      })}
      {choices.map(({ key, label: name, options }) => (
        <NativeSelect
          key={key}
          id={placeId(`${pointer}/${nth}/${key}`)}
          label={name}
          size="lg"
          aria-label={`${name}, ${label} line ${nth + 1}`}
          value={line[key] ?? ''}
          data={options.map((option) => ({ value: option.value ?? '', label: option.label }))}
          onChange={({ currentTarget }) =>
            onChange(withPart(line, { key, mayBeEmpty: true }, currentTarget.value))
          }
        />
      ))}
    </div>
  );
}
