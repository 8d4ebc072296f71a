import { describe, expect, it } from 'vitest';
import type { ProtocolEvent } from '#shared/protocol-events.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { evolveLineage } from '#shared/protocols/lineage/evolve-lineage.ts';
import { approvalOf, type Lineage, replayOf, standingVersion } from '#shared/protocols/lineage/lineage.ts';
import { draftVersion, nextVersion } from '#shared/protocols/lineage/versions.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { changed } from './changed.ts';

const ADA = { kind: 'staff', staffId: 'ada', name: 'Ada', role: 'admin' } as const;
/** The minimum time stands for everything a document judges by. */
const hashOf = ({ minimumMin }: Protocol) => `hash of ${minimumMin}`;
const document = (minimumMin: number) => changed(esketamineIntranasal, { '/minimumMin': minimumMin });

/** One event a minute. */
function fold(...events: ProtocolEvent[]): Lineage {
  const lineage = events.reduce<Lineage | null>(
    (before, event, index) =>
      evolveLineage(before, { seq: index + 1, recordedAtMs: index * 60_000, actor: ADA, event }, hashOf),
    null,
  );
  if (lineage === null) throw new Error('nothing happened');
  return lineage;
}

const BEGUN: ProtocolEvent = {
  type: 'ProtocolBegun',
  body: {
    protocolId: 'p',
    origin: 'fork',
    from: { protocolId: 'esketamine-intranasal', version: '1.1', hash: 'hash of 120' },
    document: document(120),
  },
};
const drafted = (minimumMin: number): ProtocolEvent => ({
  type: 'ProtocolDrafted',
  body: { document: document(minimumMin), note: null },
});
const on = (version: string, minimumMin: number): ProtocolEvent => ({
  type: 'ProtocolSwitchedOn',
  body: {
    version,
    document: document(minimumMin),
    hash: `hash of ${minimumMin}`,
    accepted: [],
    reason: 'because',
  },
});
const off: ProtocolEvent = { type: 'ProtocolSwitchedOff', body: { reason: 'over' } };
const approved = (minimumMin: number, director = 'Dr Stone'): ProtocolEvent => ({
  type: 'ProtocolApproved',
  body: { hash: `hash of ${minimumMin}`, director, approvedOn: '2026-03-01', note: null },
});
const replayed = (minimumMin: number, overBudget: boolean): ProtocolEvent => ({
  type: 'ProtocolReplayed',
  body: {
    hash: `hash of ${minimumMin}`,
    source: 'stored',
    rulesV: '2026.13',
    sums: {
      sessions: 40,
      alertsAdded: 1,
      alertsRemoved: 2,
      criticalsPerSession: overBudget ? 0.1 : 0.02,
      alertsPerPatientHour: 0.4,
      readinessMovedMedianMin: null,
      overBudget,
    },
  },
});

describe('A lineage', () => {
  it('begins with a draft, which is what it came from', () => {
    expect(fold(BEGUN)).toMatchObject({
      seq: 1,
      editSeq: 1,
      draft: { hash: 'hash of 120', by: ADA, atMs: 0 },
      versions: [],
      on: null,
      from: { name: null },
    });
  });

  it('of a shipped protocol begins on, with that as its version and nothing to edit', () => {
    const shipped: ProtocolEvent = {
      type: 'ProtocolBegun',
      body: { ...BEGUN.body, origin: 'shipped', from: null } as Extract<ProtocolEvent, typeof BEGUN>['body'],
    };
    expect(fold(shipped)).toMatchObject({
      draft: null,
      on: '1.2',
      versions: [{ version: '1.2', switchedOn: [] }],
    });
  });

  it('moves its place of editing only with what an editor begins with', () => {
    const places = (...events: ProtocolEvent[]) => fold(BEGUN, ...events).editSeq;
    expect([places(approved(120)), places(replayed(120, false)), places(drafted(150))]).toEqual([1, 1, 2]);
    expect(places(approved(120), drafted(150), on('1.1-c1', 150))).toBe(4);
  });

  it('makes a version of the draft when it is switched on, and leaves nothing to edit', () => {
    const lineage = fold(BEGUN, drafted(150), on('1.1-c1', 150));
    expect(lineage).toMatchObject({ on: '1.1-c1', draft: null, versions: [{ hash: 'hash of 150' }] });
    expect(fold(BEGUN, on('1.1-c1', 120), drafted(150), on('1.1-c1', 120)).draft?.hash).toBe('hash of 150');
  });

  it('keeps when each version was on, and why it no longer is', () => {
    const { versions } = fold(BEGUN, on('1.1-c1', 120), drafted(150), on('1.1-c2', 150), off);
    expect(versions.map(({ version, switchedOn }) => [version, switchedOn])).toEqual([
      ['1.1-c1', [expect.objectContaining({ atMs: 60_000, offAtMs: 180_000, offReason: null })]],
      ['1.1-c2', [expect.objectContaining({ atMs: 180_000, offAtMs: 240_000, offReason: 'over' })]],
    ]);
  });

  it('stands by the version in force, or by the newest that was', () => {
    const events = [BEGUN, on('1.1-c1', 120), drafted(150), on('1.1-c2', 150), on('1.1-c1', 120)];
    expect(standingVersion(fold(...events))?.version).toBe('1.1-c1');
    expect(standingVersion(fold(...events, off))?.version).toBe('1.1-c2');
    expect(standingVersion(fold(BEGUN))).toBeUndefined();
  });

  it('remembers of a switch whether that very document had been replayed by then, and within the budget [SWITCH-ON]', () => {
    const switched = (...events: ProtocolEvent[]) => {
      const last = fold(BEGUN, ...events, on('1.1-c1', 150))
        .versions.at(-1)
        ?.switchedOn.at(-1);
      return [last?.notReplayed, last?.overBudget];
    };
    expect(switched()).toEqual([true, false]);
    expect(switched(replayed(120, false))).toEqual([true, false]);
    expect(switched(replayed(150, false))).toEqual([false, false]);
    expect(switched(replayed(150, false), replayed(150, true))).toEqual([false, true]);
    // What is replayed afterwards changes nothing of what was known then.
    const later = fold(BEGUN, on('1.1-c1', 150), replayed(150, false));
    expect(later.versions[0]?.switchedOn[0]?.notReplayed).toBe(true);
    expect(replayOf(later, 'hash of 150')?.sums.sessions).toBe(40);
  });

  it('holds one approval for each document, the newest, until it is withdrawn [APPROVAL]', () => {
    const twice = fold(BEGUN, approved(120), approved(120, 'Dr Wood'), approved(150));
    expect(twice.approvals).toHaveLength(2);
    expect(approvalOf(twice, 'hash of 120')?.director).toBe('Dr Wood');
    expect(approvalOf(fold(BEGUN, approved(120), drafted(150)), 'hash of 150')).toBeNull();
    const withdrawn: ProtocolEvent = {
      type: 'ProtocolApprovalWithdrawn',
      body: { hash: 'hash of 120', reason: 'left' },
    };
    expect(fold(BEGUN, approved(120), withdrawn).approvals).toEqual([]);
  });

  it('goes back to where it began when its first draft is discarded, later to nothing', () => {
    const discarded: ProtocolEvent = { type: 'ProtocolDraftDiscarded', body: { reason: 'no' } };
    expect(fold(BEGUN, drafted(150), discarded).draft?.hash).toBe('hash of 120');
    expect(fold(BEGUN, on('1.1-c1', 120), drafted(150), discarded).draft).toBeNull();
  });

  it('begins with its beginning', () => {
    expect(() => fold(off)).toThrow('a protocol begins with ProtocolSwitchedOff');
  });
});

describe('A version', () => {
  const named = (version: string, versions: number) => ({
    from: { protocolId: 'p', name: null, version, hash: 'h' },
    versions: Array.from({ length: versions }, () => ({ version: 'x', hash: 'h', switchedOn: [] })),
  });

  it.each([
    ['1.1', 0, '1.1-c1'],
    ['1.1', 11, '1.1-c12'],
    ['1.1-c3', 0, '1.1-c1'],
    ['1.1-c3 draft', 1, '1.1-c2'],
    ['-c1', 0, '1-c1'],
  ])('after %s and %i of our own is called %s', (from, own, expected) => {
    expect(nextVersion(named(from, own))).toBe(expected);
    expect(draftVersion(named(from, own))).toBe(`${expected} draft`);
  });
});
