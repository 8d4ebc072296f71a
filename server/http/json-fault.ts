/** Deeper than anything the contract asks for, and shallow enough for every function that walks a body. */
const DEEPEST = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENS = new Set([0x7b, 0x5b]);
const CLOSES = new Set([0x7d, 0x5d]);
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Why a JSON text must not be read even where a parser would: it nests too deeply, or an object names one field twice
 * (a parser keeps the last and says nothing, and a second heart rate is not a correction). Null when it may be parsed;
 * whether it is JSON at all is the parser's to say.
 */
export function findJsonFault(text: string): string | null {
  const names: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (OPENS.has(code)) {
      names.push(new Set());
      if (names.length > DEEPEST) return `The body nests more than ${DEEPEST} levels deep.`;
    } else if (CLOSES.has(code)) names.pop();
    if (code !== QUOTE) continue;
    const end = endOfString(text, at);
    const seen = names.at(-1);
    if (seen !== undefined && isName(text, end)) {
      const name = text.slice(at + 1, end);
      if (seen.has(name)) return `The field ${name.slice(0, 60)} stands twice.`;
      seen.add(name);
    }
    at = end;
  }
  return null;
}

/** Index of the closing quote of the string that opens at `from`; the end of the text when it never closes. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

/** A string is a field's name when a colon follows it. */
function isName(text: string, end: number): boolean {
  let at = end + 1;
  while (BLANKS.has(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
}
