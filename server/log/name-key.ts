/**
 * A name for comparing and searching: lower case, accents folded, runs of spaces as one; what nobody can see in it (a
 * zero-width space, an override of direction) makes no other name of it.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
