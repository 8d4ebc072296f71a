import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { makeDataFolder } from '../data-folder.ts';
import type { Db, LogDatabase } from './database.ts';
import type { Engine, EngineOptions } from './engine.ts';

/** The embedded database: one file and its write-ahead log in the data folder. */
export function sqliteEngine(dataFolder: string, { plugins = [] }: EngineOptions): Engine {
  const file = openFile(dataFolder);

  const database = { prepare: preparedOnce(file), close: () => file.close() };
  const db: Db = new Kysely<LogDatabase>({ dialect: new SqliteDialect({ database }), plugins });

  const transact = <T>(work: (tx: Db) => Promise<T>) =>
    db.connection().execute(async (tx) => {
      try {
        // Immediate: a write lock taken later, after reading, could fail on what another process wrote meanwhile.
        await sql`begin immediate`.execute(tx);
        const result = await work(tx);
        await sql`commit`.execute(tx);
        return result;
      } catch (error) {
        // SQLite ends the transaction itself after some failures (disk full, I/O).
        if (file.inTransaction) file.exec('rollback');
        throw error;
      }
    });

  return {
    db,
    transact,
    sharedByServers: false,
    async checkStorage() {
      const integrity = file.pragma('integrity_check') as { integrity_check: string }[];
      const keys = file.pragma('foreign_key_check') as { table: string }[];
      return [
        ...integrity.map((line) => line.integrity_check).filter((line) => line !== 'ok'),
        ...keys.map(({ table }) => `a row of ${table} refers to nothing`),
      ];
    },
    async close() {
      await db.destroy();
    },
  };
}

function openFile(dataFolder: string): Sqlite.Database {
  makeDataFolder(dataFolder);
  const path = join(dataFolder, 'afterdose.db');
  try {
    const file = new Sqlite(path);
    // Names are in clear in the tables for searching; the write-ahead log takes the same mode.
    chmodSync(path, 0o600);
    file.pragma('busy_timeout = 5000');
    file.pragma('journal_mode = WAL');
    // FULL: every commit is synced, so that acknowledged survives a power cut and not only a crash.
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    // Without it a row that another replaces is deleted behind the triggers that keep the log whole.
    file.pragma('recursive_triggers = ON');
    // A destroyed key must not linger in a free page.
    file.pragma('secure_delete = ON');
    return file;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${path} cannot be opened (${why}): restore it from your backup`, { cause });
  }
}

const MOST_STATEMENTS = 200;

/** Statements prepared once each; the few shapes of multi-row inserts make the bound necessary. */
function preparedOnce(file: Sqlite.Database): (text: string) => Sqlite.Statement {
  const statements = new Map<string, Sqlite.Statement>();
  return (text) => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    const statement = file.prepare(text);
    statements.set(text, statement);
    return statement;
  };
}
