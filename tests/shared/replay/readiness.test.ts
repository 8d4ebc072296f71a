import { describe, expect, it } from 'vitest';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { SetOptions } from '../scene.ts';
import { leave, replayed, visit, withLimits } from './visit.ts';

const CHECKS = [20, 40, 60, 90, 120];
const LATER = [135, 150, 165];
const LONGER: Protocol = { ...esketamineIntranasal, minimumMin: 150 };

function calm(
  minutes: readonly number[],
  special: Record<number, SetOptions> = {},
): Record<number, SetOptions> {
  return Object.fromEntries(minutes.map((min) => [min, special[min] ?? {}]));
}

function readiness(protocol: Partial<Protocol['readiness']>): Protocol {
  return { ...esketamineIntranasal, readiness: { ...esketamineIntranasal.readiness, ...protocol } };
}

describe('Readiness of a session under another protocol', () => {
  it('[REPLAY] [D1] thirty minutes more of minimum time move readiness by thirty minutes, from T+125 to T+155', () => {
    const { before, after, readyMovedMin } = replayed(leave(visit(calm([...CHECKS, ...LATER])), 170), LONGER);
    expect(before.ready).toEqual({ atMin: 125, assumed: false });
    expect(after.ready).toEqual({ atMin: 155, assumed: false });
    expect(readyMovedMin).toBe(30);
  });

  it('[REPLAY] where the record ends before the gate, it is said that what was met at the end is assumed to have stayed', () => {
    const { before, after, readyMovedMin } = replayed(leave(visit(calm(CHECKS)), 130), LONGER);
    expect(before.ready).toEqual({ atMin: 125, assumed: false });
    expect(after.ready).toEqual({ atMin: 155, assumed: true });
    expect(readyMovedMin).toBe(30);
  });

  it('[REPLAY] [D1] whoever leaves at the very gate was ready then', () => {
    const { before } = replayed(leave(visit(calm(CHECKS)), 125), LONGER);
    expect(before.ready).toEqual({ atMin: 125, assumed: false });
  });

  it('[REPLAY] [D7] a stricter criterion moves readiness to the set that meets it', () => {
    const special = { 120: { diss: 1 }, 135: { diss: 1 }, 150: { diss: 0 } };
    const { before, after, readyMovedMin } = replayed(
      leave(visit(calm([...CHECKS, ...LATER], special)), 170),
      readiness({ dissociationAtMost: 0 }),
    );
    expect([before.ready?.atMin, after.ready?.atMin, readyMovedMin]).toEqual([125, 150, 25]);
  });

  it('[REPLAY] a criterion that was never met in the record is never ready, and nothing has moved', () => {
    const special = { 120: { diss: 1 } };
    const { before, after, readyMovedMin } = replayed(
      leave(visit(calm(CHECKS, special)), 140),
      readiness({ dissociationAtMost: 0 }),
    );
    expect([before.ready?.atMin, after.ready, readyMovedMin]).toEqual([125, null, null]);
  });

  it('[REPLAY] [UNKNOWN] what was not measured after the dose stays unknown under any protocol', () => {
    const stage = visit({});
    for (const min of CHECKS) stage.set(min, { bp: [130, 80], hr: 70, spo2: 98, sed: 5, diss: 0 });
    const { before, after, readyMovedMin } = replayed(
      leave(stage, 140),
      readiness({ respiratoryRateFrom: 0, respiratoryRateTo: 80 }),
    );
    expect([before.ready, after.ready, readyMovedMin]).toEqual([null, null, null]);
  });

  it('[REPLAY] [FRESH] a value too old at the gate is not met; the next set makes it so', () => {
    // Nothing from T+90 to T+160: from T+125 on the set of T+120 is late and the values are old. The gate is T+155.
    const { after } = replayed(leave(visit(calm([20, 40, 60, 90, 160, 165])), 170), LONGER);
    expect(after.ready).toEqual({ atMin: 160, assumed: false });
  });

  it('[REPLAY] [D3] an alert whose value is outside holds readiness back, one that waits for its note does not', () => {
    // Heart rate is judged by alerts alone: 115 from T+120 on, inside at T+135 and T+150, which clears it.
    const special = { 120: { hr: 115 }, 135: { hr: 80 }, 150: { hr: 80 } };
    const stage = leave(visit(calm([...CHECKS, ...LATER], special)), 170);
    const { before, after } = replayed(stage, withLimits({ heartRateHigh: { warning: 120, critical: 140 } }));
    // Unconfirmed, so the one set inside ends it: T+135.
    expect([before.ready?.atMin, after.ready?.atMin]).toEqual([135, 125]);
    const critical = { 40: { bp: [184, 96] }, 45: { bp: [184, 96] }, 60: {}, 90: {} } as Record<
      number,
      SetOptions
    >;
    const latched = leave(visit({ 20: {}, ...critical, 120: {} }), 130);
    expect(replayed(latched, esketamineIntranasal).before.ready?.atMin).toBe(125);
  });

  it('[REPLAY] [D7] the worse of two scales decides until it is too old, to the millisecond', () => {
    // CADSS 5 > 4 at T+88 lies in the window of T+90; the check of T+120 with its grace of 5 min makes it old after T+125.
    const stage = visit(calm([20, 40, 60]));
    stage.set(88, { bp: [130, 80], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0, cadss: 5 });
    stage.set(120, { bp: [130, 80], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 });
    const { before } = replayed(leave(stage, 140), esketamineIntranasal);
    expect(before.ready?.atMin).toBe((125 * MINUTE_MS + 1) / MINUTE_MS);
  });

  it('[REPLAY] a session without a dose is never ready and nobody is watched', () => {
    const stage = visit({});
    stage.events = stage.events.filter(({ event }) => event.type !== 'EntryRecorded');
    const { before, minutesWatched, t0Ms } = replayed(stage, LONGER);
    expect([before.ready, minutesWatched, t0Ms, before.checks]).toEqual([null, 0, null, 0]);
  });

  it('[REPLAY] minutes watched run from T0 until the patient left', () => {
    expect(replayed(leave(visit(calm(CHECKS)), 131), LONGER).minutesWatched).toBe(131);
  });
});
