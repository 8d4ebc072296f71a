import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db, LogDatabase } from './database.ts';
import type { Engine, EngineOptions } from './engine.ts';

/** Past one machine: the same tables in PostgreSQL. */
export function postgresEngine(databaseUrl: string, { plugins = [] }: EngineOptions): Engine {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 6,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser },
  });
  // An idle connection that breaks says so here; the next query reports it to whoever asks.
  pool.on('error', () => undefined);
  const db: Db = new Kysely<LogDatabase>({
    dialect: new PostgresDialect({
      pool,
      // Whatever the server's default or the address says: a commit that is not on disk is not a commit.
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on'));
      },
    }),
    plugins,
  });

  return {
    db,
    transact: (work) => db.transaction().execute(work),
    sharedByServers: true,
    checkStorage: async () => [],
    close: () => db.destroy(),
  };
}

const { INT8 } = pg.types.builtins;

/** bigint columns as numbers; one too large to be exact throws rather than round. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type !== INT8) return pg.types.getTypeParser(type, format);
  return (text: string) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
    return value;
  };
}
