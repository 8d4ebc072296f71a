import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the house, with its path from the root in forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A wall broken: where, and which. `line` is 1-based, 0 when the breach is of the whole file. */
export interface Breach {
  path: string;
  line: number;
  wall: string;
}

const NOT_OURS = new Set(['node_modules', '.git', '.build', '.cache', '.data']);
const TEXT = /\.(ts|tsx|mjs|js|json|md|css|html|yml|yaml|txt|csv|sh|npmrc|gitignore)$|(^|\/)(run|LICENSE)$/;

/** All text files of the house, in order of path; packages, builds and data are left out. */
export function readHouse(root: string): SourceFile[] {
  const files: SourceFile[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !NOT_OURS.has(entry.name)) visit(path);
      else if (entry.isFile() && TEXT.test(path))
        files.push({ path, text: readFileSync(join(root, path), 'utf8') });
    }
  };
  visit('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function isCode(file: SourceFile): boolean {
  return /\.(ts|tsx|mjs)$/.test(file.path);
}

/**
 * The code with comments blanked out, lines kept, so that a wall is about what runs and not about what is said. A
 * comment opener inside a string would blank too much; `:` before `//` keeps addresses whole.
 */
export function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');
  return text
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/(^|[^:'"`\\])\/\/[^\n]*/gm, (all, before: string) => before + blank(all.slice(before.length)));
}

/** Each match of `pattern` (global) in `text` as a breach of `wall`. */
export function breachesOf(path: string, text: string, pattern: RegExp, wall: string): Breach[] {
  return [...text.matchAll(pattern)].map((match) => ({ path, line: lineAt(text, match.index), wall }));
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
