import { type Kysely, sql } from 'kysely';

/** Whatever makes a row the same as another, also the number that SQLite itself gives it. */
const KEYS = {
  events: [['clinic_id', 'stream_id', 'seq'], ['clinic_id', 'event_id'], ['rowid']],
  access_trail: [['clinic_id', 'seq'], ['rowid']],
  checkpoints: [['number'], ['day']],
} as const;

/**
 * Refuses a row whose place is taken. `insert or replace` deletes what stands there, and unless a connection asks for
 * it, that deletion passes by the triggers that refuse deleting. PostgreSQL has no such statement.
 */
export function onceOfSqlite(): string[] {
  return Object.entries(KEYS).map(([table, keys]) => {
    const taken = keys.map((key) => key.map((column) => `${column} = new.${column}`).join(' and '));
    const exists = taken.map((same) => `exists (select 1 from ${table} where ${same})`).join(' or ');
    return `create trigger ${table}_once before insert on ${table} when ${exists} begin select raise(abort, 'what was recorded is only ever added to'); end`;
  });
}

export function once(engine: 'SQLite' | 'PostgreSQL') {
  return async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of engine === 'SQLite' ? onceOfSqlite() : []) await sql.raw(statement).execute(db);
  };
}
