import type { DescribedSection, EditableField } from '#shared/wire/protocols.ts';

type Line = DescribedSection['lines'][number];

/** Fields that one sentence speaks of together, so that they stand beside it together. */
export interface RuleGroup {
  fields: EditableField[];
}

/** Whether a sentence speaks for what stands in this field: itself, or a row of its list. */
export function speaksFor({ pointers }: Line, { pointer }: EditableField): boolean {
  return pointers.some((one) => one === pointer || one.startsWith(`${pointer}/`));
}

/**
 * Fields of one section in groups that share a sentence; the rest stand alone. It is made once from one description: a
 * field never moves away from under the hands of whoever types in it.
 */
export function groupsOf(fields: readonly EditableField[], lines: readonly Line[]): RuleGroup[] {
  const groups: RuleGroup[] = [];
  for (const field of fields) {
    const shared = lines.filter((line) => speaksFor(line, field));
    const group = groups.find((one) =>
      one.fields.some((other) => shared.some((line) => speaksFor(line, other))),
    );
    if (group === undefined) groups.push({ fields: [field] });
    else group.fields.push(field);
  }
  return groups;
}

/** What is to be read beside a group now: each sentence once in the section, where it first speaks for a field. */
export function sentencesOf(groups: readonly RuleGroup[], lines: readonly Line[]): string[][] {
  const places = lines.map((line) =>
    groups.findIndex(({ fields }) => fields.some((field) => speaksFor(line, field))),
  );
  return groups.map((_, nth) => lines.filter((_, at) => places[at] === nth).map(({ sentence }) => sentence));
}

/** Sentences of a section that no field of it speaks for: what cannot be edited, and is good to know. */
export function otherSentences(groups: readonly RuleGroup[], lines: readonly Line[]): string[] {
  const fields = groups.flatMap((group) => group.fields);
  return lines
    .filter((line) => !fields.some((field) => speaksFor(line, field)))
    .map(({ sentence }) => sentence);
}
