import { afterAll, expect, test } from 'vitest';
import { lockFolder } from '#server/folder-lock.ts';
import { temporaryFolder } from './test-server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

test('a second server on the same data folder is refused with a sentence, until the first has gone', () => {
  const first = lockFolder(folder.path);
  expect(() => lockFolder(folder.path)).toThrow(/another Afterdose already serves the data folder/);
  first.release();
  lockFolder(folder.path).release();
});
