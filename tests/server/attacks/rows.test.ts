import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ATTACK_ROWS } from './rows.ts';

const root = resolve(import.meta.dirname, '../..');

/** A title is what follows `test(`, `it(`, `describe(`, or the table of one; all of them begin with their rows. */
function namesInTitle(file: string, row: number): boolean {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .some((line) => /['"`]\[A-/.test(line) && line.includes(`[A-${row}]`));
}

test('every row of the table of attacks is tested, or left out for a reason', () => {
  expect(Object.keys(ATTACK_ROWS).map(Number)).toEqual(Array.from({ length: 100 }, (_, nth) => nth + 1));
  for (const row of Object.values(ATTACK_ROWS))
    if ('leftOut' in row) expect(row.leftOut.length).toBeGreaterThan(10);
});

test('every file that is said to test a row has a title that names it', () => {
  const missing = Object.entries(ATTACK_ROWS).flatMap(([row, entry]) =>
    'leftOut' in entry
      ? []
      : entry.tests
          .filter((file) => !existsSync(join(root, file)) || !namesInTitle(file, Number(row)))
          .map((file) => `${row} ${file}`),
  );
  expect(missing).toEqual([]);
});
