/** What stands for a character that cannot be seen. */
const MARK = '\ufffd';

/**
 * Characters that nobody types and nobody sees: controls, zero-width ones, marks and overrides of direction (an
 * unclosed U+202E turns a name and every number behind it around), fillers. Line breaks and tabs are text, and so are
 * joiners, which many scripts spell with.
 */
const HIDDEN =
  /(?![\n\r\t\u200c-\u200d\u0600-\u0605\u06dd\u070f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

/** Behind a letter of these scripts a joiner spells nothing and only makes two names look like one. */
const HIDDEN_JOINER =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d\s])[\u200c-\u200d]|^[\u200c-\u200d]/gu;

/** More accents on one letter than any script writes: they cover what stands above and below. */
const PILE = /(?<=\p{M}{4})\p{M}+/gu;

/** Letters of the scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * Text that a person or a device typed, fit to stand inside a sentence of ours: what is hidden in it is seen, and its
 * direction ends with it, so that neither the order nor the meaning of the words and numbers beside it can change.
 */
export function isolated(text: string): string {
  const seen = unhidden(text);
  return RIGHT_TO_LEFT.test(seen) ? `${FIRST_STRONG_ISOLATE}${seen}${POP_ISOLATE}` : seen;
}

/** Whether a text is not what it looks like: a name that holds such a character may be taken for another. */
export function isHiding(text: string): boolean {
  return unhidden(text) !== text;
}

function unhidden(text: string): string {
  return text.replace(HIDDEN, MARK).replace(HIDDEN_JOINER, MARK).replace(PILE, MARK);
}
