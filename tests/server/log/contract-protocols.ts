import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Log } from '#server/log/open-log.ts';
import { rebuildProjections } from '#server/log/rebuild-projections.ts';
import { judgedHash } from '#server/protocols/judged-hash.ts';
import type { AnyEvent } from '#shared/events.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Lineage } from '#shared/protocols/lineage/lineage.ts';
import { batch, CLINIC, NURSE, stream } from './build.ts';
import type { Place } from './place.ts';

const PROTOCOL = { kind: 'protocol', patientId: null } as const;
const documentOf = (minimumMin: number) => ({ ...esketamineIntranasal, minimumMin });

export function protocolBegun(protocolId: string): AnyEvent {
  const from = { protocolId: 'esketamine-intranasal', version: '1.1', hash: 'b'.repeat(64) };
  return { type: 'ProtocolBegun', body: { protocolId, origin: 'fork', from, document: documentOf(120) } };
}

const drafted = (minimumMin: number): AnyEvent => ({
  type: 'ProtocolDrafted',
  body: { document: documentOf(minimumMin), note: null },
});
const switchedOn = (version: string, minimumMin: number): AnyEvent => {
  const document = documentOf(minimumMin);
  const hash = judgedHash(document);
  return { type: 'ProtocolSwitchedOn', body: { version, document, hash, accepted: [], reason: 'new' } };
};
const DISCARDED: AnyEvent = { type: 'ProtocolDraftDiscarded', body: { reason: 'no' } };

/** The minimum time of every document that is kept, by the version it is kept as. */
async function kept(log: Log): Promise<Record<string, number>> {
  const rows = await log.db.selectFrom('protocol_documents').selectAll().orderBy('version').execute();
  return Object.fromEntries(rows.map(({ version, document }) => [version, JSON.parse(document).minimumMin]));
}

export function protocolContract(place: () => Place): void {
  test('the documents that are kept are those that an editor, an export or a session can ask for', async () => {
    const log = await place().open();
    const protocolId = randomUUID();
    let expectedSeq = 0;
    const after = async (event: AnyEvent) => {
      await log.append(batch([stream(protocolId, [event], { ...PROTOCOL, expectedSeq })]));
      expectedSeq += 1;
      return kept(log);
    };
    expect(await after(protocolBegun(protocolId))).toEqual({ begun: 120, draft: 120 });
    expect(await after(drafted(150))).toEqual({ begun: 120, draft: 150 });
    expect(await after(DISCARDED)).toEqual({ begun: 120, draft: 120 });
    expect(await after(switchedOn('1.1-c1', 120))).toEqual({ '1.1-c1': 120, begun: 120 });
    expect(await after(drafted(180))).toEqual({ '1.1-c1': 120, begun: 120, draft: 180 });
    expect(await after(switchedOn('1.1-c1', 120))).toEqual({ '1.1-c1': 120, begun: 120, draft: 180 });
    expect(await after(DISCARDED)).toEqual({ '1.1-c1': 120, begun: 120 });
  });

  test('a lineage is folded with who and when, event by event or all at once', async () => {
    const log = await place().open();
    const [slow, quick] = [randomUUID(), randomUUID()];
    const events = (id: string) => [protocolBegun(id), drafted(150), switchedOn('1.1-c1', 150)];
    for (const [expectedSeq, event] of events(slow).entries())
      await log.append(batch([stream(slow, [event], { ...PROTOCOL, expectedSeq })]));
    await log.append(batch([stream(quick, events(quick), PROTOCOL)]));
    const rows = await log.db.selectFrom('protocols').selectAll().where('clinic_id', '=', CLINIC).execute();
    const lineages = rows.map(({ lineage }): Lineage => JSON.parse(lineage));
    expect(lineages).toHaveLength(2);
    for (const lineage of lineages)
      expect(lineage).toMatchObject({
        seq: 3,
        on: '1.1-c1',
        draft: null,
        versions: [{ hash: judgedHash(documentOf(150)), switchedOn: [{ by: NURSE, notReplayed: true }] }],
      });
  });

  test('a lineage made again from its events is as it was', async () => {
    const log = await place().open();
    const protocolId = randomUUID();
    const events = [protocolBegun(protocolId), switchedOn('1.1-c1', 120), drafted(180)];
    await log.append(batch([stream(protocolId, events, PROTOCOL)]));
    const rows = async () => [
      await log.db.selectFrom('protocols').selectAll().execute(),
      await log.db.selectFrom('protocol_documents').selectAll().orderBy('version').execute(),
    ];
    const before = await rows();
    await log.db.deleteFrom('protocol_documents').execute();
    await log.db.updateTable('protocols').set({ lineage: '{}' }).execute();
    await rebuildProjections(log);
    expect(await rows()).toEqual(before);
  });
}
