import { afterEach, expect, test } from 'vitest';
import { openClockFolder } from '#server/clock-folder.ts';
import { temporaryFolder } from './test-server.ts';

const folders: { remove: () => void }[] = [];
function folder(): string {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const controlled = { kind: 'controlled', startAtMs: null } as const;

test('a controlled clock starts in the year 2000 when nobody says otherwise, and where it was left after that', () => {
  const path = folder();
  const first = openClockFolder(path, controlled, 0);
  expect(first.startAtMs).toBe(Date.UTC(2000, 0, 1));
  first.keep(Date.UTC(2001, 5, 5));
  expect(openClockFolder(path, { kind: 'controlled', startAtMs: 0 }, 0).startAtMs).toBe(Date.UTC(2001, 5, 5));
});

test('a folder begun with the real clock refuses every other clock, in words', () => {
  const path = folder();
  openClockFolder(path, { kind: 'real' }, 0);
  expect(() => openClockFolder(path, controlled, 0)).toThrow('was begun with the real clock');
  expect(() => openClockFolder(path, { kind: 'scaled', startAtMs: null, rate: 2 }, 0)).toThrow('real clock');
});

test('a folder begun with a controlled clock refuses the real one', () => {
  const path = folder();
  openClockFolder(path, controlled, 0);
  expect(() => openClockFolder(path, { kind: 'real' }, 0)).toThrow('was begun with the controlled clock');
});

test('a folder with records and no mark counts as a real one', () => {
  expect(() => openClockFolder(folder(), controlled, 1234)).toThrow('was begun with the real clock');
});

test('a controlled clock never starts before the last record', () => {
  const path = folder();
  openClockFolder(path, controlled, 0).keep(1000);
  expect(openClockFolder(path, controlled, 5000).startAtMs).toBe(5000);
});

test('a scaled clock goes on from the last record: time does not run while the server is down', () => {
  const path = folder();
  const scaled = { kind: 'scaled', startAtMs: 100, rate: 60 } as const;
  expect(openClockFolder(path, scaled, 0).startAtMs).toBe(100);
  expect(openClockFolder(path, scaled, 7000).startAtMs).toBe(7000);
});
