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

/** Everything that can be tried: the draft, then the versions, newest first. Of two that judge alike, the first. */
export function documentsOf(view: ProtocolView): LineageDocument[] {
  const draft = draftOf(view);
  const all = [
    ...(draft === null ? [] : [draft]),
    ...view.versions.map((version) => versionOf(view, version)),
  ];
  return all.filter((one, at) => all.findIndex(({ hash }) => hash === one.hash) === at);
}

/** What a document is called by its hash: an earlier draft has no name any more. */
export function documentName(view: ProtocolView, hash: string): string {
  return documentsOf(view).find((one) => one.hash === hash)?.name ?? 'an earlier draft';
}
