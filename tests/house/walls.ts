import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findImportBreaches } from './imports.ts';
import { findLockBreaches } from './lock.ts';
import { findImpurities } from './purity.ts';
import { findSkippedTests, findUntestedRules } from './rules.ts';
import { type Breach, readHouse } from './source.ts';
import { findBarrels, findRawHtml, findRegistryHosts, findSeverityColours } from './texts.ts';

const WALLS = [
  findImportBreaches,
  findImpurities,
  findBarrels,
  findRawHtml,
  findSeverityColours,
  findRegistryHosts,
  findUntestedRules,
  findSkippedTests,
  findLockBreaches,
];

/** Every wall of the house that is broken below `root`. */
export function findBreaches(root: string): Breach[] {
  const files = readHouse(root);
  return WALLS.flatMap((wall) => wall(files));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const breaches = findBreaches(resolve(import.meta.dirname, '../..'));
  for (const { path, line, wall } of breaches) console.error(`${path}:${line} ${wall}`);
  if (breaches.length === 0) console.log('The walls stand.');
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
