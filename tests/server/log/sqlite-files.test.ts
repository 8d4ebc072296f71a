import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { erasePatient } from '#server/log/erase-patient.ts';
import { LogWriteError } from '#server/log/log-error.ts';
import { openLog } from '#server/log/open-log.ts';
import { verifyLog } from '#server/log/verify.ts';
import { ADA, batch, CLINIC, note, PATIENT, stream } from './build.ts';
import { placePerTest } from './place.ts';

const place = placePerTest({ name: 'SQLite', emptyDatabaseUrl: async () => null });

test('a database that may not grow refuses appends, keeps what it acknowledged and goes on when it may grow again', async () => {
  const log = await place().open();
  const session = randomUUID();
  await log.append(batch([stream(session, [note('kept')])]));
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(log.db);
  await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 5}`).execute(log.db);

  const long = Array.from({ length: 200 }, () => note('x'.repeat(3_000)));
  const refused = await log
    .append(batch([stream(session, long, { expectedSeq: 1 })]))
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LogWriteError);
  expect(refused).toMatchObject({ failure: 'diskFull' });
  expect(await log.read(CLINIC, session, 0)).toHaveLength(1);

  await sql.raw('pragma max_page_count = 1000000').execute(log.db);
  expect(await log.append(batch([stream(session, long, { expectedSeq: 1 })]))).toMatchObject({ ok: true });
  expect(await verifyLog(log)).toMatchObject({ events: 201, findings: [] });
});

test('no file of the data folder holds the text of a note in clear', async () => {
  const log = await place().open();
  await log.append(batch([stream(randomUUID(), [note('Zebedee slept')])]));
  const files = readdirSync(place().dataFolder).map((name) => readFileSync(join(place().dataFolder, name)));
  expect(files.some((bytes) => bytes.includes('EntryRecorded'))).toBe(true);
  expect(files.filter((bytes) => bytes.includes('Zebedee'))).toEqual([]);
});

test('the data folder and every file in it are for their owner only', async () => {
  await place().open();
  const modes = readdirSync(place().dataFolder).map(
    (name) => statSync(join(place().dataFolder, name)).mode & 0o777,
  );
  expect(new Set(modes)).toEqual(new Set([0o600]));
  const inside = join(place().dataFolder, 'clinic');
  await (await openLog({ dataFolder: inside, databaseUrl: null })).close();
  expect(statSync(inside).mode & 0o777).toBe(0o700);
});

test('commits are synced in full and referential integrity is on', async () => {
  const { db } = await place().open();
  const pragma = async (name: string) =>
    Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] ?? {})[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
  expect(await pragma('busy_timeout')).toBe(5_000);
});

test('an erased patient is in no file of the data folder any more', async () => {
  const log = await place().open();
  const registered = { type: 'PatientRegistered', body: { identity: ADA } } as const;
  const patient = stream(PATIENT, [registered], { kind: 'patient', patientId: PATIENT });
  await log.append(batch([patient]));
  const holding = () =>
    readdirSync(place().dataFolder).filter((name) =>
      readFileSync(join(place().dataFolder, name)).includes('Överström'),
    );
  expect(holding()).not.toEqual([]);
  await erasePatient(log, CLINIC, PATIENT);
  expect(holding()).toEqual([]);
});

test('a file that is no database is refused with what to do', async () => {
  writeFileSync(join(place().dataFolder, 'afterdose.db'), 'not a database '.repeat(300));
  await expect(place().open()).rejects.toThrow(
    /afterdose\.db cannot be opened .*: restore it from your backup/,
  );
});

test('a key file that is not one is refused, not replaced', async () => {
  writeFileSync(join(place().dataFolder, 'afterdose.key'), 'short');
  await expect(place().open()).rejects.toThrow('is not a key file');
  expect(readFileSync(join(place().dataFolder, 'afterdose.key'), 'utf8')).toBe('short');
});

test('a key file of another data folder is refused', async () => {
  await (await place().open()).close();
  writeFileSync(join(place().dataFolder, 'afterdose.key'), randomBytes(32).toString('base64'));
  await expect(place().open()).rejects.toThrow('is not the one this database was sealed with');
});
