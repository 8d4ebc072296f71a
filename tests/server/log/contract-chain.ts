import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { writeDailyCheckpoint } from '#server/log/checkpoint.ts';
import type { StoredEventRow } from '#server/log/database.ts';
import { chainHash } from '#server/log/hash-chain.ts';
import type { Log } from '#server/log/open-log.ts';
import { printVerification, verifyLog } from '#server/log/verify.ts';
import { append, batch, CLINIC, NOW, note, stream } from './build.ts';
import type { Place } from './place.ts';
import { tamper } from './tamper.ts';

const DAY_MS = 86_400_000;

async function logOfFive(place: () => Place): Promise<{ log: Log; session: string }> {
  const log = await place().open();
  const session = randomUUID();
  const events = [1, 2, 3, 4, 5].map((i) => append(note(`${i}`), { takenAtMs: NOW + i }));
  await log.append(batch([stream(randomUUID(), [note('neighbour')])]));
  await log.append(batch([stream(session, [], { events })], { commandId: randomUUID() }));
  return { log, session };
}

const ALTERATIONS: Record<string, string> = {
  event_id: `'${randomUUID()}'`,
  command_id: 'null',
  type: `'EntryReviewed'`,
  schema_v: 'schema_v + 1',
  rules_v: `'2020.1'`,
  body: `replace(body, 'staff', 'stuff')`,
  taken_at: 'taken_at + 1',
  recorded_at: 'recorded_at - 1',
  actor: `'{"kind":"system"}'`,
  hash: `'00'`,
};

export function chainContract(place: () => Place): void {
  test('a log is verified while it is written to, and what is written meanwhile is part of it', async () => {
    const { log, session } = await logOfFive(place);
    let checked = false;
    const writing = (async () => {
      let seq = 5;
      for (; !checked; seq += 1)
        await log.append(batch([stream(session, [note('more')], { expectedSeq: seq })]));
      return seq;
    })();
    for (let round = 0; round < 5; round += 1) expect((await verifyLog(log)).findings).toEqual([]);
    checked = true;
    expect(await writing).toBeGreaterThan(5);
  });

  test('an untouched log verifies, over restarts and many pages', async () => {
    const { log, session } = await logOfFive(place);
    const many = Array.from({ length: 1_200 }, (_, i) => note(`${i}`));
    await log.append(batch([stream(session, many, { expectedSeq: 5 })]));
    await log.close();
    const result = await verifyLog(await place().open());
    expect(result).toEqual({
      streams: 2,
      events: 1_206,
      views: 0,
      checkpoints: 0,
      lastMac: null,
      findings: [],
    });
    expect(printVerification(result)).toContain('whole');
  });

  test('an altered column, any of them, is found and the first altered row named', async () => {
    const { log, session } = await logOfFive(place);
    const rows = await log.db.selectFrom('events').selectAll().where('stream_id', '=', session).execute();
    for (const [column, value] of Object.entries(ALTERATIONS)) {
      await tamper(log, `update events set ${column} = ${value} where stream_id = '${session}' and seq = 3`);
      const { findings } = await verifyLog(log);
      expect(findings, column).toMatchObject([
        { what: 'altered', clinicId: CLINIC, streamId: session, seq: 3 },
      ]);
      await tamper(log, `delete from events where stream_id = '${session}'`);
      await log.db.insertInto('events').values(rows).execute();
    }
    expect((await verifyLog(log)).findings).toEqual([]);
  });

  test('the altered columns above are all there are beside the place itself', async () => {
    const { log } = await logOfFive(place);
    const row = await log.db.selectFrom('events').selectAll().executeTakeFirstOrThrow();
    expect(Object.keys(row).sort()).toEqual(
      [...Object.keys(ALTERATIONS), 'clinic_id', 'stream_id', 'seq'].sort(),
    );
  });

  test('a row that says it was recorded before the one ahead of it is named, its hash right or not', async () => {
    const { log, session } = await logOfFive(place);
    const rows = await log.db
      .selectFrom('events')
      .selectAll()
      .where('stream_id', '=', session)
      .orderBy('seq')
      .execute();
    const [fourth, last] = rows.slice(3) as [StoredEventRow, StoredEventRow];
    const at = last.recorded_at - 60_000;
    const hash = chainHash(fourth.hash, { ...last, recorded_at: at });
    const change = `recorded_at = ${at}, hash = '${hash}'`;
    await tamper(log, `update events set ${change} where stream_id = '${session}' and seq = 5`);
    await tamper(log, `update streams set head_hash = '${hash}' where stream_id = '${session}'`);
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'reordered', streamId: session, seq: 5 }]);
  });

  test('a row taken to another stream, clinic or position leaves a named gap', async () => {
    for (const move of [`stream_id = '${randomUUID()}'`, `clinic_id = '${randomUUID()}'`, 'seq = 77']) {
      const { log, session } = await logOfFive(place);
      await tamper(log, `update events set ${move} where stream_id = '${session}' and seq = 3`);
      const { findings } = await verifyLog(log);
      expect(findings.find(({ streamId }) => streamId === session)).toMatchObject({ what: 'gap', seq: 3 });
      await log.close();
    }
  });

  test('a row altered together with its own hash is found at the next row', async () => {
    const { log, session } = await logOfFive(place);
    const rows = await log.db
      .selectFrom('events')
      .selectAll()
      .where('stream_id', '=', session)
      .orderBy('seq')
      .execute();
    const [first, second] = rows as [StoredEventRow, StoredEventRow];
    const hash = chainHash(first.hash, { ...second, taken_at: 1 });
    await tamper(
      log,
      `update events set taken_at = 1, hash = '${hash}' where stream_id = '${session}' and seq = 2`,
    );
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'altered', streamId: session, seq: 3 }]);
  });

  test('removed events at the end, in the middle and at the head are named', async () => {
    const { log, session } = await logOfFive(place);
    await tamper(log, `delete from events where stream_id = '${session}' and seq > 4`);
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'truncated', streamId: session, seq: 5 }]);
    await tamper(log, `delete from events where stream_id = '${session}' and seq = 1`);
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'gap', streamId: session, seq: 1 }]);
  });

  test('a stream cut short together with its head is exposed by the checkpoint', async () => {
    const { log, session } = await logOfFive(place);
    expect(await writeDailyCheckpoint(log, NOW)).toBe(true);
    await cutTo(log, session, 3);
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'truncated', streamId: session, seq: 4 }]);
  });

  test('a whole stream removed is exposed by the checkpoint', async () => {
    const { log, session } = await logOfFive(place);
    await writeDailyCheckpoint(log, NOW);
    await tamper(log, `delete from events where stream_id = '${session}'`);
    await tamper(log, `delete from streams where stream_id = '${session}'`);
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'truncated', streamId: session, seq: 1 }]);
  });

  test('a stream cut short and written anew is exposed by the checkpoint', async () => {
    const { log, session } = await logOfFive(place);
    await writeDailyCheckpoint(log, NOW);
    await cutTo(log, session, 3);
    await log.append(batch([stream(session, [note('other'), note('words')], { expectedSeq: 3 })]));
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'rewritten', streamId: session, seq: 5 }]);
  });

  test('a day has one checkpoint; each holds the heads that moved since the last', async () => {
    const { log, session } = await logOfFive(place);
    expect(await writeDailyCheckpoint(log, NOW)).toBe(true);
    expect(await writeDailyCheckpoint(log, NOW + 1)).toBe(false);
    await log.append(batch([stream(session, [note('next day')], { expectedSeq: 5 })]));
    expect(await writeDailyCheckpoint(log, NOW + DAY_MS)).toBe(true);
    const made = await log.db.selectFrom('checkpoints').selectAll().orderBy('number').execute();
    expect(made.map(({ heads }) => JSON.parse(heads).length)).toEqual([2, 1]);
    expect(await verifyLog(log)).toMatchObject({ checkpoints: 2, lastMac: made[1]?.mac, findings: [] });
  });

  test('an altered or removed checkpoint is named', async () => {
    const { log } = await logOfFive(place);
    for (const day of [0, 1, 2]) await writeDailyCheckpoint(log, NOW + day * DAY_MS);
    await tamper(log, 'update checkpoints set made_at = made_at + 1 where number = 2');
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'checkpoint', seq: 2 }]);
    await tamper(log, 'delete from checkpoints where number = 1');
    expect((await verifyLog(log)).findings).toMatchObject([{ what: 'checkpoint', seq: 1 }]);
  });
}

/** Cuts a stream to `seq` and moves its head there, as someone who knows the tables would. */
async function cutTo(log: Log, session: string, seq: number): Promise<void> {
  await tamper(log, `delete from events where stream_id = '${session}' and seq > ${seq}`);
  const head = `(select hash from events where stream_id = '${session}' and seq = ${seq})`;
  await tamper(
    log,
    `update streams set head_seq = ${seq}, head_hash = ${head} where stream_id = '${session}'`,
  );
}
