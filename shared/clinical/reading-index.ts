import type { ReadingContent } from '../entries.ts';
import type { Standing } from '../state.ts';
import { VITAL_KEYS, type VitalKey } from '../vocabulary.ts';

/**
 * Readings by vital, in clinical order, so that the newest blood pressure among thousands of saturation samples is
 * found at once. Derived from the list it is kept for and rebuilt when absent: it is never stored and never sent.
 */
type Index = Record<VitalKey | 'failed', Standing<ReadingContent>[]>;

const indexes = new WeakMap<Standing<ReadingContent>[], Index>();

function keysOf(reading: Standing<ReadingContent>): (VitalKey | 'failed')[] {
  const { vitals, failed } = reading.content;
  const keys: (VitalKey | 'failed')[] = VITAL_KEYS.filter((key) => vitals[key] !== undefined);
  return failed.length > 0 ? [...keys, 'failed'] : keys;
}

function emptyIndex(): Index {
  return {
    systolicMmHg: [],
    diastolicMmHg: [],
    meanArterialMmHg: [],
    heartRateBpm: [],
    spo2Percent: [],
    respiratoryRatePerMin: [],
    temperatureC: [],
    oxygenLitresPerMin: [],
    failed: [],
  };
}

/** The readings of `list` that hold this vital (or a failed attempt). Treat as read-only. */
export function readingsWith(
  list: Standing<ReadingContent>[],
  key: VitalKey | 'failed',
): readonly Standing<ReadingContent>[] {
  let index = indexes.get(list);
  if (!index) {
    index = emptyIndex();
    for (const reading of list) for (const held of keysOf(reading)) index[held].push(reading);
    indexes.set(list, index);
  }
  return index[key];
}

/** Inserts in clinical order: `takenAtMs`, then recorded order. */
export function insertInOrder<T extends { takenAtMs: number; seq: number }>(list: T[], item: T): void {
  let position = list.length;
  while (position > 0) {
    const before = list[position - 1];
    if (!before || before.takenAtMs < item.takenAtMs) break;
    if (before.takenAtMs === item.takenAtMs && before.seq <= item.seq) break;
    position -= 1;
  }
  list.splice(position, 0, item);
}

/** Adds a reading to its list and keeps the index of that list in step. */
export function insertReading(list: Standing<ReadingContent>[], reading: Standing<ReadingContent>): void {
  insertInOrder(list, reading);
  const index = indexes.get(list);
  if (index) for (const key of keysOf(reading)) insertInOrder(index[key], reading);
}

/** A reading was taken out: the index is made anew when next asked for. */
export function forgetIndex(list: Standing<ReadingContent>[]): void {
  indexes.delete(list);
}
