import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from '#server/trail/csv.ts';
import { parseCsv } from './parse-csv.ts';

describe('[A-36] [A-37] a cell that a spreadsheet would take for a formula is a text', () => {
  test.each([
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+1+1', `"'+1+1"`],
    ['-2+3', `"'-2+3"`],
    ['@SUM(1)', `"'@SUM(1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', `"'＝1"`],
    ['＋1', `"'＋1"`],
    ['－1', `"'－1"`],
    ['＠x', `"'＠x"`],
  ])('%j', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`);
  });

  test('a number stays a number, also below zero', () => {
    expect(csvLine([-0.5, 12, 'x'])).toBe('-0.5,12,"x"\r\n');
  });

  test('a sign inside a text is left alone, and an empty cell is empty', () => {
    expect(csvLine(['a=1', 'b-2', '', null])).toBe('"a=1","b-2","",\r\n');
  });
});

test('[A-38] whatever is in a cell, quotes, commas and line ends too, comes back as it was', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a"b', 'a,b', 'a\nb', 'a\r\nb', '"', '""', '=1,"2"'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 }), (rows) => {
      const read = parseCsv(rows.map(csvLine).join(''));
      const plain = read.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')));
      expect(plain).toEqual(
        rows.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))),
      );
    }),
  );
});
