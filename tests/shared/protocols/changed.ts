import type { Protocol } from '#shared/protocols/protocol.ts';

/** The document with other values at these JSON pointers; `undefined` takes a field or an element of a list away. */
export function changed(document: Protocol, changes: Record<string, unknown>): Protocol {
  const copy = structuredClone(document);
  for (const [pointer, value] of Object.entries(changes)) {
    const parts = pointer.split('/').slice(1);
    const last = parts.pop() ?? '';
    const parent = parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], copy);
    if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1);
    else if (value === undefined) delete (parent as Record<string, unknown>)[last];
    else (parent as Record<string, unknown>)[last] = value;
  }
  return copy;
}

/** Every value that is no list and no object, by pointer. */
export function leavesOf(value: unknown, pointer = ''): [pointer: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${pointer}/${key}`));
}
