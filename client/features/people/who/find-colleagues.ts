import type { Colleague } from '#shared/wire/people.ts';

/**
 * Colleagues whose name has, for every typed word, a word that begins with it (case and accents aside). Those named
 * first in `firstIds` stand first, the rest by name.
 */
export function findColleagues(
  colleagues: readonly Colleague[],
  typed: string,
  firstIds: readonly string[],
): Colleague[] {
  const asked = wordsOf(typed);
  const place = ({ staffId }: Colleague) => {
    const at = firstIds.indexOf(staffId);
    return at === -1 ? firstIds.length : at;
  };
  return colleagues
    .filter(({ name }) => {
      const words = wordsOf(name);
      return asked.every((start) => words.some((word) => word.startsWith(start)));
    })
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'en'));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s,.'’-]+/)
    .filter((word) => word !== '');
}
