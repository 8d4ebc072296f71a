import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { writeDailyCheckpoint } from '#server/log/checkpoint.ts';
import { erasePatient } from '#server/log/erase-patient.ts';
import type { Log } from '#server/log/open-log.ts';
import { rebuildProjections } from '#server/log/rebuild-projections.ts';
import { verifyLog } from '#server/log/verify.ts';
import { ADA, batch, CLINIC, NOW, note, PATIENT, stream, view } from './build.ts';
import type { Place } from './place.ts';

const TABLES = ['events', 'access_trail', 'checkpoints'] as const;

async function written(place: () => Place): Promise<Log> {
  const log = await place().open();
  const registered = { type: 'PatientRegistered', body: { identity: ADA } } as const;
  await log.append(batch([stream(PATIENT, [registered], { kind: 'patient' })]));
  await log.append(batch([stream(randomUUID(), [note('a'), note('b')])]));
  await log.append(batch([], { views: [view(PATIENT), view(PATIENT)] }));
  await writeDailyCheckpoint(log, NOW);
  return log;
}

const contents = ({ db }: Log) =>
  Promise.all(
    TABLES.map((table) =>
      sql
        .raw(`select * from ${table}`)
        .execute(db)
        .then(({ rows }) => rows),
    ),
  );

/** Each table and a statement by which the program's own connection might change it. */
const CHANGES: Record<(typeof TABLES)[number], string[]> = {
  events: [
    `update events set body = '{}'`,
    'update events set recorded_at = recorded_at where seq = 1',
    'delete from events',
    'delete from events where seq = 2',
  ],
  access_trail: [
    `update access_trail set viewer_name = 'Somebody Else'`,
    'delete from access_trail where seq = 2',
    'delete from access_trail',
  ],
  checkpoints: ['update checkpoints set made_at = 0', 'delete from checkpoints'],
};

export function guardContract(place: () => Place): void {
  test('[A-90] the program over its own connection alters and deletes no event, no view and no checkpoint', async () => {
    const log = await written(place);
    const before = await contents(log);
    for (const change of Object.values(CHANGES).flat())
      await expect(sql.raw(change).execute(log.db), change).rejects.toThrow('only ever added to');
    expect(await contents(log)).toEqual(before);
    expect((await verifyLog(log)).findings).toEqual([]);
  });

  test('[A-90] a row cannot be replaced by another of the same place, nor a table be emptied at once', async () => {
    const log = await written(place);
    const before = await contents(log);
    for (const table of TABLES) {
      const copy = `into ${table} select * from ${table} where true`;
      const key = {
        events: 'clinic_id, stream_id, seq',
        access_trail: 'clinic_id, seq',
        checkpoints: 'number',
      };
      const column = { events: 'hash', access_trail: 'hash', checkpoints: 'mac' }[table];
      const tries = log.engine.sharedByServers
        ? [`truncate ${table}`, `truncate ${table} cascade`]
        : [`insert or replace ${copy}`, `replace ${copy}`];
      tries.push(`insert ${copy} on conflict (${key[table]}) do update set ${column} = 'x'`);
      for (const statement of tries)
        await expect(sql.raw(statement).execute(log.db), statement).rejects.toThrow('only ever added to');
    }
    expect(await contents(log)).toEqual(before);
  });

  test('[A-90] nor over a connection that lets rows be replaced behind the triggers', async () => {
    const log = await written(place);
    if (log.engine.sharedByServers) return;
    const before = await contents(log);
    await sql`pragma recursive_triggers = off`.execute(log.db);
    const replaced = [
      ...TABLES.map((table) => `replace into ${table} select * from ${table} where true`),
      ...TABLES.map((table) => `insert or replace into ${table} select * from ${table} where true`),
      `replace into events select clinic_id, stream_id, seq + 90, event_id, command_id, type, schema_v, rules_v, body, taken_at, recorded_at, actor, hash from events`,
      `replace into events (rowid, clinic_id, stream_id, seq, event_id, type, schema_v, rules_v, body, recorded_at, actor, hash) select rowid, clinic_id, stream_id, seq + 90, 'other', type, schema_v, rules_v, body, recorded_at, actor, hash from events`,
      `replace into access_trail (rowid, clinic_id, seq, at_ms, viewer_kind, viewer_id, viewer_name, viewed, subject_id, hash) select rowid, clinic_id, seq + 90, at_ms, viewer_kind, viewer_id, viewer_name, viewed, subject_id, hash from access_trail`,
      `replace into checkpoints select number + 90, day, made_at, heads, mac from checkpoints`,
      `replace into checkpoints select number, 'another day', made_at, heads, mac from checkpoints`,
    ];
    for (const statement of replaced)
      await expect(sql.raw(statement).execute(log.db), statement).rejects.toThrow('only ever added to');
    expect(await contents(log)).toEqual(before);
    expect((await verifyLog(log)).findings).toEqual([]);
  });

  test('[A-90] an event and a view with a time before the newest one are refused, whoever makes the row', async () => {
    const log = await written(place);
    const before = await contents(log);
    const [event] = await log.db.selectFrom('events').selectAll().orderBy('seq', 'desc').execute();
    const [seen] = await log.db.selectFrom('access_trail').selectAll().orderBy('seq', 'desc').execute();
    if (event === undefined || seen === undefined) throw new Error('nothing was written');
    const past = { ...event, seq: event.seq + 1, event_id: randomUUID(), recorded_at: NOW - 1 };
    await expect(log.db.insertInto('events').values(past).execute()).rejects.toThrow('not older');
    const earlier = { ...seen, seq: seen.seq + 1, at_ms: NOW - 1 };
    await expect(log.db.insertInto('access_trail').values(earlier).execute()).rejects.toThrow('not older');
    expect(await contents(log)).toEqual(before);
  });

  test('[A-90] a row that somebody adds behind the log is named by the check', async () => {
    const log = await written(place);
    const [event] = await log.db.selectFrom('events').selectAll().orderBy('seq', 'desc').execute();
    const [seen] = await log.db.selectFrom('access_trail').selectAll().orderBy('seq', 'desc').execute();
    if (event === undefined || seen === undefined) throw new Error('nothing was written');
    const forged = { ...event, seq: event.seq + 1, event_id: randomUUID() };
    await log.db.insertInto('events').values(forged).execute();
    await log.db
      .insertInto('access_trail')
      .values({ ...seen, seq: seen.seq + 1 })
      .execute();
    expect((await verifyLog(log)).findings).toMatchObject([
      { what: 'altered', streamId: event.stream_id, seq: forged.seq },
      { what: 'altered', clinicId: CLINIC, streamId: 'access-trail', seq: seen.seq + 1 },
    ]);
  });

  test('erasing a patient and making the projections again need no change of what was recorded', async () => {
    const log = await written(place);
    const before = await contents(log);
    await erasePatient(log, CLINIC, PATIENT);
    await rebuildProjections(log);
    expect(await contents(log)).toEqual(before);
    expect((await verifyLog(log)).findings).toEqual([]);
  });
}
