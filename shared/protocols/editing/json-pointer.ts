/** What stands at a JSON pointer; undefined where nothing does. Only a document's own fields count. */
export function valueAt(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
      return (value as Record<string, unknown>)[part];
    }, document);
}
