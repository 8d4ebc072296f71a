import { noteClockStep } from './clinic/clinic.ts';
import type { Clinics } from './clinics.ts';
import type { Premises } from './house.ts';
import type { OpenHouse } from './open-house.ts';

const CHECK_MS = 1000;

/**
 * A wall clock that somebody sets is noted in the clinic's record. Elapsed time goes on regardless; the new wall time
 * is taken over only while no session is open, because it moves every patient's minutes, and only once nothing on record
 * is later: recorded time would stand still until then, and with it every timer. The returned function ends it.
 */
export function watchWallClock(
  { premises, elapsed, adoptWallClock }: OpenHouse,
  clinics: Clinics,
): () => void {
  if (premises.clock.kind !== 'real') return () => undefined;
  let behind = false;
  const check = async () => {
    const { steppedByMs } = elapsed.check();
    if (steppedByMs !== 0) {
      behind = true;
      for (const { house } of clinics.open()) await noteClockStep(house, steppedByMs);
    }
    if (!behind || (await anySessionOpen(premises))) return;
    behind = !(await adoptWallClock());
  };
  const timer = setInterval(() => {
    check().catch((error: unknown) =>
      premises.logger.error({ err: error }, 'the wall clock could not be checked'),
    );
  }, CHECK_MS);
  return () => clearInterval(timer);
}

async function anySessionOpen({ db }: Premises): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('session_id')
    .where('status', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}
