import type { Protocol } from '#shared/protocols/protocol.ts';
import type { House } from '../house.ts';
import { documentOf, findLineage } from '../protocols/lineages.ts';

/**
 * Each of these protocols as the clinic has it now, by id: the version that is on, else the newest that was approved. What it
 * does not have is left out.
 */
export async function protocolsOf(
  house: House,
  protocolIds: Iterable<string>,
): Promise<Map<string, Protocol>> {
  const found = new Map<string, Protocol>();
  for (const protocolId of new Set(protocolIds)) {
    const lineage = await findLineage(house, protocolId);
    const version = lineage?.on ?? lineage?.versions.at(-1)?.version;
    if (lineage === null || version === undefined) continue;
    const document = await documentOf(house, lineage, version);
    if (document !== null) found.set(protocolId, document);
  }
  return found;
}
