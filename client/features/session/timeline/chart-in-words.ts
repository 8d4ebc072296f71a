import { formatTPlus } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { type MeasuredSet, standingSets } from '../sets/sets.ts';

/** The chart in a sentence: highest and newest pressure, and where the same numbers can be read. */
export function chartInWords(
  state: SessionState,
  sets: readonly MeasuredSet[],
  { dosing, values }: Judgement,
): string {
  const t0Ms = dosing.firstDoseAtMs;
  const pressures = standingSets(sets).flatMap(({ takenAtMs, readings }) =>
    readings.flatMap(({ content: { vitals } }) =>
      vitals.systolicMmHg === undefined
        ? []
        : [{ takenAtMs, systolic: vitals.systolicMmHg, diastolic: vitals.diastolicMmHg ?? null }],
    ),
  );
  const highest = pressures.reduce<(typeof pressures)[number] | null>(
    (best, one) => (best === null || one.systolic > best.systolic ? one : best),
    null,
  );
  const at = (takenAtMs: number) => (t0Ms === null ? '' : ` at ${formatTPlus(takenAtMs, t0Ms)}`);
  const newest = values.systolicMmHg;
  return [
    `Vitals and scores of ${isolated(state.identity.name)} against ${t0Ms === null ? 'the clock' : 'minutes since the dose'}.`,
    highest === null
      ? 'No blood pressure yet.'
      : `Highest ${highest.systolic}/${highest.diastolic}${at(highest.takenAtMs)}.`,
    newest.value === null || newest.takenAtMs === null
      ? ''
      : `Newest ${newest.value}/${values.diastolicMmHg.value ?? '––'}${at(newest.takenAtMs)}.`,
    'The same values are in the table.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
