import type { FastifyBaseLogger } from 'fastify';
import { writeDailyCheckpoint } from './log/checkpoint.ts';
import type { Log } from './log/open-log.ts';

const LOOK_EVERY_MS = 10 * 60_000;

/** Signs the heads of all streams once a UTC day of process time, from the start on. Returns how to stop. */
export async function keepCheckpoints(log: Log, logger: FastifyBaseLogger): Promise<() => void> {
  const look = async () => {
    try {
      await writeDailyCheckpoint(log, Date.now());
    } catch (error) {
      logger.error({ err: error }, "the day's checkpoint could not be written");
    }
  };
  await look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
