import type { Lineage } from '#shared/protocols/lineage/lineage.ts';
import { type Protocol, protocolSchema } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import type { House } from '../house.ts';
import { hashedId } from '../ids.ts';
import { BEGUN } from '../log/projection-tables.ts';
import { judgedHash } from './judged-hash.ts';

export function shippedProtocol(protocolId: string): Protocol | undefined {
  return SHIPPED_PROTOCOLS.find((shipped) => shipped.protocolId === protocolId);
}

/** The stream of a lineage: of the clinic's own it is the id itself. */
export function streamOf(protocolId: string): string {
  return shippedProtocol(protocolId) === undefined ? protocolId : hashedId('shippedProtocol', protocolId);
}

/** Every lineage of the clinic: the shipped ones in their order, then its own by age of their streams. */
export async function listLineages(house: House): Promise<Lineage[]> {
  const rows = await house.db
    .selectFrom('protocols')
    .select('lineage')
    .where('clinic_id', '=', house.clinicId)
    .orderBy('protocol_id')
    .execute();
  const recorded = rows.map((row): Lineage => JSON.parse(row.lineage));
  const shipped = SHIPPED_PROTOCOLS.map((document) =>
    asShipped(document, recorded.find(({ protocolId }) => protocolId === document.protocolId) ?? null),
  );
  return [...shipped, ...recorded.filter(({ protocolId }) => shippedProtocol(protocolId) === undefined)];
}

/** One of them as it stands now; null for an id that is none here. A shipped one nothing was recorded of has `seq` 0. */
export async function findLineage(house: House, protocolId: string): Promise<Lineage | null> {
  const row = await house.db
    .selectFrom('protocols')
    .select('lineage')
    .where('clinic_id', '=', house.clinicId)
    .where('protocol_id', '=', protocolId)
    .executeTakeFirst();
  const recorded: Lineage | null = row === undefined ? null : JSON.parse(row.lineage);
  const shipped = shippedProtocol(protocolId);
  return shipped === undefined ? recorded : asShipped(shipped, recorded);
}

/** A shipped protocol is on as this program ships it, unless it was switched off; what was recorded of it stays. */
function asShipped(document: Protocol, recorded: Lineage | null): Lineage {
  const { protocolId, version } = document;
  const hash = judgedHash(document);
  if (recorded === null)
    return {
      protocolId,
      origin: 'shipped',
      from: null,
      seq: 0,
      editSeq: 0,
      begunHash: hash,
      draft: null,
      versions: [{ version, hash, switchedOn: [] }],
      on: version,
      setAside: false,
      approvals: [],
      replays: [],
    };
  const others = recorded.versions.filter((one) => one.version !== version);
  const switchedOn = recorded.versions.find((one) => one.version === version)?.switchedOn ?? [];
  return {
    ...recorded,
    versions: [...others, { version, hash, switchedOn }],
    on: recorded.on === null ? null : version,
  };
}

/** The document of a version, or of the draft (`DRAFT`); null where there is none. */
export async function documentOf(
  house: House,
  { protocolId }: Pick<Lineage, 'protocolId'>,
  version: string,
): Promise<Protocol | null> {
  const shipped = shippedProtocol(protocolId);
  if (shipped?.version === version) return shipped;
  const rows = await house.db
    .selectFrom('protocol_documents')
    .select(['version', 'document'])
    .where('clinic_id', '=', house.clinicId)
    .where('protocol_id', '=', protocolId)
    .where('version', 'in', [version, BEGUN])
    .execute();
  const kept = rows.find((row) => row.version === version);
  if (kept !== undefined) return protocolSchema.parse(JSON.parse(kept.document));
  // A shipped one begins as a version: the one that was shipped when something was first recorded of it.
  const begun = rows.find((row) => row.version === BEGUN);
  const document = begun && protocolSchema.parse(JSON.parse(begun.document));
  return shipped !== undefined && document?.version === version ? document : null;
}
