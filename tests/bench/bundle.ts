import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

interface Chunk {
  file: string;
  name?: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

const built = resolve(import.meta.dirname, '../../.build/client');

/** What a browser fetches, compressed: first for any page, then the more that each lazily loaded page needs. */
export function measureBundle(): Figure[] {
  const manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry === true) ?? '';
  const first = filesOf(manifest, entry, new Set());
  const pages = [...new Set(Object.values(manifest).flatMap((chunk) => chunk.dynamicImports ?? []))];
  return [
    ...sizes('client, first page', first),
    ...pages.flatMap((page) => {
      const more = [...filesOf(manifest, page, new Set())].filter((file) => !first.has(file));
      return sizes(`client, more for ${manifest[page]?.name ?? page}`, new Set(more));
    }),
  ];
}

function filesOf(manifest: Record<string, Chunk>, key: string, files: Set<string>): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined || files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const file of chunk.css ?? []) files.add(file);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, files);
  return files;
}

function sizes(name: string, files: ReadonlySet<string>): Figure[] {
  const kinds = ['js', 'css'] as const;
  return kinds.flatMap((kind) => {
    const ours = [...files].filter((file) => file.endsWith(`.${kind}`));
    if (ours.length === 0) return [];
    const bytes = ours.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0);
    return [
      {
        name: `${name}, ${kind}`,
        value: bytes / 1000,
        unit: 'kB' as const,
        note: `gzip, ${ours.length} files`,
      },
    ];
  });
}
