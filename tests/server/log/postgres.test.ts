import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#server/log/database.ts';
import { LogWriteError } from '#server/log/log-error.ts';
import { verifyLog } from '#server/log/verify.ts';
import { batch, CLINIC, note, stream } from './build.ts';
import { logContract } from './contract.ts';
import { type Engine, placePerTest } from './place.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

let server: PostgresServer | null = null;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

const engine: Engine = {
  name: 'PostgreSQL',
  async emptyDatabaseUrl() {
    if (server === null) throw new Error('PostgreSQL did not start');
    return server.emptyDatabaseUrl();
  },
};
logContract(engine);

describe('PostgreSQL alone', () => {
  const place = placePerTest(engine);

  test('connections that the server ends are told as unreachable or made anew; the next append goes in', async () => {
    const log = await place().open();
    const session = randomUUID();
    await log.append(batch([stream(session, [note('before')])]));
    await endConnections(log.db);
    await log.append(batch([stream(session, [note('lost')], { expectedSeq: 1 })])).catch((error: unknown) => {
      expect(error).toBeInstanceOf(LogWriteError);
    });
    const { length } = await log.read(CLINIC, session, 0);
    const after = batch([stream(session, [note('after')], { expectedSeq: length })]);
    expect(await log.append(after)).toMatchObject({ ok: true });
    expect((await verifyLog(log)).findings).toEqual([]);
  });

  test('commits are on disk before they are answered, whatever the database was told', async () => {
    const log = await place().open();
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(log.db);
    await sql.raw(`alter database ${rows[0]?.name} set synchronous_commit = off`).execute(log.db);
    const again = await place().open();
    expect((await sql`show synchronous_commit`.execute(again.db)).rows).toEqual([
      { synchronous_commit: 'on' },
    ]);
  });

  test('a number too large to be exact is refused, not rounded', async () => {
    const { db } = await place().open();
    await expect(sql`select 9007199254740993::int8`.execute(db)).rejects.toThrow('too large');
    expect((await sql`select 9007199254740991::int8 as n`.execute(db)).rows).toEqual([
      { n: 9_007_199_254_740_991 },
    ]);
  });
});

async function endConnections(db: Db): Promise<void> {
  const ours = sql`datname = current_database() and pid <> pg_backend_pid()`;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`.execute(db);
}
