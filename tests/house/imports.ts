import { posix } from 'node:path';
import { type Breach, isCode, lineAt, type SourceFile, withoutComments } from './source.ts';

/**
 * The import walls: shared ← server, shared ← client/(ui, store, connection, sound) ← client/features ← client/app. A room may
 * import itself and the rooms listed here; packages are free except in `shared`.
 */
const ROOMS = ['shared', 'server', 'client-base', 'client-app', 'tests'] as const;
type Room = (typeof ROOMS)[number] | `feature:${string}`;

/** Folders of the screens that every feature may use. */
const BASE = new Set(['ui', 'store', 'connection', 'sound']);
const PURE_PACKAGES = new Set(['zod/mini']);

/** The room a file is in; null for what stands outside all rooms. */
export function roomOf(path: string): Room | null {
  const [top, second, third] = path.split('/');
  if (top === 'shared' || top === 'server' || top === 'tests') return top;
  if (top !== 'client') return null;
  if (second === 'features' && third !== undefined) return `feature:${third}`;
  if (second !== undefined && BASE.has(second)) return 'client-base';
  return 'client-app';
}

/** Whether a file of `from` may import a file of `to`. */
export function mayImport(from: Room, to: Room): boolean {
  if (from === to || from === 'tests') return true;
  if (to === 'tests') return false;
  if (to === 'shared') return true;
  if (from === 'client-app') return to !== 'server';
  return from.startsWith('feature:') && to === 'client-base';
}

/** A key called `from` in quotes is no import. */
const IMPORT = /(?:(?<!['"])\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"]+)\1/g;

/** Imports that cross a wall, reach into `shared` a package it may not know, or name a local file without its ending. */
export function findImportBreaches(files: readonly SourceFile[]): Breach[] {
  return files.filter(isCode).flatMap((file) => {
    const room = roomOf(file.path);
    if (room === null) return [];
    const code = withoutComments(file.text);
    return [...code.matchAll(IMPORT)].flatMap((match) => {
      const wall = wallBroken(file.path, room, match[2] ?? '');
      return wall === null ? [] : [{ path: file.path, line: lineAt(code, match.index), wall }];
    });
  });
}

function wallBroken(path: string, room: Room, specifier: string): string | null {
  const target = targetOf(path, specifier);
  if (target === null) {
    if (room !== 'shared' || PURE_PACKAGES.has(specifier)) return null;
    return `shared imports ${specifier}: only ${[...PURE_PACKAGES].join(', ')} is pure enough`;
  }
  const bare = target.replace(/\?.*$/, '');
  if (!/\.[a-z]+$/.test(bare)) return `import of ${specifier} without its file ending`;
  const to = roomOf(bare);
  if (to === null || mayImport(room, to)) return null;
  return `${room} imports ${to} (${specifier})`;
}

/** Path from the root of a local import; null for a package. */
function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), specifier));
  return null;
}
