import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolApproval, ProtocolView, Replayed } from '#shared/wire/protocols.ts';

/** The document that an act is about: the draft where there is one, else the version that is or was on. */
export interface ActedDocument {
  /** null: the draft. */
  version: string | null;
  hash: string;
  approval: ProtocolApproval | null;
  replay: Replayed | null;
  /** `the draft`, `version 1.1`. */
  name: string;
}

export function documentAt({ draft, version, hash, approval, replay }: ProtocolView): ActedDocument {
  if (draft !== null) return { ...draft, version: null, name: 'the draft' };
  return { version, hash: hash ?? '', approval, replay, name: `version ${isolated(version ?? '')}` };
}
