import type { Lineage } from './lineage.ts';

/** What a version of a clinic adds to that of its origin: `-c2`. */
const OWN = /(?:-c\d+)+$/;
const DRAFT = / draft$/;

/**
 * The next version: that of the shipped protocol it goes back to, and which of this lineage it is. `1.1-c2` is the second
 * the clinic made of 1.1. Unique within the lineage, because versions are never taken back.
 */
export function nextVersion({ from, versions }: Pick<Lineage, 'from' | 'versions'>): string {
  return `${baseVersion(from?.version ?? '1')}-c${versions.length + 1}`;
}

/** What a draft calls itself, so that nobody takes its export for the version it may become. */
export function draftVersion(lineage: Pick<Lineage, 'from' | 'versions'>): string {
  return `${nextVersion(lineage)} draft`;
}

function baseVersion(version: string): string {
  return version.replace(DRAFT, '').replace(OWN, '') || '1';
}
