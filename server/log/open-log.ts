import { checkedBatch, committer } from './commit.ts';
import { commitQueue, type Settled } from './commit-queue.ts';
import type { Db } from './database.ts';
import type { Engine, EngineOptions } from './engine.ts';
import type { AppendedStream, EventLog } from './event-log.ts';
import { loadMasterKeys, type MasterKeys } from './key-file.ts';
import { migrate } from './migrate.ts';
import { postgresEngine } from './postgres.ts';
import { findCommand, lastRecordedAtMs, readStream } from './read.ts';
import { loadSnapshots, saveSnapshot } from './snapshots.ts';
import { sqliteEngine } from './sqlite.ts';
import { watchStorage } from './storage-health.ts';
import { verifyHouse } from './verify-house.ts';

export interface LogOptions extends EngineOptions {
  dataFolder: string;
  /** null: SQLite in the data folder. */
  databaseUrl: string | null;
  /** A listener of `onAppended` threw: a bug, but what was appended stays appended and is acknowledged. */
  onListenerError?: (error: unknown) => void;
}

/** The log with what the rest of the server needs beside it. */
export interface Log extends EventLog {
  /** For queries of projections and for the sign-in and device tables. Every query names the clinic first. */
  db: Db;
  engine: Engine;
  keys: MasterKeys;
}

/** Opens the log of a data folder, bringing its tables up to date. Throws when it cannot be trusted or opened. */
export async function openLog(options: LogOptions): Promise<Log> {
  const { dataFolder, databaseUrl } = options;
  const engine =
    databaseUrl === null ? sqliteEngine(dataFolder, options) : postgresEngine(databaseUrl, options);
  try {
    await migrate(engine);
    const keys = await masterKeys(engine.db, dataFolder);
    return logOver(engine, keys, await lastRecordedAtMs(engine.db), options);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function logOver(engine: Engine, keys: MasterKeys, lastMs: number, options: LogOptions): Log {
  const { db } = engine;
  const listeners = new Set<(appended: AppendedStream[]) => void>();
  const { commit, lastRecordedAtMs } = committer(engine, keys.wrapping, lastMs);
  const storage = watchStorage(engine);

  function publish(settled: Settled[]): void {
    const appended = settled.flatMap((s) => ('result' in s && s.result.ok ? s.result.streams : []));
    if (appended.length === 0) return;
    for (const listener of listeners) {
      try {
        listener(appended);
      } catch (error) {
        if (options.onListenerError) options.onListenerError(error);
        else process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }
  const queue = commitQueue(commit, (settled) => {
    storage.heard(settled);
    publish(settled);
  });

  return {
    db,
    engine,
    keys,
    append: async (batch) => queue.append(checkedBatch(batch)),
    read: (clinicId, streamId, afterSeq, limit) =>
      readStream(db, keys.wrapping, clinicId, streamId, afterSeq, limit),
    async heads(clinicId, kind) {
      const rows = await db
        .selectFrom('streams')
        .select(['stream_id', 'head_seq'])
        .where('clinic_id', '=', clinicId)
        .where('kind', '=', kind)
        .orderBy('stream_id')
        .execute();
      return rows.map((row) => ({ streamId: row.stream_id, seq: row.head_seq }));
    },
    findCommand: (clinicId, commandId) => findCommand(db, clinicId, commandId),
    lastRecordedAtMs: async () => lastRecordedAtMs(),
    onAppended(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    verify: (clinicId, nowMs) => verifyHouse({ engine, keys }, clinicId, nowMs),
    storage: storage.health,
    saveSnapshot: (snapshot) =>
      engine.transact((tx) => saveSnapshot(tx, keys.wrapping, 'snapshots', snapshot)),
    async loadSnapshot(clinicId, streamId, foldKey) {
      const [found] = await loadSnapshots(db, keys.wrapping, 'snapshots', clinicId, [streamId], foldKey);
      return found ?? null;
    },
    saveDigest: (digest) =>
      engine.transact((tx) => saveSnapshot(tx, keys.wrapping, 'session_digests', digest)),
    loadDigests: (clinicId, sessionIds, foldKey) =>
      loadSnapshots(db, keys.wrapping, 'session_digests', clinicId, sessionIds, foldKey),
    async close() {
      await queue.idle();
      storage.stop();
      await engine.close();
    },
  };
}

/** The data folder's keys, which must be those this database was begun with. */
async function masterKeys(db: Db, dataFolder: string): Promise<MasterKeys> {
  const known = await db
    .selectFrom('log_facts')
    .select('value')
    .where('name', '=', 'keyFile')
    .executeTakeFirst();
  const keys = loadMasterKeys(dataFolder, { mayMake: known === undefined });
  if (known === undefined) {
    await db.insertInto('log_facts').values({ name: 'keyFile', value: keys.fingerprint }).execute();
  } else if (known.value !== keys.fingerprint) {
    throw new Error('the key file in the data folder is not the one this database was sealed with');
  }
  return keys;
}
