import type { ZxcvbnFactory, ZxcvbnResult } from '@zxcvbn-ts/core';

/**
 * The estimate looks at this many characters and tries this many replacements of letters: what repeats for a thousand
 * characters would hold up the whole server, and a good beginning is no worse for what follows it.
 */
const ESTIMATED_CHARACTERS = 48;
const MOST_SUBSTITUTIONS = 20;
/** Of 0 to 4: out of reach (10^10 guesses and more). */
const GOOD_ENOUGH = 4;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Its dictionaries take a tenth of a second and 25 MB: only a server on which somebody chooses a passphrase pays. */
async function makeEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({
    dictionary,
    graphs: adjacencyGraphs,
    maxLength: ESTIMATED_CHARACTERS,
    l33tMaxSubstitutions: MOST_SUBSTITUTIONS,
  });
}

/** Why this passphrase is guessed too soon, in a sentence: breached, common, repeated, along the keyboard. Null: it is not. */
export async function estimate(passphrase: string, names: readonly string[]): Promise<string | null> {
  estimator ??= makeEstimator();
  const looked = [...passphrase].slice(0, ESTIMATED_CHARACTERS).join('').slice(0, ESTIMATED_CHARACTERS);
  const result = (await estimator).check(looked, [...names]);
  return result.score >= GOOD_ENOUGH
    ? null
    : `${whyWeak(result)} Use several words that do not belong together.`;
}

function whyWeak({ feedback, sequence }: ZxcvbnResult): string {
  const patterns = new Set(sequence.map(({ pattern }) => pattern));
  if (patterns.has('repeat')) return 'This passphrase repeats itself.';
  if (patterns.has('sequence') || patterns.has('spatial'))
    return 'This passphrase counts up or runs along the keyboard.';
  if (feedback.warning === 'userInputs') return 'This passphrase is built on a name that others know.';
  if (patterns.has('dictionary'))
    return 'This passphrase stands in the lists of passwords that attackers try first.';
  return 'This passphrase is guessed too easily.';
}
