import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeDataFolder } from '#server/data-folder.ts';
import { temporaryFolder } from './test-server.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const at = (...parts: string[]) => join(folder.path, ...parts);

test('a data folder is made with the folders above it, for its owner alone', () => {
  makeDataFolder(at('clinic', 'data'));
  expect(statSync(at('clinic', 'data')).mode & 0o777).toBe(0o700);
  makeDataFolder(at('clinic', 'data'));
});

test('one that is there already is left as it is', () => {
  mkdirSync(at('open'), { mode: 0o755 });
  makeDataFolder(at('open'));
  expect(statSync(at('open')).mode & 0o777).toBe(0o755);
});

test.each([
  ['where the system makes no folders', '/proc/afterdose/data'],
  ['below a file', () => at('file', 'data')],
  ['where a file is', () => at('file')],
])('%s it is refused with one sentence, at once', (_where, path) => {
  writeFileSync(at('file'), '');
  const asked = typeof path === 'string' ? path : path();
  const said = new RegExp(
    `^the data folder ${asked} cannot be made \\(.+\\)\\. Set AFTERDOSE_DATA [^.\\n]+$`,
  );
  expect(() => makeDataFolder(asked)).toThrow(said);
});
