import type { Protocol } from './protocol.ts';

/** What a document judges by: all of it but what it is called, which version it is and who approved it. */
export type JudgedContent = Omit<Protocol, 'protocolId' | 'name' | 'version' | 'approvedBy'>;

/**
 * Two documents with the same judged content judge alike, whatever their names: an approval and a replay hold for the
 * content, so that neither is lost when a draft becomes a version, and neither outlives a number that changes.
 */
export function judgedContent(document: Protocol): JudgedContent {
  const { protocolId: _id, name: _name, version: _version, approvedBy: _approvedBy, ...content } = document;
  return content;
}
