import { approvalOf, type Lineage, replayOf, standingVersion } from '#shared/protocols/lineage/lineage.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { ProtocolSummary } from '#shared/wire/protocols.ts';
import type { House } from '../house.ts';
import { editedVersion } from './find-document.ts';
import { documentOf, listLineages } from './lineages.ts';

/** Every protocol of the clinic, the shipped ones first. */
export async function listProtocols(house: House): Promise<ProtocolSummary[]> {
  const summaries: ProtocolSummary[] = [];
  for (const lineage of await listLineages(house))
    summaries.push(summarize(lineage, await editedDocument(house, lineage)));
  return summaries;
}

/** What an editor of this lineage begins with. Throws where a lineage has no document: none begins without one. */
export async function editedDocument(house: House, lineage: Lineage): Promise<Protocol> {
  const document = await documentOf(house, lineage, editedVersion(lineage));
  if (document === null) throw new Error(`protocol ${lineage.protocolId} has no document`);
  return document;
}

/** Name, drug, route and form are those of the newest document; they stay, but for the name. */
export function summarize(lineage: Lineage, { name, drug, route, dosing }: Protocol): ProtocolSummary {
  const { protocolId, origin, from, draft } = lineage;
  const version = standingVersion(lineage);
  return {
    protocolId,
    name,
    drug,
    route,
    form: dosing.form,
    origin,
    from,
    state: stateOf(lineage),
    version: version?.version ?? null,
    hash: version?.hash ?? null,
    approval: version === undefined ? null : approvalOf(lineage, version.hash),
    replay: version === undefined ? null : replayOf(lineage, version.hash),
    draft: draft && {
      ...draft,
      approval: approvalOf(lineage, draft.hash),
      replay: replayOf(lineage, draft.hash),
    },
  };
}

function stateOf({ on, versions, setAside }: Lineage): ProtocolSummary['state'] {
  if (on !== null) return 'on';
  return versions.length > 0 || setAside ? 'off' : 'draft';
}
