/** Deeper than anything the contract asks for, and shallow enough for every function that walks a body. */
const DEEPEST = 32;
/** Five hundred readings with every field have some 20,000 values; no one thing has more than some twenty fields. */
const MOST_VALUES = 30_000;
const MOST_FIELDS = 200;
/** The one character that not every database keeps: an escape of its own, not the text of one. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * Why a JSON text must not be read even where a parser would: it nests too deeply or holds far too much, or an object
 * names one field twice (a parser keeps the last and says nothing, and a second heart rate is not a correction). Null
 * when it may be parsed; whether it is JSON at all is the parser's to say.
 */
export function findJsonFault(text: string): string | null {
  if (ESCAPED_NUL.test(text)) return 'A text of the body holds a character that cannot be kept.';
  const names: Set<string>[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '{':
      case '[':
        names.push(new Set());
        if (names.length > DEEPEST) return `The body nests more than ${DEEPEST} levels deep.`;
        break;
      case '}':
      case ']':
        names.pop();
        break;
      case ',':
        values += 1;
        if (values > MOST_VALUES) return `The body holds more than ${MOST_VALUES} values.`;
        break;
      case '"': {
        const end = endOfString(text, at);
        const fault = isName(text, end) ? nameFault(names.at(-1), text.slice(at, end + 1)) : null;
        if (fault !== null) return fault;
        at = end;
      }
    }
  }
  return null;
}

/** Keeps the name among those of its object; says what is wrong with that. */
function nameFault(seen: Set<string> | undefined, quoted: string): string | null {
  if (seen === undefined) return null;
  const name = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  if (seen.has(name)) return `The field ${name.slice(0, 60)} stands twice.`;
  seen.add(name);
  return seen.size > MOST_FIELDS ? `An object of the body has more than ${MOST_FIELDS} fields.` : null;
}

/** A name written with escapes is still the same name. What no parser would read stays as it stands. */
function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);

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
