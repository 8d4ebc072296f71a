import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBreaches } from './walls.ts';

const house = resolve(import.meta.dirname, '../..');
const left = new Set(['node_modules', '.git', '.build', '.cache', '.data']);
const copy = mkdtempSync(join(tmpdir(), 'afterdose-walls-'));
const before = new Set<string>();

const wordOf = (breach: { path: string; wall: string }) => `${breach.path}: ${breach.wall}`;

/** Breaches that are there with `text` written to `path` and were not there before. The file is put back. */
function plant(path: string, text: string | ((old: string) => string)): string[] {
  const file = join(copy, path);
  const old = readOrNull(file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof text === 'string' ? text : text(old ?? ''));
  const found = findBreaches(copy).map(wordOf);
  if (old === null) rmSync(file);
  else writeFileSync(file, old);
  return found.filter((breach) => !before.has(breach));
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

beforeAll(() => {
  cpSync(house, copy, {
    recursive: true,
    filter: (source) =>
      !left.has(
        source
          .slice(house.length + 1)
          .split('/')
          .at(-1) ?? '',
      ),
  });
  for (const breach of findBreaches(copy)) before.add(wordOf(breach));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the walls between the rooms', () => {
  it.each([
    ['shared/planted.ts', "import { openLog } from '#server/log/open-log.ts';"],
    ['shared/planted.ts', "import { z } from 'zod';"],
    ['server/planted.ts', "import { store } from '#client/store/store.ts';"],
    ['client/planted.ts', "import { openLog } from '../server/log/open-log.ts';"],
    ['client/ui/planted.tsx', "import { Board } from '../features/board/board.tsx';"],
    ['client/store/planted.ts', "import { App } from '#client/app.tsx';"],
    ['client/features/board/planted.ts', "import { Alerts } from '../alerts/alerts.tsx';"],
    ['client/features/board/planted.ts', "const later = () => import('#client/features/session/page.tsx');"],
    ['server/planted.ts', "import { helper } from '#tests/helpers/app.ts';"],
    ['client/ui/planted.ts', `import { tile } from '${'./tile'}';`],
  ])('an import against them in %s is found: %s', (path, text) => {
    expect(plant(path, text)).toHaveLength(1);
  });

  it.each([
    [
      'client/features/planted/a.ts',
      "import { b } from './b.ts'; import { judge } from '#shared/clinical/judge.ts';",
    ],
    [
      'client/features/planted/a.ts',
      "import { Tile } from '#client/ui/tile.tsx'; import styles from './a.module.css';",
    ],
    [
      'client/planted.tsx',
      "import { Board } from './features/board/board.tsx'; import { useState } from 'react';",
    ],
    ['server/planted.ts', "import { evolve } from '#shared/session.ts'; import { join } from 'node:path';"],
  ])('an import along them in %s is fine: %s', (path, text) => {
    expect(plant(path, text)).toEqual([]);
  });
});

describe('the purity of shared', () => {
  it.each([
    'export const at = Date.now();',
    'export const at = new Date();',
    'export const dice = Math.random();',
    'export const id = crypto.randomUUID();',
    'export const words = (n: number) => n.toLocaleString();',
    'export const words = new Intl.NumberFormat().format(1);',
    "export const words = new Intl.DateTimeFormat('en-GB', { hour: '2-digit' }).format(0);",
    'export const hours = new Date(0).getHours();',
    'export const home = process.env.HOME;',
    'export const width = window.innerWidth;',
    'export const soon = (act: () => void) => setTimeout(act, 1);',
    "import 'node:fs';",
    'export const later = async () => 1;',
  ])('is broken by %s', (line) => {
    expect(plant('shared/planted.ts', line).length).toBeGreaterThan(0);
  });

  it.each([
    'export const part = new Date(0).getUTCHours();',
    "export const words = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit' }).format(0);",
    "export const sentence = 'The process of care starts here.';",
    '/** Never Date.now() here. */ export const at = 0;',
  ])('is kept by %s', (line) => {
    expect(plant('shared/planted.ts', line)).toEqual([]);
  });
});

describe('the texts of the house', () => {
  it.each([
    ['shared/planted.ts', "export * from './vocabulary.ts';"],
    ['server/planted.ts', "export { openLog } from './log/open-log.ts';"],
    ['client/ui/planted.tsx', `const a = <p ${'dangerously'}SetInnerHTML={{ __html: name }} />;`],
    ['client/ui/planted.tsx', 'const a = <Badge color="red">late</Badge>;'],
    ['client/features/board/planted.tsx', "const a = <Text c={'green'}>fine</Text>;"],
    ['README.md', `Packages come from https://${['registry', 'example', 'org'].join('.')}/.`],
    ['tests/planted.test.ts', `it.${'only'}('counts', () => {});`],
  ])('a breach in %s is found: %s', (path, text) => {
    expect(plant(path, (old) => `${old}\n${text}`)).toHaveLength(1);
  });
});

describe('rules and lock', () => {
  it('a rule that no test title names is found', () => {
    const found = plant(
      'shared/clinical/RULES.md',
      (old) => `${old}\n- **ZZ-NEVER-1** A rule nobody tests. [P]\n`,
    );
    expect(found).toEqual(['shared/clinical/RULES.md: rule ZZ-NEVER-1 stands in no test title']);
  });

  it('a rule whose id is only the beginning of a tested id is found', () => {
    const id = 'ZZ-LONG';
    plant('tests/planted.test.ts', '');
    const title = `it('[${id}-ER] is tested', () => {});`;
    writeFileSync(join(copy, 'tests/planted.test.ts'), title);
    const found = plant(
      'shared/clinical/RULES.md',
      (old) => `${old}\n- **${id}** Short. [P]\n- **${id}-ER** Long. [P]\n`,
    );
    rmSync(join(copy, 'tests/planted.test.ts'));
    expect(found).toEqual([`shared/clinical/RULES.md: rule ${id} stands in no test title`]);
  });

  it('an optional package without an entry in the lock is found', () => {
    const found = plant('package-lock.json', (old) => {
      const lock = JSON.parse(old) as {
        packages: Record<string, { optionalDependencies?: Record<string, string> }>;
      };
      lock.packages['node_modules/zod'] = { optionalDependencies: { '@zod/another-planet': '1.0.0' } };
      return JSON.stringify(lock);
    });
    expect(found).toEqual([
      'package-lock.json: node_modules/zod names @zod/another-planet, which has no entry',
    ]);
  });
});
