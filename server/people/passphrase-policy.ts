import { SHORTEST_PASSPHRASE } from '#shared/wire/people.ts';
import { normalised } from './passphrase.ts';
import { estimate } from './passphrase-estimate.ts';
import { NAMES_OF_THE_PROGRAM, WORN_PHRASES } from './worn-phrases.ts';

const LONGEST_PASSPHRASE = 1000;
/** What must be left of a passphrase when the words that others think of first are taken out of it. */
const OWN_LETTERS = 8;

/** Whose passphrase it will be, and where: their names are the first that others try. */
export interface PassphraseOf {
  clinicName: string;
  personName: string;
}

/** A sentence when it will not do, null when it will. Characters are counted as people count them, not as bytes. */
export async function passphraseProblem(passphrase: string, of: PassphraseOf): Promise<string | null> {
  const text = normalised(passphrase);
  const length = [...text].length;
  if (length < SHORTEST_PASSPHRASE) return `A passphrase needs at least ${SHORTEST_PASSPHRASE} characters.`;
  if (length > LONGEST_PASSPHRASE) return `A passphrase has at most ${LONGEST_PASSPHRASE} characters.`;
  const names = wordsOf(of);
  if (isBuiltOn(text, names))
    return 'This passphrase is built on the name of the clinic, of its person or of Afterdose: others guess those first. Use other words.';
  if (isBuiltOn(text, [...names, ...WORN_PHRASES]))
    return 'This passphrase is one of those that many people use: others try them first. Use words that do not belong together.';
  return estimate(text, names);
}

function wordsOf({ clinicName, personName }: PassphraseOf): string[] {
  const words = `${clinicName} ${personName}`.split(/[^\p{L}\p{N}]+/u);
  return [...words.map(lettersOf).filter((word) => word.length >= 3), ...NAMES_OF_THE_PROGRAM];
}

/** Whether little of its own is left once these words are gone from it, written plainly or with figures for letters. */
function isBuiltOn(text: string, words: readonly string[]): boolean {
  // The longest first: what a short word leaves of a long one would count as the person's own.
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return [lettersOf(text), lettersOf(figuresAsLetters(text))].some((letters) => {
    const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), letters);
    return rest !== letters && [...rest].length < OWN_LETTERS;
  });
}

/** Lower case without accents, figures, spaces and ASCII signs. Every other script, and emoji, stays. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\p{N}\s!-/:-@[-`{-~]/gu, '');
}

const FIGURES: Record<string, string> = {
  '4': 'a',
  '@': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

function figuresAsLetters(text: string): string {
  return text.replace(/[4@31!0$57]/g, (figure) => FIGURES[figure] ?? figure);
}
