/** Rows of a CSV text as RFC 4180 reads them. Throws where the text is not one. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quoted() : bare();
      row.push(cell);
      if (text[at] === ',') at += 1;
      else if (text.startsWith('\r\n', at)) break;
      else throw new Error(`a cell ends in ${JSON.stringify(text.slice(at, at + 5))}`);
    }
    at += 2;
    rows.push(row);
  }
  return rows;

  function quoted(): string {
    let cell = '';
    for (at += 1; ; at += 1) {
      if (at >= text.length) throw new Error('a quote never closes');
      if (text[at] === '"' && text[at + 1] !== '"') break;
      if (text[at] === '"') at += 1;
      cell += text[at];
    }
    at += 1;
    return cell;
  }

  function bare(): string {
    const from = at;
    while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at)) at += 1;
    return text.slice(from, at);
  }
}
