import type * as z from 'zod/mini';
import { findFixedChange } from '#shared/protocols/editing/fixed-fields.ts';
import type { Lineage } from '#shared/protocols/lineage/lineage.ts';
import { draftVersion } from '#shared/protocols/lineage/versions.ts';
import type { discardDraftBodySchema, draftProtocolBodySchema } from '#shared/wire/protocols.ts';
import type { House } from '../house.ts';
import type { CarriedOut, HouseCommand, NotDone } from '../house-command.ts';
import { contentHash } from '../log/content-hash.ts';
import { changeLineage, decided, refuse } from './change-lineage.ts';
import { editedVersion } from './find-document.ts';
import { documentOf } from './lineages.ts';
import { notADocument, parseDocument } from './parse-document.ts';

type DraftBody = z.infer<typeof draftProtocolBodySchema>;
type DiscardBody = z.infer<typeof discardDraftBodySchema>;

/**
 * Saves what somebody edited, unless another has saved since they loaded it. Drug, route and form of dose stay; id,
 * version and approval are the server's. The same document again changes nothing.
 */
export async function saveDraft(
  house: House,
  command: HouseCommand,
  protocolId: string,
  { editSeq, document: sent, note }: DraftBody,
): Promise<CarriedOut> {
  const parsed = parseDocument(sent);
  if (!parsed.ok) return notADocument(parsed.error);
  return changeLineage(house, command, protocolId, async (lineage) => {
    const against = notEditable(lineage) ?? editedSince(lineage, editSeq);
    if (against !== null) return against;
    const edited = await documentOf(house, lineage, editedVersion(lineage));
    const fixed = edited && findFixedChange(edited, parsed.document);
    if (fixed)
      return refuse(
        'conflict',
        409,
        `${fixed.label} cannot be edited: begin another protocol. Nothing was saved.`,
        `/document${fixed.pointer}`,
      );
    const version = draftVersion(lineage);
    const document = { ...parsed.document, protocolId, version, approvedBy: null };
    if (lineage.draft !== null && contentHash(document) === contentHash(edited)) return decided();
    return decided({ type: 'ProtocolDrafted', body: { document, note } });
  });
}

/** Leaves the draft: what stands then is the version that was edited, or before the first what the lineage began with. */
export function discardDraft(
  house: House,
  command: HouseCommand,
  protocolId: string,
  { editSeq, reason }: DiscardBody,
): Promise<CarriedOut> {
  return changeLineage(house, command, protocolId, (lineage) => {
    if (lineage.draft === null) return refuse('conflict', 409, 'There is no draft to discard.');
    return editedSince(lineage, editSeq) ?? decided({ type: 'ProtocolDraftDiscarded', body: { reason } });
  });
}

function notEditable({ origin }: Lineage): NotDone | null {
  if (origin !== 'shipped') return null;
  return refuse('conflict', 409, 'A shipped protocol stays as it is: fork it and edit the fork.');
}

function editedSince(lineage: Lineage, editSeq: number): NotDone | null {
  if (lineage.editSeq === editSeq) return null;
  const { by } = lineage.draft ?? lineage.versions.at(-1)?.switchedOn.at(-1) ?? {};
  const who = by?.kind === 'staff' ? by.name : 'Somebody';
  return refuse(
    'conflict',
    409,
    `${who} has changed this protocol since you loaded it. Nothing was saved: load it again.`,
    '/editSeq',
  );
}
