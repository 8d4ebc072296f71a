import { SHORTEST_PASSPHRASE } from '#shared/wire/people.ts';

/** What is known of whose passphrase it will be: words that others try first. */
export type KnownWords = readonly string[];

/**
 * What to say of a passphrase while it is typed. The server judges it; this only saves the way there. Characters are
 * counted as people count them.
 */
export function passphraseAdvice(passphrase: string, known: KnownWords): string {
  const characters = [...passphrase.normalize('NFKC')];
  const missing = SHORTEST_PASSPHRASE - characters.length;
  if (characters.length === 0)
    return `At least ${SHORTEST_PASSPHRASE} characters: a few words that do not belong together.`;
  if (missing > 0) return `${missing} more ${missing === 1 ? 'character' : 'characters'}.`;
  if (new Set(characters).size < 6) return 'It repeats itself. Use a few words that do not belong together.';
  const named = namedIn(passphrase, known);
  if (named !== null) return `“${named}” is the first that others try. Other words are better.`;
  return `${characters.length} characters, long enough.`;
}

function namedIn(passphrase: string, known: KnownWords): string | null {
  const text = passphrase.toLowerCase();
  const words = known.flatMap((name) => name.split(/\s+/)).filter((word) => word.length >= 4);
  return [...words, 'afterdose'].find((word) => text.includes(word.toLowerCase())) ?? null;
}
