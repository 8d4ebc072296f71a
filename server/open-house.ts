import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { type ClinicalClock, controlledClock, runningClock } from './clock.ts';
import { openClockFolder } from './clock-folder.ts';
import type { Config } from './config.ts';
import { type ElapsedTime, elapsedTime, systemTime, type TimeSources } from './elapsed.ts';
import { type Premises, recordedTime } from './house.ts';
import type { Limits } from './http/limits.ts';
import type { Log, LogOptions } from './log/open-log.ts';
import { openLog } from './log/open-log.ts';
import { openTouches } from './people/touches.ts';
import { openTries } from './people/tries/tries.ts';

/** What tests replace: time and ids, how much one caller may take, and faults planted in the storage. */
export interface Surroundings {
  time?: TimeSources;
  newId?: () => string;
  limits?: Partial<Limits>;
  plugins?: LogOptions['plugins'];
}

export interface OpenHouse {
  premises: Premises;
  log: Log;
  /** Real time as this process measures it; watched for a wall clock that somebody sets. */
  elapsed: ElapsedTime;
  /** Takes the wall clock as it is now, unless the log holds a later record. Whether it did. */
  adoptWallClock(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens log and clock of the data folder. Throws with a sentence when it cannot. */
export async function openHouse(
  config: Config,
  logger: FastifyBaseLogger,
  surroundings: Surroundings = {},
): Promise<OpenHouse> {
  const time = surroundings.time ?? systemTime;
  const log = await openLog({
    dataFolder: config.dataFolder,
    databaseUrl: config.databaseUrl,
    onListenerError: (error) => logger.error({ err: error }, 'publishing an append failed'),
    ...(surroundings.plugins ? { plugins: surroundings.plugins } : {}),
  });
  try {
    const lastRecordedAtMs = await log.lastRecordedAtMs();
    const elapsed = elapsedTime(time, config.clock.kind === 'real' ? lastRecordedAtMs : 0);
    const clock = clinicalClock(config, lastRecordedAtMs, elapsed);
    const recorded = recordedTime(clock, lastRecordedAtMs);
    const premises: Premises = {
      log,
      db: log.db,
      clock,
      stamp: recorded.stamp,
      processNow: clock.kind === 'real' ? clock.now : time.wallMs,
      wallNow: time.wallMs,
      newId: surroundings.newId ?? randomUUID,
      logger,
      keys: log.keys,
      tries: openTries(),
      touches: openTouches(logger),
      secure: config.secure,
      devicePostsPerS: config.devicePostsPerS,
      webhookHosts: config.webhookHosts,
    };
    const adoptWallClock = async () => {
      const lastMs = await log.lastRecordedAtMs();
      if (time.wallMs() < lastMs) return false;
      elapsed.adoptWallClock();
      recorded.startAgain(lastMs);
      return true;
    };
    const close = async () => {
      clock.stop();
      await premises.tries.refusals.close();
      await log.close();
    };
    return { premises, log, elapsed, adoptWallClock, close };
  } catch (error) {
    await log.close();
    throw error;
  }
}

function clinicalClock(config: Config, lastRecordedAtMs: number, elapsed: ElapsedTime): ClinicalClock {
  const folder = openClockFolder(config.dataFolder, config.clock, lastRecordedAtMs);
  switch (config.clock.kind) {
    case 'real':
      return runningClock('real', elapsed.originAtMs, 1, elapsed.elapsedMs);
    case 'scaled': {
      const originAtMs = folder.startAtMs ?? elapsed.originAtMs();
      return runningClock('scaled', () => originAtMs, config.clock.rate, elapsed.elapsedMs);
    }
    case 'controlled':
      return controlledClock(folder.startAtMs ?? elapsed.originAtMs(), folder.keep);
  }
}
