import type { Breach, SourceFile } from './source.ts';

interface LockEntry {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

/**
 * Optional packages (native builds for other platforms) named in the lock without an entry of their own: an install
 * from such a lock fails on the platform that needs them. And entries that say which host they came from.
 */
export function findLockBreaches(files: readonly SourceFile[]): Breach[] {
  const path = 'package-lock.json';
  const lock = files.find((file) => file.path === path);
  if (lock === undefined) return [{ path, line: 0, wall: 'is missing' }];
  const packages = (JSON.parse(lock.text) as { packages: Record<string, LockEntry> }).packages;
  return Object.entries(packages).flatMap(([place, entry]) => {
    const dangling = Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !placesFor(place, name).some((candidate) => candidate in packages))
      .map((name) => ({ path, line: 0, wall: `${place} names ${name}, which has no entry` }));
    const hosted = entry.resolved?.startsWith('http')
      ? [{ path, line: 0, wall: `${place} names its host` }]
      : [];
    return [...dangling, ...hosted];
  });
}

/** Where Node would look for `name` from `place`: beside it, then in each folder above. */
function placesFor(place: string, name: string): string[] {
  const folders =
    place === ''
      ? ['']
      : [
          '',
          ...place.split('/node_modules/').map((_, i, parts) => parts.slice(0, i + 1).join('/node_modules/')),
        ];
  return folders.map((folder) => (folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`));
}
