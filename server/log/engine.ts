import type { KyselyPlugin } from 'kysely';
import type { Db } from './database.ts';

/** What the two databases do differently; everything else in this folder is the same on both. */
export interface Engine {
  db: Db;
  /** Runs `work` in one write transaction: all of it is on disk when this resolves, none of it when it rejects. */
  transact<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Several servers may write at once, so heads must be locked while they are checked. */
  sharedByServers: boolean;
  /** What the database itself says is broken, in its own words; empty when sound. */
  checkStorage(): Promise<string[]>;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Query plugins, for tests that make the n-th statement fail. */
  plugins?: KyselyPlugin[];
}
