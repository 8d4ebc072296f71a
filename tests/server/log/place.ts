import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Log, type LogOptions, openLog } from '#server/log/open-log.ts';

/** A place on disk where one test's log lives; opening it again is a restart. */
export interface Place {
  dataFolder: string;
  open(options?: Partial<LogOptions>): Promise<Log>;
}

/** Which database the contract runs on: an empty one for each test. */
export interface Engine {
  name: 'SQLite' | 'PostgreSQL';
  emptyDatabaseUrl(): Promise<string | null>;
}

/** A fresh place for each test of the surrounding describe; what was opened is closed, what was written is removed. */
export function placePerTest(engine: Engine): () => Place {
  let place: Place;
  let opened: Log[] = [];
  beforeEach(async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'afterdose-log-'));
    const databaseUrl = await engine.emptyDatabaseUrl();
    place = {
      dataFolder,
      async open(options = {}) {
        const log = await openLog({ dataFolder, databaseUrl, ...options });
        opened.push(log);
        return log;
      },
    };
  });
  afterEach(async () => {
    await Promise.all(opened.map((log) => log.close()));
    opened = [];
    rmSync(place.dataFolder, { recursive: true, force: true });
  });
  return () => place;
}
