import { sql } from 'kysely';
import type { Log } from '#server/log/open-log.ts';

/** Takes away what guards these tables, as only whoever owns the database can. */
export async function dropGuards({ db, engine }: Log): Promise<void> {
  for (const table of ['events', 'access_trail', 'checkpoints']) {
    if (engine.sharedByServers) await sql.raw(`alter table ${table} disable trigger user`).execute(db);
    else for (const name of await triggersOf(db, table)) await sql.raw(`drop trigger ${name}`).execute(db);
  }
}

async function triggersOf(db: Log['db'], table: string): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'trigger' and tbl_name = ${table}`.execute(db);
  return rows.map(({ name }) => name);
}

/** What someone with the database's password could do: no trigger and no constraint stops them. */
export async function tamper(log: Log, statement: string): Promise<void> {
  await dropGuards(log);
  await log.db.connection().execute(async (db) => {
    const shared = log.engine.sharedByServers;
    await sql
      .raw(shared ? `set session_replication_role = 'replica'` : 'pragma foreign_keys = off')
      .execute(db);
    await sql.raw(statement).execute(db);
    await sql
      .raw(shared ? `set session_replication_role = 'origin'` : 'pragma foreign_keys = on')
      .execute(db);
  });
}
