import { editableFields } from '#shared/protocols/editing/editable-fields.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { EditableField } from '#shared/wire/protocols.ts';

/** A clinic's own protocol as an editor begins with it, and what may be edited of it. */
export const OWN: Protocol = { ...esketamineIntranasal, protocolId: 'own', name: 'Ours' };
export const FIELDS: EditableField[] = editableFields(OWN);

export function fieldOf<K extends EditableField['kind']>(
  kind: K,
  pointer: string,
): Extract<EditableField, { kind: K }> {
  const found = FIELDS.find((field) => field.pointer === pointer);
  if (found?.kind !== kind) throw new Error(`no ${kind} at ${pointer}`);
  return found as Extract<EditableField, { kind: K }>;
}

/** The document with one limit changed. */
export function withSystolicCritical(document: Protocol, critical: number): Protocol {
  const systolicHigh = { ...document.limits.systolicHigh, critical };
  return { ...document, limits: { ...document.limits, systolicHigh } };
}
