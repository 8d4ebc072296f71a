import { nameKey } from '../log/name-key.ts';

/**
 * Whether two people's names are easily taken for each other: the same words in any order, or one letter apart
 * (`Jansen`, `Janssen`). A warning, not a match.
 */
export function isSimilarName(a: string, b: string): boolean {
  const [one, other] = [sortedWords(a), sortedWords(b)];
  return one === other || isOneLetterApart(one, other);
}

function sortedWords(name: string): string {
  return nameKey(name)
    .split(/[\s,.-]+/)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

function isOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}
