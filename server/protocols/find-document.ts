import { type Lineage, standingVersion } from '#shared/protocols/lineage/lineage.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { House } from '../house.ts';
import { DRAFT } from '../log/projection-tables.ts';
import { documentOf, findLineage } from './lineages.ts';

/** What an editor of this lineage begins with: the draft, else the version that is in force or was last. */
export function editedVersion(lineage: Lineage): string {
  return lineage.draft === null ? (standingVersion(lineage)?.version ?? DRAFT) : DRAFT;
}

/** `version` null: what an editor begins with. Null: there is no such protocol or version here. */
export async function findDocument(
  house: House,
  { protocolId, version }: { protocolId: string; version: string | null },
): Promise<{ lineage: Lineage; document: Protocol } | null> {
  const lineage = await findLineage(house, protocolId);
  if (lineage === null) return null;
  const named = version ?? editedVersion(lineage);
  // What it began with is no version: only the words that this function knows lead to a document.
  if (named !== DRAFT && !lineage.versions.some((one) => one.version === named)) return null;
  const document = await documentOf(house, lineage, named);
  return document === null ? null : { lineage, document };
}
