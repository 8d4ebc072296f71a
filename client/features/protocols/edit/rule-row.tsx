import { isolated } from '#client/ui/isolated.ts';
import type { DescribedSection, EditableField } from '#shared/wire/protocols.ts';
import styles from './editor.module.css';
import { ChecksField } from './fields/checks-field.tsx';
import { AmountsField, ChoiceField, YesNoField } from './fields/choice-fields.tsx';
import { LineField } from './fields/line-field.tsx';
import { LinesField } from './fields/lines-field.tsx';
import { NumberField } from './fields/number-field.tsx';
import type { RuleGroup } from './rule-groups.ts';
import type { Editor } from './use-editor.ts';

interface Props {
  group: RuleGroup;
  editor: Editor;
  /** What the fields of the group say together, as they stand now. */
  sentences: readonly string[];
  /** Sentences of the whole section: a list puts each beside its row. */
  lines: DescribedSection['lines'];
}

/** One rule: its fields, and beside them the rule in words. */
export function RuleRow({ group, editor, sentences, lines }: Props) {
  const isList = group.fields.some(({ kind }) => kind === 'checks' || kind === 'lines');
  return (
    <div className={styles.rule} data-list={isList || undefined}>
      <div className={styles.fields}>
        {group.fields.map((field) => (
          <AnyField key={field.pointer} field={field} editor={editor} lines={lines} />
        ))}
      </div>
      {!isList && (
        <div className={styles.says} aria-live="polite">
          {sentences.map((sentence) => (
            <p key={sentence}>{isolated(sentence)}</p>
          ))}
        </div>
      )}
    </div>
  );
}

interface AnyProps {
  field: EditableField;
  editor: Editor;
  lines: DescribedSection['lines'];
}

function AnyField({ field, editor, lines }: AnyProps) {
  const findings = editor.findings.filter(
    ({ pointer }) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`),
  );
  const rest = { editor, findings };
  switch (field.kind) {
    case 'number':
      return <NumberField field={field} {...rest} />;
    case 'yesNo':
      return <YesNoField field={field} {...rest} />;
    case 'choice':
      return <ChoiceField field={field} {...rest} />;
    case 'line':
      return <LineField field={field} {...rest} />;
    case 'amounts':
      return <AmountsField field={field} {...rest} />;
    case 'checks':
      return <ChecksField field={field} lines={lines} {...rest} />;
    case 'lines':
      return <LinesField field={field} {...rest} />;
  }
}
