import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { writeDailyCheckpoint } from '#server/log/checkpoint.ts';
import type { Log } from '#server/log/open-log.ts';
import { printVerification, verifyLog } from '#server/log/verify.ts';
import { batch, CLINIC, NOW, note, sessionOpened, stream, view } from './build.ts';
import type { Place } from './place.ts';
import { dropGuards, tamper } from './tamper.ts';

async function trailOfFive(place: () => Place): Promise<Log> {
  const log = await place().open();
  for (const n of [1, 2, 3, 4, 5]) await log.append(batch([], { views: [view(`subject ${n}`)] }));
  return log;
}

const rowsOf = (log: Log, clinicId = CLINIC) =>
  log.db.selectFrom('access_trail').selectAll().where('clinic_id', '=', clinicId).orderBy('seq').execute();

const ALTERATIONS: Record<string, string> = {
  at_ms: 'at_ms + 1',
  viewer_kind: `'display'`,
  viewer_id: `'${randomUUID()}'`,
  viewer_name: `'Somebody Else'`,
  viewer_role: 'null',
  viewed: `'patient'`,
  subject_id: `'${randomUUID()}'`,
  hash: `'00'`,
};

export function trailContract(place: () => Place): void {
  test('views are kept in the order in which they were noted, one sequence for each clinic', async () => {
    const log = await place().open();
    const other = randomUUID();
    await Promise.all([
      log.append(batch([], { views: [view('a'), view('b')] })),
      log.append(batch([], { views: [view('theirs')], clinicId: other })),
      log.append(batch([stream(randomUUID(), [note('x')])], { views: [view('c')] })),
    ]);
    await log.close();
    const again = await place().open();
    await again.append(batch([], { views: [view('d')] }));
    const seen = (await rowsOf(again)).map((row) => [row.seq, row.subject_id]);
    expect(seen).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ]);
    expect((await rowsOf(again, other)).map((row) => [row.seq, row.subject_id])).toEqual([[1, 'theirs']]);
    expect(await verifyLog(again)).toMatchObject({ views: 5, events: 1, findings: [] });
  });

  test('a view is noted at the time of the last one where the clock went back', async () => {
    const log = await place().open();
    await log.append(batch([], { views: [view('a'), view('b', NOW - 60_000)] }));
    await log.append(batch([], { views: [view('c', NOW - 5_000)] }));
    expect((await rowsOf(log)).map((row) => row.at_ms)).toEqual([NOW, NOW, NOW]);
  });

  test('of a batch that is refused no view is kept', async () => {
    const log = await place().open();
    const behind = batch([stream(randomUUID(), [note('x')], { expectedSeq: 4 })], { views: [view('a')] });
    expect(await log.append(behind)).toMatchObject({ ok: false });
    expect(await rowsOf(log)).toEqual([]);
  });

  test('however two servers note views at once, each is there once and the chain holds', async () => {
    const first = await place().open();
    const second = first.engine.sharedByServers ? await place().open() : first;
    const subjects = Array.from({ length: 60 }, (_, n) => `subject ${n}`);
    await Promise.all(
      subjects.map((subject, n) =>
        (n % 2 === 0 ? first : second).append(batch([], { views: [view(subject)] })),
      ),
    );
    expect((await rowsOf(first)).map((row) => row.subject_id).sort()).toEqual([...subjects].sort());
    expect(await verifyLog(first)).toMatchObject({ views: 60, findings: [] });
  });

  test('more views than a statement holds go in as one', async () => {
    const log = await place().open();
    const views = Array.from({ length: 1_100 }, (_, n) => view(`subject ${n}`));
    await log.append(batch([], { views }));
    expect(await verifyLog(log)).toMatchObject({ views: 1_100, findings: [] });
  });

  test('an altered column of a view, any of them, is found and the first altered row named', async () => {
    for (const [column, value] of Object.entries(ALTERATIONS)) {
      const log = await trailOfFive(place);
      const [, , third] = (await rowsOf(log)).slice(-5);
      await tamper(log, `update access_trail set ${column} = ${value} where seq = ${third?.seq}`);
      const result = await verifyLog(log);
      expect(result.findings, column).toMatchObject([
        { what: 'altered', clinicId: CLINIC, streamId: 'access-trail', seq: third?.seq },
      ]);
      expect(printVerification(result)).toContain(
        `access trail: view ${third?.seq} is not as it was written`,
      );
      await tamper(log, 'delete from access_trail');
      await tamper(log, 'delete from trail_heads');
      await log.close();
    }
  });

  test('the altered columns above are all there are beside the place itself', async () => {
    const [row] = await rowsOf(await trailOfFive(place));
    expect(Object.keys(row ?? {}).sort()).toEqual([...Object.keys(ALTERATIONS), 'clinic_id', 'seq'].sort());
  });

  test('views removed from the middle, from the end, and all with their head are named', async () => {
    const log = await trailOfFive(place);
    await tamper(log, 'delete from access_trail where seq = 5');
    expect((await verifyLog(log)).findings).toMatchObject([
      { what: 'truncated', streamId: 'access-trail', seq: 5 },
    ]);
    await tamper(log, 'delete from access_trail where seq = 2');
    expect((await verifyLog(log)).findings).toMatchObject([
      { what: 'gap', streamId: 'access-trail', seq: 2 },
    ]);
    await tamper(log, 'delete from trail_heads');
    expect((await verifyLog(log)).findings).toMatchObject([
      { what: 'gap', streamId: 'access-trail', seq: 2 },
    ]);
  });

  test('an access trail cut short with its head, or gone altogether, is exposed by the checkpoint', async () => {
    const log = await trailOfFive(place);
    await writeDailyCheckpoint(log, NOW);
    expect((await verifyLog(log)).findings).toEqual([]);
    await tamper(log, 'delete from access_trail where seq > 3');
    const hash = `(select hash from access_trail where seq = 3)`;
    await tamper(log, `update trail_heads set head_seq = 3, head_hash = ${hash}`);
    expect((await verifyLog(log)).findings).toMatchObject([
      { what: 'truncated', streamId: 'access-trail', seq: 4 },
    ]);
    await tamper(log, 'delete from access_trail');
    await tamper(log, 'delete from trail_heads');
    const { findings } = await verifyLog(log);
    expect(findings).toMatchObject([{ what: 'truncated', streamId: 'access-trail', seq: 1 }]);
    expect(findings[0]?.sentence).toContain('access trail');
  });

  test('a check of one clinic reads and tells nothing of another', async () => {
    const log = await trailOfFive(place);
    const other = randomUUID();
    const session = randomUUID();
    await log.append(
      batch([stream(session, [note('x')])], { clinicId: other, views: [view('y'), view('z')] }),
    );
    await writeDailyCheckpoint(log, NOW);
    await tamper(log, `update events set type = 'x' where stream_id = '${session}'`);
    await tamper(log, `delete from access_trail where clinic_id = '${other}'`);
    await tamper(log, `delete from trail_heads where clinic_id = '${other}'`);
    expect(await verifyLog(log, CLINIC)).toMatchObject({ streams: 0, events: 0, views: 5, findings: [] });
    expect((await verifyLog(log, other)).findings.map(({ clinicId }) => clinicId)).toEqual([other, other]);
    expect((await verifyLog(log)).findings).toHaveLength(2);
  });

  test('a trail from before it was chained is taken over in the order of time, with the name of whoever looked', async () => {
    const log = await place().open();
    const staffId = randomUUID();
    const added = { type: 'StaffAdded', body: { name: 'Rosa Lind', role: 'nurse' } } as const;
    await log.append(batch([stream(staffId, [added], { kind: 'staff', patientId: null })]));
    await backToVersionTwo(log);
    await sql`insert into access_trail values (${CLINIC}, ${NOW + 9}, ${staffId}, 'session', 'later')`.execute(
      log.db,
    );
    await sql`insert into access_trail values (${CLINIC}, ${NOW}, ${staffId}, 'patient', 'sooner')`.execute(
      log.db,
    );
    await sql`insert into access_trail values ('elsewhere', ${NOW}, 'unknown', 'events', 'theirs')`.execute(
      log.db,
    );
    await log.close();

    const again = await place().open();
    expect(await rowsOf(again)).toMatchObject([
      { seq: 1, at_ms: NOW, viewer_kind: 'staff', viewer_id: staffId, viewer_name: 'Rosa Lind' },
      { seq: 2, at_ms: NOW + 9, viewed: 'session', subject_id: 'later', viewer_role: null },
    ]);
    expect(await rowsOf(again, 'elsewhere')).toMatchObject([
      { viewer_name: 'unknown', subject_id: 'theirs' },
    ]);
    await again.append(batch([], { views: [view('next', NOW + 20)] }));
    expect(await verifyLog(again)).toMatchObject({ views: 4, findings: [] });
    const tables = (await again.db.introspection.getTables()).map(({ name }) => name);
    expect(tables.filter((name) => name.startsWith('access_trail'))).toEqual(['access_trail']);
  });

  test('sessions from before plans were kept beside them are given theirs from the log', async () => {
    const log = await place().open();
    const plan = { plannedMg: 84, plannedMgPerKg: null, plannedOverMin: null, reason: 'tolerated well' };
    const session = stream(randomUUID(), [sessionOpened(), { type: 'PlanChanged', body: plan }]);
    await log.append(batch([session, stream(randomUUID(), [sessionOpened()])]));
    await backToVersionTwo(log);
    await log.close();
    const again = await place().open();
    const rows = await again.db.selectFrom('sessions').select('planned_mg').orderBy('planned_mg').execute();
    expect(rows).toEqual([{ planned_mg: 56 }, { planned_mg: 84 }]);
  });
}

/** The tables as the version before left them, with the trail that it made at its start. */
async function backToVersionTwo(log: Log): Promise<void> {
  await dropGuards(log);
  const back = [
    'drop table access_trail',
    'drop table trail_heads',
    'drop index events_recorded',
    ...['courses', 'course_sessions', 'patient_consents', 'session_digests'].map(
      (table) => `drop table ${table}`,
    ),
    ...['merged_into', 'rems'].map((column) => `alter table patients drop column ${column}`),
    ...['planned_mg', 'planned_mg_per_kg', 'planned_over_min'].map(
      (column) => `alter table sessions drop column ${column}`,
    ),
    'drop table protocols',
    'drop table protocol_documents',
    ...(log.engine.sharedByServers
      ? ['keep_recorded', 'events_in_order', 'access_trail_in_order'].map(
          (name) => `drop function ${name} cascade`,
        )
      : []),
    `delete from kysely_migration where name >= '0003-trail'`,
    `create table access_trail (clinic_id text not null, at_ms bigint not null, staff_id text not null,
       viewed text not null, subject_id text not null)`,
  ];
  for (const statement of back) await sql.raw(statement).execute(log.db);
}
