import { VITALS } from '#shared/clinical/vitals.ts';
import type { ReadingContent } from '#shared/entries.ts';
import { VITAL_KEYS } from '#shared/vocabulary.ts';

/** A reading in one line: `138/84 · HR 76`, then what was attempted and failed. */
export function readingText({ vitals, failed }: Pick<ReadingContent, 'vitals' | 'failed'>): string {
  const { systolicMmHg, diastolicMmHg } = vitals;
  const pressure = systolicMmHg === undefined ? [] : [`${systolicMmHg}/${diastolicMmHg ?? '––'}`];
  const others = VITAL_KEYS.filter((key) => key !== 'systolicMmHg' && key !== 'diastolicMmHg').flatMap(
    (key) => (vitals[key] === undefined ? [] : [`${VITALS[key].label} ${vitals[key]}`]),
  );
  const attempts = failed.map(({ vital }) => `${vital === 'bloodPressure' ? 'BP' : VITALS[vital].label} ×`);
  return [...pressure, ...others, ...attempts].join(' · ');
}
