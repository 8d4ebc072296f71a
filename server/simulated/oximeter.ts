import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import { findSurprising } from '#shared/clinical/vitals.ts';
import type { ReadingContent } from '#shared/entries.ts';
import { hashedId } from '../ids.ts';
import { signsNow } from './measure.ts';
import { minutes, type Shift } from './shift.ts';

const NAME = 'Simulated oximeter';
/** One sample in so many is a movement, not a saturation. */
const MOVEMENT = 1 / 500;

/** A continuous oximeter on the finger from before the dose to the end: a sample every `everyMs`. */
export interface Oximeter {
  /** Posts everything up to `toMs`, not included; whether there was anything. */
  postTo(toMs: number): boolean;
}

export function bindOximeter(shift: Shift, atMs: number, everyMs: number): Oximeter {
  const { record, dice, staff } = shift;
  const deviceId = hashedId('simulated oximeter', record.state.sessionId);
  const body = { deviceId, name: NAME, continuous: true };
  record.append(atMs, { type: 'DeviceBound', body }, staff.nurse);
  let nextMs = atMs + everyMs;
  const silentFromMin = dice.chance('silent', 0.05) ? dice.between('silent from', 20, 80) : null;

  function isSilent(at: number): boolean {
    const t0 = firstDoseAtMs(record.state);
    if (t0 === null || silentFromMin === null) return false;
    const sinceMs = at - (t0 + minutes(silentFromMin));
    return sinceMs >= 0 && sinceMs < minutes(4);
  }

  function post(takenAtMs: number): void {
    const { heartRateBpm, spo2Percent } = signsNow(shift, takenAtMs);
    const moved = dice.chance(`moved ${takenAtMs - atMs}`, MOVEMENT);
    const vitals = { heartRateBpm, spo2Percent: moved ? spo2Percent - 9 : spo2Percent };
    const content: ReadingContent = {
      kind: 'reading',
      takenAtMs,
      vitals,
      failed: [],
      quality: moved ? 'questionable' : 'good',
      method: null,
    };
    const source = { by: 'device', deviceId, continuous: true } as const;
    const entry = { entryId: record.newId(), content, source, lateReason: null };
    const needsReview = findSurprising(vitals).length > 0;
    const by = { kind: 'device', deviceId, name: NAME } as const;
    record.append(takenAtMs, { type: 'EntryRecorded', body: { ...entry, needsReview } }, by, takenAtMs);
  }

  return {
    postTo(toMs) {
      if (nextMs >= toMs) return false;
      for (; nextMs < toMs; nextMs += everyMs) if (!isSilent(nextMs)) post(nextMs);
      return true;
    },
  };
}
