import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeProblem, packagesMatchLock, root } from '#server/prepare.mjs';

describe('before anything starts', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.3.1'])('Node %s is new enough', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  it.each(['18.20.4', '20.18.9', '20.9.0'])('Node %s is refused with a sentence', (version) => {
    expect(nodeProblem(version)).toContain(`this is Node ${version}`);
  });
});

describe('whether to install', () => {
  let folder = '';
  const lock = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };
  const write = (file: string, packages: object) =>
    writeFileSync(join(folder, file), JSON.stringify({ packages }));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'afterdose-lock-'));
    mkdirSync(join(folder, 'node_modules'));
    write('package-lock.json', lock);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('packages that are all there need no install', () => {
    write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(packagesMatchLock(folder)).toBe(true);
  });

  it('a missing folder of packages asks for an install', () => {
    expect(packagesMatchLock(folder)).toBe(false);
  });

  it('a missing package asks for an install', () => {
    write('node_modules/.package-lock.json', { 'node_modules/b': { version: '2.0.0' } });
    expect(packagesMatchLock(folder)).toBe(false);
  });

  it('another version than the lock says asks for an install, of an optional package too', () => {
    const installed = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.1' } };
    write('node_modules/.package-lock.json', installed);
    expect(packagesMatchLock(folder)).toBe(false);
  });

  it('the packages these tests run on are the packages of the lock', () => {
    expect(packagesMatchLock(root)).toBe(true);
  });
});
