import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { LESSONS } from './lessons.ts';

const root = resolve(import.meta.dirname, '../..');

function namesInTitle(file: string, lesson: string): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  return readFileSync(path, 'utf8')
    .split('\n')
    .some((line) => /['"`](\[[A-Z]+-[\w-]+\] )*\[L-/.test(line) && line.includes(`[L-${lesson}]`));
}

test('every complaint is shown not to happen here, or left out for a reason', () => {
  expect(Object.keys(LESSONS).map(Number)).toEqual(Array.from({ length: 51 }, (_, nth) => nth + 1));
  for (const lesson of Object.values(LESSONS))
    if ('leftOut' in lesson) expect(lesson.leftOut.length).toBeGreaterThan(10);
    else expect(lesson.tests.length).toBeGreaterThan(0);
});

test('every file that is said to show one has a title that names it', () => {
  const missing = Object.entries(LESSONS).flatMap(([number, lesson]) =>
    'leftOut' in lesson
      ? []
      : lesson.tests.filter((file) => !namesInTitle(file, number)).map((file) => `${number} ${file}`),
  );
  expect(missing).toEqual([]);
});
