import { afterEach, expect, test } from 'vitest';
import { foundClinic, noteClockStep } from '#server/clinic/clinic.ts';
import type { TimeSources } from '#server/elapsed.ts';
import { houseOf } from '#server/house.ts';
import { makeLogger } from '#server/http/logging.ts';
import { openHouse } from '#server/open-house.ts';
import { TEN, temporaryFolder, testConfig } from '../test-server.ts';

const HOUR_MS = 3_600_000;
const folder = temporaryFolder();
afterEach(() => folder.remove());

test('a wall clock that was set back is taken over only once nothing on record is later, and holds no time up', async () => {
  let [steadyMs, setByMs] = [0, 0];
  const time: TimeSources = {
    wallMs: () => TEN + steadyMs + setByMs,
    monotonicMs: () => steadyMs,
    uptimeMs: () => steadyMs,
  };
  const config = testConfig(folder.path, { clock: { kind: 'real' } });
  const { premises, adoptWallClock, close } = await openHouse(config, makeLogger('silent'), { time });
  const { clinicId } = await foundClinic(premises, { name: 'Harbour', timeZone: 'UTC', chairs: 1 });
  setByMs = -HOUR_MS;
  await noteClockStep(houseOf(premises, clinicId), setByMs);
  steadyMs = HOUR_MS / 2;
  expect(await adoptWallClock()).toBe(false);
  expect([premises.stamp(), premises.processNow()]).toEqual([TEN + steadyMs, TEN + steadyMs]);
  steadyMs = HOUR_MS;
  expect(await adoptWallClock()).toBe(true);
  steadyMs += 5000;
  expect([premises.stamp(), premises.processNow()]).toEqual([TEN + 5000, TEN + 5000]);
  await close();
});
