import type { Section } from '#shared/protocols/editing/sections.ts';
import type { EditableField } from '#shared/wire/protocols.ts';

/** The id of what shows the value at this pointer. */
export function placeId(pointer: string): string {
  return `at${pointer.replaceAll('/', '-')}`;
}

/** The field a pointer leads into: itself, or a row of its list; undefined: what nobody edits here. */
export function fieldAt(fields: readonly EditableField[], pointer: string): EditableField | undefined {
  return fields.find((field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`));
}

/** Where it stands in the form; null: nowhere. */
export function sectionOf(fields: readonly EditableField[], pointer: string): Section | null {
  return fieldAt(fields, pointer)?.section ?? null;
}

/** The nearest place on the page that shows this value: its own, or of the row or list that it is part of. */
export function placeOnPage(pointer: string): HTMLElement | null {
  const found = document.getElementById(placeId(pointer));
  const end = pointer.lastIndexOf('/');
  return found ?? (end <= 0 ? null : placeOnPage(pointer.slice(0, end)));
}
