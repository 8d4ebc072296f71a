/** The document with `value` at a JSON pointer that stands in it already; nothing else changes. */
export function setAt<T>(document: T, pointer: string, value: unknown): T {
  return placed(document, pointer.split('/').slice(1), value) as T;
}

function placed(document: unknown, [part, ...rest]: string[], value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(document))
    return document.map((one, at) => (String(at) === part ? placed(one, rest, value) : one));
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, part))
    throw new Error(`nothing stands at ${part}`);
  return { ...document, [part]: placed((document as Record<string, unknown>)[part], rest, value) };
}
