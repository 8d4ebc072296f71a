interface KnownRoute {
  method: string;
  url: string;
}

/** The methods that a path answers to, in alphabetical order; none when there is nothing at this path. */
export function methodsAt(routes: readonly KnownRoute[], path: string): string[] {
  const parts = path.split('/');
  const there = routes.filter(({ url }) => isAt(url.split('/'), parts));
  return [...new Set(there.map(({ method }) => method))].sort();
}

/** `:name` stands for one part of the path, `*` for all that follow. */
function isAt(pattern: readonly string[], parts: readonly string[]): boolean {
  const open = pattern.indexOf('*');
  const fixed = open === -1 ? pattern : pattern.slice(0, open);
  const fits = open === -1 ? parts.length === pattern.length : parts.length > open;
  return fits && fixed.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at]));
}
