/**
 * CSV as RFC 4180 has it: CRLF, texts in quotes with quotes doubled, numbers bare. It begins with a byte order mark,
 * without which spreadsheets read names with accents as something else; programs skip it.
 */
export const CSV_BEGINS = '\uFEFF';

/** What makes a spreadsheet take a text for a formula, also in its full-width form. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One line. A text that could be taken for a formula is led by an apostrophe; null is an empty cell. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const plain = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${plain.replaceAll('"', '""')}"`;
}
