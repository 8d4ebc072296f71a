import { Migrator } from 'kysely';
import type { Db } from './database.ts';
import type { Engine } from './engine.ts';
import { up as first } from './migrations/0001-first.ts';
import { up as people } from './migrations/0002-people.ts';

/** In order; a released one never changes. */
const MIGRATIONS = { '0001-first': { up: first }, '0002-people': { up: people } };

/**
 * Brings the tables to the newest shape, all of it or none: a start that is cut short leaves what it found. Throws when
 * the database is newer than this program or a step fails.
 */
export async function migrate(engine: Engine): Promise<void> {
  // The migrator takes a lock and a transaction of its own on PostgreSQL, but none on SQLite.
  if (engine.sharedByServers) await migrateToLatest(engine.db);
  else await engine.transact(migrateToLatest);
}

async function migrateToLatest(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
