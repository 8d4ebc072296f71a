import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeDataFolder } from './data-folder.ts';

/**
 * One server at a time on a data folder: a second one would show what it knew when it started as if it were live.
 * The lock is SQLite's own on a file beside the log; the system lets go of it however the process ends. Throws with a
 * sentence when another holds it. Commands that only add people or verify need no lock.
 */
export function lockFolder(dataFolder: string): { release: () => void } {
  makeDataFolder(dataFolder);
  const lock = openLock(dataFolder);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(
      `another Afterdose already serves the data folder ${dataFolder}. Stop it, or set AFTERDOSE_DATA to another folder`,
    );
  }
  return { release: () => lock.close() };
}

function openLock(dataFolder: string): Database.Database {
  try {
    return new Database(join(dataFolder, 'server.lock'), { timeout: 0 });
  } catch (cause) {
    throw new Error(`nothing can be written into the data folder ${dataFolder}`, { cause });
  }
}
