import { useState } from 'react';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import type { DescribedSection, EditableField } from '#shared/wire/protocols.ts';
import styles from './editor.module.css';
import { groupsOf, otherSentences, sentencesOf } from './rule-groups.ts';
import { RuleRow } from './rule-row.tsx';
import type { Editor } from './use-editor.ts';

interface Props {
  section: DescribedSection;
  editor: Editor;
}

/** One section of the form. What nobody edits here is said all the same. */
export function SectionForm({ section: { section, title, lines }, editor }: Props) {
  const fields = editor.fields.filter((field) => field.section === section);
  // Made once: a field never moves away from under the hands of whoever types in it.
  const [groups] = useState(() => groupsOf(fields, lines));
  const sentences = sentencesOf(groups, lines);
  const others = otherSentences(groups, lines);
  return (
    <Panel title={title} count={countOf(fields)}>
      {groups.map((group, at) => (
        <RuleRow
          key={group.fields[0]?.pointer}
          group={group}
          editor={editor}
          sentences={sentences[at] ?? []}
          lines={lines}
        />
      ))}
      {others.length > 0 && (
        <div className={styles.others}>
          <p>{fields.length === 0 ? 'Nothing of this is edited here:' : 'Not edited here:'}</p>
          {others.map((sentence) => (
            <p key={sentence}>{isolated(sentence)}</p>
          ))}
        </div>
      )}
    </Panel>
  );
}

function countOf(fields: readonly EditableField[]): string {
  return fields.length === 1 ? 'one rule to set' : `${fields.length} to set`;
}
