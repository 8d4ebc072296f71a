import type { Remark } from '../remark.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS, type VitalKey } from '../vocabulary.ts';
import { firstIndexFrom } from './facts.ts';
import { readingsWith } from './reading-index.ts';
import { VITALS } from './vitals.ts';

/** Values this close before the newest are repeats of it [P]. */
const REPEATS_WITHIN_MIN = 10;

/**
 * What may be repeated; both pressures are one measurement. Mean pressure follows from them, and oxygen is given, not
 * measured.
 */
const REPEATED = [
  'systolicMmHg',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
  'temperatureC',
] as const satisfies readonly VitalKey[];

/**
 * [REPEATED] All are kept and rules use the newest; of each vital with repeats, how many there are and their mean (edge
 * case 10). Samples of a continuous device are no repeats: they are never averaged.
 */
export function repeatRemarks(state: SessionState): Remark[] {
  return REPEATED.flatMap((vital): Remark[] => {
    const taken = readingsWith(state.readings, vital).filter(
      ({ source }) => source.by !== 'device' || !source.continuous,
    );
    const newest = taken.at(-1);
    if (!newest) return [];
    const close = taken.slice(firstIndexFrom(taken, newest.takenAtMs - REPEATS_WITHIN_MIN * MINUTE_MS));
    if (close.length < 2) return [];
    const mean = (key: VitalKey): number => {
      const sum = close.reduce((total, { content }) => total + (content.vitals[key] ?? 0), 0);
      return rounded(sum / close.length, VITALS[key].decimals);
    };
    const value =
      vital === 'systolicMmHg' ? `${mean('systolicMmHg')}/${mean('diastolicMmHg')}` : String(mean(vital));
    const name = vital === 'systolicMmHg' ? 'BP' : VITALS[vital].label;
    const message = `${name}: ${close.length} within ${REPEATS_WITHIN_MIN} min, mean ${value}`;
    return [{ kind: 'repeated', entryId: newest.entryId, message }];
  });
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
