import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * A hash of the code that folds events: a snapshot made by other code is never used. Built, that code is in the
 * bundle beside this file; unbuilt, it is the `shared` folder.
 */
export function foldKey(): string {
  const here = import.meta.dirname;
  const sources = resolve(here, '../../shared');
  // The bundler may put shared pieces one folder down.
  const bundle = basename(here) === 'assets' ? dirname(here) : here;
  const folder = import.meta.url.endsWith('.ts') && existsSync(sources) ? sources : bundle;
  const hash = createHash('sha256');
  for (const file of codeFiles(folder)) hash.update(file.slice(folder.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function codeFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js|mjs)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
