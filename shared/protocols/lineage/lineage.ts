import type { ReplaySums } from '../../protocol-events.ts';
import type { Actor } from '../../vocabulary.ts';

/**
 * One protocol of the clinic with all its versions, folded from its stream. Documents are kept beside it: here stand their
 * hashes. `hash` is always of the judged content.
 */
export interface Lineage {
  protocolId: string;
  origin: 'shipped' | 'fork' | 'import';
  from: { protocolId: string; name: string | null; version: string; hash: string } | null;
  seq: number;
  /** Of the event after which an editor begins with another document. */
  editSeq: number;
  /** Of the document it began with. */
  begunHash: string;
  /** Null: nothing is being worked on. Always there until a version exists. */
  draft: Draft | null;
  /** Oldest first. */
  versions: Version[];
  /** The version that sessions are opened under; null: switched off, or never on. */
  on: string | null;
  /** Put aside without ever having been on. */
  setAside: boolean;
  /** One for each hash, the newest. */
  approvals: Approval[];
  replays: Replay[];
}

export interface Act {
  atMs: number;
  by: Actor;
}

export interface Draft extends Act {
  hash: string;
  note: string | null;
}

export interface Version {
  version: string;
  hash: string;
  /** Oldest first. */
  switchedOn: SwitchedOn[];
}

export interface SwitchedOn extends Act {
  accepted: string[];
  /** Nobody had replayed this content by then. */
  notReplayed: boolean;
  /** The newest replay of it by then was over the alarm budget. */
  overBudget: boolean;
  reason: string | null;
  offAtMs: number | null;
  offReason: string | null;
}

export interface Approval extends Act {
  hash: string;
  director: string;
  approvedOn: string;
  note: string | null;
}

export interface Replay extends Act {
  hash: string;
  source: 'stored' | 'simulated';
  rulesV: string;
  sums: ReplaySums;
}

/** The newest version; undefined before the first. */
export function newestVersion({ versions }: Pick<Lineage, 'versions'>): Version | undefined {
  return versions.at(-1);
}

/** In force, or the newest that was. */
export function standingVersion(lineage: Lineage): Version | undefined {
  return lineage.versions.find(({ version }) => version === lineage.on) ?? newestVersion(lineage);
}

export function approvalOf({ approvals }: Pick<Lineage, 'approvals'>, hash: string): Approval | null {
  return approvals.find((approval) => approval.hash === hash) ?? null;
}

export function replayOf({ replays }: Pick<Lineage, 'replays'>, hash: string): Replay | null {
  return replays.find((replay) => replay.hash === hash) ?? null;
}

/** What stands in a session as `approvedBy`: who approved, and on which day; null: nobody. */
export function approvedByWords(approval: Approval | null): string | null {
  return approval === null ? null : `${approval.director}, ${approval.approvedOn}`;
}
