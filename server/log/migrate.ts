import { type Migration, Migrator } from 'kysely';
import type { Db } from './database.ts';
import type { Engine } from './engine.ts';
import { up as first } from './migrations/0001-first.ts';
import { up as people } from './migrations/0002-people.ts';
import { trail } from './migrations/0003-trail.ts';
import { once } from './migrations/0004-once.ts';
import { protocols } from './migrations/0005-protocols.ts';
import { up as courses } from './migrations/0006-courses.ts';

/** In order; a released one never changes. */
const migrationsFor = (engine: Engine) => ({
  '0001-first': { up: first },
  '0002-people': { up: people },
  '0003-trail': { up: trail(nameOf(engine)) },
  '0004-once': { up: once(nameOf(engine)) },
  '0005-protocols': { up: protocols },
  '0006-courses': { up: courses },
});

const nameOf = ({ sharedByServers }: Engine) => (sharedByServers ? 'PostgreSQL' : 'SQLite');

/**
 * Brings the tables to the newest shape, all of it or none: a start that is cut short leaves what it found. Throws when
 * the database is newer than this program or a step fails.
 */
export async function migrate(engine: Engine): Promise<void> {
  // The migrator takes a lock and a transaction of its own on PostgreSQL, but none on SQLite.
  const toLatest = (db: Db) => migrateToLatest(db, migrationsFor(engine));
  if (engine.sharedByServers) await toLatest(engine.db);
  else await engine.transact(toLatest);
}

async function migrateToLatest(db: Db, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
