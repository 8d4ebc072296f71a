import { nameKey } from '../log/name-key.ts';

/**
 * Whether two people's names are easily taken for each other: the same words in any order, one letter apart
 * (`Jansen`, `Janssen`), or one word in common and another that begins alike (`Lucy Fontaine`, `Lucie Fontaine`). A
 * warning, not a match.
 */
export function isSimilarName(a: string, b: string): boolean {
  return areAlike(sortedWords(a), sortedWords(b));
}

/** Of these people the ids of those whose name is easily taken for that of another one among them. */
export function withNamesake(people: readonly { patientId: string; name: string }[]): Set<string> {
  const named = people.map(({ patientId, name }) => ({ patientId, words: sortedWords(name) }));
  const found = new Set<string>();
  for (const [index, one] of named.entries())
    for (const other of named.slice(index + 1)) {
      if (one.patientId === other.patientId || !areAlike(one.words, other.words)) continue;
      found.add(one.patientId);
      found.add(other.patientId);
    }
  return found;
}

/** Whether two names are, their words in order. */
function areAlike(one: string, other: string): boolean {
  return (
    one === other || isOneLetterApart(one, other) || sharesNameAndBeginning(one.split(' '), other.split(' '))
  );
}

/** So many first letters make two given names sound alike across a room [P]. */
const BEGINNING = 3;

function sharesNameAndBeginning(a: readonly string[], b: readonly string[]): boolean {
  const [restA, restB] = [a.filter((word) => !b.includes(word)), b.filter((word) => !a.includes(word))];
  if (restA.length === a.length || restA.length === 0 || restB.length === 0) return false;
  const beginning = (word: string): string => word.slice(0, BEGINNING);
  return restA.some(
    (one) => one.length >= BEGINNING && restB.some((two) => beginning(one) === beginning(two)),
  );
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
