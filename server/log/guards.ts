import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Engine } from './engine.ts';
import { guardsOfPostgres, guardsOfSqlite } from './migrations/0003-guards.ts';
import { onceOfSqlite } from './migrations/0004-once.ts';

/** Names of the triggers that keep what was recorded and that are gone, switched off, or do something else now. */
export async function brokenGuards({ db, sharedByServers }: Engine): Promise<string[]> {
  const expected = sharedByServers ? expectedOfPostgres() : expectedOfSqlite();
  const found = await (sharedByServers ? foundInPostgres(db) : foundInSqlite(db));
  return [...expected].filter(([name, does]) => found.get(name) !== does).map(([name]) => name);
}

function expectedOfSqlite(): Map<string, string> {
  const statements = [...guardsOfSqlite(), ...onceOfSqlite()];
  return new Map(statements.map((text) => [/^create trigger (\w+)/.exec(text)?.[1] ?? '', folded(text)]));
}

async function foundInSqlite(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'trigger'`.execute(db);
  return new Map(rows.map((row) => [row.name, folded(row.sql)]));
}

/** Of PostgreSQL's triggers counts what their functions do. */
function expectedOfPostgres(): Map<string, string> {
  const statements = guardsOfPostgres();
  const bodies = new Map(
    statements.flatMap((text) => {
      const [, name, body] = /^create function (\w+)[^$]*\$\$(.*)\$\$/s.exec(text) ?? [];
      return name === undefined || body === undefined ? [] : [[name, folded(body)] as const];
    }),
  );
  return new Map(
    statements.flatMap((text) => {
      const [, name, does] = /^create trigger (\w+) .* execute function (\w+)/s.exec(text) ?? [];
      return name === undefined || does === undefined ? [] : [[name, bodies.get(does) ?? '']];
    }),
  );
}

async function foundInPostgres(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; does: string }>`
    select t.tgname as name, p.prosrc as does from pg_trigger t
    join pg_proc p on p.oid = t.tgfoid
    where not t.tgisinternal and t.tgenabled = 'A'`.execute(db);
  return new Map(rows.map((row) => [row.name, folded(row.does)]));
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
