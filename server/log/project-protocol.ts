import type { AnyEvent } from '#shared/events.ts';
import type { ProtocolEvent } from '#shared/protocol-events.ts';
import { evolveLineage } from '#shared/protocols/lineage/evolve-lineage.ts';
import type { Lineage } from '#shared/protocols/lineage/lineage.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { judgedHash } from '../protocols/judged-hash.ts';
import type { ProjectedAt } from './projected-at.ts';
import { BEGUN, DRAFT } from './projection-tables.ts';

/** The folded lineage, and beside it each document it speaks of. */
export async function projectProtocol(at: ProjectedAt, any: AnyEvent): Promise<void> {
  const event = any as ProtocolEvent;
  const before = await lineageOf(at);
  const { seq, recordedAtMs, actor } = at;
  const lineage = evolveLineage(before, { seq, recordedAtMs, actor, event }, judgedHash);
  await saveLineage(at, lineage);
  const { protocolId } = lineage;
  switch (event.type) {
    case 'ProtocolBegun':
      await saveDocument(at, protocolId, BEGUN, event.body.document);
      if (lineage.draft !== null) await saveDocument(at, protocolId, DRAFT, event.body.document);
      return;
    case 'ProtocolDrafted':
      return saveDocument(at, protocolId, DRAFT, event.body.document);
    case 'ProtocolDraftDiscarded':
      return forgetDraft(at, lineage);
    case 'ProtocolSwitchedOn':
      await saveDocument(at, protocolId, event.body.version, event.body.document);
      return lineage.draft === null ? forgetDraft(at, lineage) : undefined;
  }
}

async function lineageOf({ tx, clinicId, streamId }: ProjectedAt): Promise<Lineage | null> {
  const row = await tx
    .selectFrom('protocols')
    .select('lineage')
    .where('clinic_id', '=', clinicId)
    .where('stream_id', '=', streamId)
    .executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.lineage);
}

async function saveLineage({ tx, clinicId, streamId }: ProjectedAt, lineage: Lineage): Promise<void> {
  const columns = { stream_id: streamId, lineage: JSON.stringify(lineage) };
  await tx
    .insertInto('protocols')
    .values({ clinic_id: clinicId, protocol_id: lineage.protocolId, ...columns })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'protocol_id']).doUpdateSet(columns))
    .execute();
}

async function saveDocument(
  { tx, clinicId }: ProjectedAt,
  protocolId: string,
  version: string,
  document: Protocol,
): Promise<void> {
  const columns = { document: JSON.stringify(document) };
  await tx
    .insertInto('protocol_documents')
    .values({ clinic_id: clinicId, protocol_id: protocolId, version, ...columns })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'protocol_id', 'version']).doUpdateSet(columns))
    .execute();
}

/** Without a version to go back to, the draft is again what the lineage began with. */
async function forgetDraft(at: ProjectedAt, { protocolId, draft }: Lineage): Promise<void> {
  const { tx, clinicId } = at;
  if (draft === null) {
    await tx
      .deleteFrom('protocol_documents')
      .where('clinic_id', '=', clinicId)
      .where('protocol_id', '=', protocolId)
      .where('version', '=', DRAFT)
      .execute();
    return;
  }
  const begun = await tx
    .selectFrom('protocol_documents')
    .select('document')
    .where('clinic_id', '=', clinicId)
    .where('protocol_id', '=', protocolId)
    .where('version', '=', BEGUN)
    .executeTakeFirstOrThrow();
  await saveDocument(at, protocolId, DRAFT, JSON.parse(begun.document));
}
