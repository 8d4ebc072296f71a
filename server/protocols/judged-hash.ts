import { judgedContent } from '#shared/protocols/judged-content.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { contentHash } from '../log/content-hash.ts';

/**
 * SHA-256 in hex of what a document judges by, whatever the order of its fields: the same for a draft, the version it
 * becomes and the copy in a session, approved or not. Sessions pin it, approvals and replays hold for it.
 */
export function judgedHash(document: Protocol): string {
  return contentHash(judgedContent(document));
}
