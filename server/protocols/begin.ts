import type * as z from 'zod/mini';
import { draftVersion } from '#shared/protocols/lineage/versions.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { forkProtocolBodySchema, importProtocolBodySchema } from '#shared/wire/protocols.ts';
import type { House } from '../house.ts';
import { askedBefore, type CarriedOut, type HouseCommand } from '../house-command.ts';
import { beginLineage, refuse } from './change-lineage.ts';
import { findDocument } from './find-document.ts';
import { judgedHash } from './judged-hash.ts';
import { notADocument, parseDocument } from './parse-document.ts';

type ForkBody = z.infer<typeof forkProtocolBodySchema>;
type ImportBody = z.infer<typeof importProtocolBodySchema>;

/** A lineage of the clinic's own, from a version or draft of another: everything as it is there but name and version. */
export async function forkProtocol(
  house: House,
  command: HouseCommand,
  { protocolId, from, name }: ForkBody,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  const found = await findDocument(house, from);
  if (found === null) return refuse('not-found', 404, 'There is no such version of this protocol.', '/from');
  return begin(house, command, 'fork', protocolId, found.document, name);
}

/** A lineage from a file. What says which protocol it was elsewhere is kept as where it came from, and nothing more. */
export async function importProtocol(
  house: House,
  command: HouseCommand,
  { protocolId, name, document }: ImportBody,
): Promise<CarriedOut> {
  const parsed = parseDocument(document);
  if (!parsed.ok) return notADocument(parsed.error);
  return begin(house, command, 'import', protocolId, parsed.document, name ?? parsed.document.name);
}

function begin(
  house: House,
  command: HouseCommand,
  origin: 'fork' | 'import',
  protocolId: string,
  source: Protocol,
  name: string,
): Promise<CarriedOut> {
  const from = {
    protocolId: source.protocolId,
    name: source.name,
    version: source.version,
    hash: judgedHash(source),
  };
  const version = draftVersion({ from, versions: [] });
  const document = { ...source, protocolId, name, version, approvedBy: null };
  return beginLineage(house, command, {
    type: 'ProtocolBegun',
    body: { protocolId, origin, from, document },
  });
}
