import type { Recorded } from '../../events.ts';
import type { ProtocolEvent } from '../../protocol-events.ts';
import type { Protocol } from '../protocol.ts';
import { type Lineage, replayOf, type SwitchedOn, type Version } from './lineage.ts';

type Happened<T extends ProtocolEvent['type']> = Extract<ProtocolEvent, { type: T }>['body'];
type At = Pick<Recorded<ProtocolEvent>, 'seq' | 'recordedAtMs' | 'actor'>;

/**
 * The lineage after one more event; null before the first. Pure: `hashOf` makes the hash of a document's judged content.
 * Throws on a stream that does not begin with its beginning.
 */
export function evolveLineage(
  lineage: Lineage | null,
  { seq, recordedAtMs, actor, event }: At & { event: ProtocolEvent },
  hashOf: (document: Protocol) => string,
): Lineage {
  const at = { seq, recordedAtMs, actor };
  if (event.type === 'ProtocolBegun') return begin(event.body, at, hashOf);
  if (lineage === null) throw new Error(`a protocol begins with ${event.type}`);
  const act = { atMs: recordedAtMs, by: actor };
  const next = { ...lineage, seq };
  switch (event.type) {
    case 'ProtocolDrafted': {
      const { document, note } = event.body;
      return { ...next, editSeq: seq, draft: { ...act, hash: hashOf(document), note } };
    }
    case 'ProtocolDraftDiscarded':
      return { ...next, editSeq: seq, draft: draftLeft(lineage, act) };
    case 'ProtocolReplayed': {
      const { hash } = event.body;
      return { ...next, replays: [...without(lineage.replays, hash), { ...act, ...event.body }] };
    }
    case 'ProtocolApproved': {
      const { hash } = event.body;
      return { ...next, approvals: [...without(lineage.approvals, hash), { ...act, ...event.body }] };
    }
    case 'ProtocolApprovalWithdrawn':
      return { ...next, approvals: without(lineage.approvals, event.body.hash) };
    case 'ProtocolSwitchedOn':
      return switchOn(next, event.body, at);
    case 'ProtocolSwitchedOff': {
      const versions = switchedOff(lineage, recordedAtMs, event.body.reason);
      return { ...next, on: null, setAside: lineage.versions.length === 0, versions };
    }
  }
}

function begin(
  { protocolId, origin, from, document }: Happened<'ProtocolBegun'>,
  { seq, recordedAtMs, actor }: At,
  hashOf: (document: Protocol) => string,
): Lineage {
  const hash = hashOf(document);
  const shipped = origin === 'shipped';
  const { version } = document;
  return {
    protocolId,
    origin,
    from: from && { ...from, name: from.name ?? null },
    seq,
    editSeq: seq,
    begunHash: hash,
    draft: shipped ? null : { atMs: recordedAtMs, by: actor, hash, note: null },
    versions: shipped ? [{ version, hash, switchedOn: [] }] : [],
    on: shipped ? version : null,
    setAside: false,
    approvals: [],
    replays: [],
  };
}

/** Discarding leaves nothing to work on; before the first version, what the lineage began with. */
function draftLeft({ versions, begunHash }: Lineage, act: Pick<SwitchedOn, 'atMs' | 'by'>): Lineage['draft'] {
  return versions.length > 0 ? null : { ...act, hash: begunHash, note: null };
}

function switchOn(
  lineage: Lineage,
  { version, hash, accepted, reason }: Happened<'ProtocolSwitchedOn'>,
  { seq, recordedAtMs, actor }: At,
): Lineage {
  const replay = replayOf(lineage, hash);
  const switched: SwitchedOn = {
    atMs: recordedAtMs,
    by: actor,
    accepted,
    notReplayed: replay === null,
    overBudget: replay?.sums.overBudget ?? false,
    reason,
    offAtMs: null,
    offReason: null,
  };
  const before = switchedOff(lineage, recordedAtMs, null);
  const known = before.some((one) => one.version === version);
  const versions = known
    ? before.map((one) =>
        one.version === version ? { ...one, switchedOn: [...one.switchedOn, switched] } : one,
      )
    : [...before, { version, hash, switchedOn: [switched] }];
  // A version that is new was the draft until now.
  const draft = known ? lineage.draft : null;
  return { ...lineage, editSeq: seq, draft, versions, on: version, setAside: false };
}

/** The versions, with the one in force no longer so. */
function switchedOff({ versions, on }: Lineage, offAtMs: number, offReason: string | null): Version[] {
  return versions.map((one) => {
    const last = one.switchedOn.at(-1);
    if (one.version !== on || last === undefined) return one;
    return { ...one, switchedOn: [...one.switchedOn.slice(0, -1), { ...last, offAtMs, offReason }] };
  });
}

function without<T extends { hash: string }>(list: readonly T[], hash: string): T[] {
  return list.filter((one) => one.hash !== hash);
}
