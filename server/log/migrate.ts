import { Migrator } from 'kysely';
import type { Db } from './database.ts';
import { up as first } from './migrations/0001-first.ts';

/** In order; a released one never changes. */
const MIGRATIONS = { '0001-first': { up: first } };

/** Brings the tables to the newest shape; throws when the database is newer than this program or a step fails. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
