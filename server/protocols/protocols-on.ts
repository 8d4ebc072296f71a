import { approvalOf, approvedByWords, type Lineage } from '#shared/protocols/lineage/lineage.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import type { House } from '../house.ts';
import { problem } from '../http/problem.ts';
import { documentOf, findLineage, listLineages } from './lineages.ts';

/**
 * The document sessions are opened under, with the approval that is on record for it. Null: this lineage is not on. The
 * session embeds it as it is now and keeps it.
 */
async function documentOn(house: House, lineage: Lineage): Promise<Protocol | null> {
  if (lineage.on === null) return null;
  const document = await documentOf(house, lineage, lineage.on);
  const version = lineage.versions.find((one) => one.version === lineage.on);
  if (document === null || version === undefined)
    throw new Error(`version ${lineage.on} of protocol ${lineage.protocolId} has no document`);
  return { ...document, approvedBy: approvedByWords(approvalOf(lineage, version.hash)) };
}

export const NOT_ON = {
  unknown: problem('not-found', 404, 'There is no such protocol.', '/protocolId'),
  off: problem('conflict', 409, 'This protocol is switched off: choose one that is on.', '/protocolId'),
} as const;

/** `off`: it is one of the clinic, but no session is opened under it now. */
export async function findProtocolOn(
  house: House,
  protocolId: string,
): Promise<{ is: 'on'; protocol: Protocol } | { is: 'off' | 'unknown' }> {
  const lineage = await findLineage(house, protocolId);
  if (lineage === null) return { is: 'unknown' };
  const protocol = await documentOn(house, lineage);
  return protocol === null ? { is: 'off' } : { is: 'on', protocol };
}

const FORMS = SHIPPED_PROTOCOLS.map(({ dosing }) => dosing.form);

/** Everything a session can be opened under: by form of dose in the shipped order, the clinic's own first. */
export async function protocolsOn(house: House): Promise<Protocol[]> {
  const on: { protocol: Protocol; own: boolean }[] = [];
  for (const lineage of await listLineages(house)) {
    const protocol = await documentOn(house, lineage);
    if (protocol !== null) on.push({ protocol, own: lineage.origin !== 'shipped' });
  }
  const place = ({ protocol, own }: (typeof on)[number]) =>
    2 * FORMS.indexOf(protocol.dosing.form) + (own ? 0 : 1);
  return on.sort((a, b) => place(a) - place(b)).map(({ protocol }) => protocol);
}
