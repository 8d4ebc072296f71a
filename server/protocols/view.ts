import { checkProtocol } from '#shared/protocols/editing/check-protocol.ts';
import { compareProtocols } from '#shared/protocols/editing/compare-protocols.ts';
import { describeProtocol } from '#shared/protocols/editing/describe-protocol.ts';
import { editableFields } from '#shared/protocols/editing/editable-fields.ts';
import { shippedLike } from '#shared/protocols/editing/shipped-like.ts';
import { approvalOf, type Lineage, replayOf, standingVersion } from '#shared/protocols/lineage/lineage.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { CheckedProtocol, ProtocolView } from '#shared/wire/protocols.ts';
import type { House } from '../house.ts';
import { BEGUN } from '../log/projection-tables.ts';
import { judgedHash } from './judged-hash.ts';
import { documentOf } from './lineages.ts';
import { parseDocument, shapeFindings } from './parse-document.ts';
import { editedDocument, summarize } from './summaries.ts';

/** One protocol whole: what an editor begins with, what is found in it, and how it came about. */
export async function viewProtocol(house: House, lineage: Lineage): Promise<ProtocolView> {
  const document = await editedDocument(house, lineage);
  return {
    ...summarize(lineage, document),
    editSeq: lineage.editSeq,
    document,
    findings: checkProtocol(document),
    description: describeProtocol(document),
    changes: compareProtocols(await before(house, lineage, document), document),
    fields: lineage.origin === 'shipped' ? [] : editableFields(document),
    versions: lineage.versions
      .map(({ version, hash, switchedOn }) => ({
        version,
        hash,
        approval: approvalOf(lineage, hash),
        replay: replayOf(lineage, hash),
        switchedOn,
      }))
      .reverse(),
  };
}

/** What a draft is held against: the version in force or last on; before the first, what the lineage began with. */
async function before(house: House, lineage: Lineage, document: Protocol): Promise<Protocol> {
  const version = standingVersion(lineage)?.version ?? BEGUN;
  return (await documentOf(house, lineage, version)) ?? document;
}

/** A document that need not be saved, looked at as a saved one would be; against the shipped one unless told otherwise. */
export function checkSent(sent: unknown, against: Protocol | null): CheckedProtocol {
  const parsed = parseDocument(sent);
  if (!parsed.ok) return { hash: null, findings: shapeFindings(parsed.error), description: [], changes: [] };
  const { document } = parsed;
  return {
    hash: judgedHash(document),
    findings: checkProtocol(document),
    description: describeProtocol(document),
    changes: compareProtocols(against ?? shippedLike(document.dosing.form), document),
  };
}
