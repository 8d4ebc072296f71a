import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import type { Section } from '#shared/protocols/editing/sections.ts';
import { isSame } from './is-same.ts';
import { sectionOf } from './places.ts';
import type { Editor } from './use-editor.ts';

/** What is to be known of a section before it is opened: `2 not saved, 1 wrong, 3 to look at`; '' when nothing is. */
export function marksOf(
  section: Section,
  { draft, fields, findings }: Pick<Editor, 'draft' | 'fields' | 'findings'>,
): string {
  const unsaved = fields.filter(
    (field) =>
      field.section === section &&
      !isSame(valueAt(draft.document, field.pointer), valueAt(draft.base, field.pointer)),
  ).length;
  const here = findings.filter(({ pointer }) => sectionOf(fields, pointer) === section);
  const wrong = here.filter(({ level }) => level === 'wrong').length;
  return [
    ...(unsaved === 0 ? [] : [`${unsaved} not saved`]),
    ...(wrong === 0 ? [] : [`${wrong} wrong`]),
    ...(here.length === wrong ? [] : [`${here.length - wrong} to look at`]),
  ].join(', ');
}
