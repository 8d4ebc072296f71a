import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolApproval, ProtocolVersion, ProtocolView, Replayed } from '#shared/wire/protocols.ts';

/** One document of a lineage that something is done with. */
export interface LineageDocument {
  /** null: the draft. */
  version: string | null;
  hash: string;
  approval: ProtocolApproval | null;
  replay: Replayed | null;
  /** `the draft`, `version 1.1-c2`. */
  name: string;
  /** Sessions are opened under it now. */
  on: boolean;
}

export function draftOf({ draft }: ProtocolView): LineageDocument | null {
  if (draft === null) return null;
  const { hash, approval, replay } = draft;
  return { version: null, hash, approval, replay, name: 'the draft', on: false };
}

export function versionOf(
  view: ProtocolView,
  { version, hash, approval, replay }: ProtocolVersion,
): LineageDocument {
  const on = view.state === 'on' && view.version === version;
  return { version, hash, approval, replay, name: `version ${isolated(version)}`, on };
}
