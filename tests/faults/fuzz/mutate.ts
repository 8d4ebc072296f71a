import { randomUUID } from 'node:crypto';

export type Random = () => number;

/** JSON that the language itself does not write: it stands in the text as it is. */
class Verbatim {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const NEST = new Verbatim(`${'['.repeat(60)}${']'.repeat(60)}`);
/** What a careless or hostile sender puts where something else belongs. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  ...['1e400', '-1e400', '1e-400', '-0', '9007199254740993', '00', '1.', 'NaN'].map(
    (text) => new Verbatim(text),
  ),
  ...['"\\u0000"', '"\\ud800"', '"\\x"', "'x'"].map((text) => new Verbatim(text)),
  '',
  ' ',
  'x',
  'x'.repeat(5000),
  '\u202e\u200b\ufeff',
  '\u0316'.repeat(300),
  "' OR 1=1--",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '__proto__',
  '{{7*7}}',
  '2026-02-30T25:61:00Z',
  '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11',
  [],
  {},
  [[]],
  Array.from({ length: 300 }, () => 0),
  NEST,
  own('__proto__', { isAdmin: true }),
  own('constructor', { prototype: { isAdmin: true } }),
];

const NAMES = [
  '__proto__',
  'constructor',
  'role',
  'clinicId',
  'actor',
  'seq',
  'toString',
  '',
  'x'.repeat(300),
];

/** An object with a field of this very name, whatever the name means elsewhere. */
function own(name: string, value: unknown): object {
  return Object.fromEntries([[name, value]]);
}

/** One of these. */
export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/**
 * The body with one to three things wrong in it, as a text. `poisoned` bodies hold a field that nothing is called, so
 * that none of them is right by chance; one text in five is torn besides, and need not be JSON.
 */
export function mutatedText(random: Random, body: object, poisoned: boolean, mayTear: boolean): string {
  let value: unknown = body;
  for (let wrong = Math.floor(random() * 3); wrong >= 0; wrong -= 1) value = mutated(random, value);
  if (poisoned) value = isPlain(value) ? { ...value, [`zz${Math.floor(random() * 1e6)}`]: 1 } : value;
  const text = written(value);
  return mayTear && random() < 0.2 ? torn(random, text) : text;
}

function mutated(random: Random, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && random() < 0.7) {
    const at = Math.floor(random() * value.length);
    return value.map((item, index) => (index === at ? mutated(random, item) : item));
  }
  if (!isPlain(value) || random() < 0.1) return pick(random, ODD);
  const fields = Object.entries(value);
  if (fields.length === 0) return own(pick(random, NAMES), pick(random, ODD));
  const at = Math.floor(random() * fields.length);
  const [name, inner] = fields[at] ?? ['', null];
  switch (Math.floor(random() * 6)) {
    case 0:
      return Object.fromEntries(fields.filter((_field, index) => index !== at));
    case 1:
      return { ...value, ...own(pick(random, NAMES), pick(random, ODD)) };
    case 2:
      return { ...value, ...own(`${name} `, inner) };
    default:
      return Object.fromEntries(
        fields.map((field, index) => (index === at ? [name, mutated(random, inner)] : field)),
      );
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Verbatim);
}

function written(value: unknown): string {
  if (value instanceof Verbatim) return value.text;
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (!isPlain(value)) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}:${written(inner)}`)
    .join(',')}}`;
}

const SCRAPS = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\u0000',
  '\ud800',
  '\n',
  '0',
  'e',
  '/*',
  '\ufeff',
  '"zz":1,',
];

/** Cut off, doubled, or with a scrap in it. */
function torn(random: Random, text: string): string {
  const at = Math.floor(random() * text.length);
  switch (Math.floor(random() * 3)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return `${text.slice(0, at)}${pick(random, SCRAPS)}${text.slice(at)}`;
    default:
      return `${text.slice(0, at)}${text.slice(Math.max(0, at - 20))}`;
  }
}

/** Ids that nobody has, and things that are none. */
export function strayId(random: Random): string {
  return random() < 0.8
    ? randomUUID()
    : encodeURIComponent(pick(random, ['null', '[]', "' OR 1", '%', '\u0000', '..x']));
}
