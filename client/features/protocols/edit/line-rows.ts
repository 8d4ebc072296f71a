import type { EditableField } from '#shared/wire/protocols.ts';

export type LinesField = Extract<EditableField, { kind: 'lines' }>;

/** Something that is asked before the dose: an id that stays, and words. */
export type AskedLine = LinesField['shipped'][number];

/** With one more line without words. `taken`: ids that some line had before, so that no answer is read as another's. */
export function withNewLine(
  lines: readonly AskedLine[],
  parts: LinesField['parts'],
  taken: readonly string[],
): AskedLine[] {
  const used = new Set([...taken, ...lines.map(({ item }) => item)]);
  let nth = 1;
  while (used.has(`own-${nth}`)) nth += 1;
  const words = Object.fromEntries(parts.flatMap(({ key, mayBeEmpty }) => (mayBeEmpty ? [] : [[key, '']])));
  return [...lines, { label: '', ...words, item: `own-${nth}` }];
}

/** With another value of this part; null, and an empty one that may be, is not in the document. */
export function withPart(
  line: AskedLine,
  { key, mayBeEmpty }: { key: keyof AskedLine; mayBeEmpty: boolean },
  value: string | null,
): AskedLine {
  const { [key]: _, ...rest } = line;
  const gone = value === null || (mayBeEmpty && value.trim() === '');
  return (gone ? rest : { ...line, [key]: value }) as AskedLine;
}

/** Without the row at `at`. */
export function withoutRow<T>(rows: readonly T[], at: number): T[] {
  return rows.filter((_, nth) => nth !== at);
}

/** With the row at `at` in place of what stood there. */
export function withRow<T>(rows: readonly T[], at: number, row: T): T[] {
  return rows.map((one, nth) => (nth === at ? row : one));
}
