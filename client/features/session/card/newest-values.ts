import { formatAge, formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Judgement, ValueJudgement, ValueKey } from '#shared/judgement.ts';

const SINGLE: readonly [ValueKey, string, string][] = [
  ['heartRateBpm', 'HR', '/min'],
  ['spo2Percent', 'SpO₂', ' %'],
  ['respiratoryRatePerMin', 'RR', '/min'],
  ['temperatureC', 'Temp', ' °C'],
  ['moaas', 'Sedation', ' of 5'],
  ['dissociation', 'Dissociation', ' of 10'],
];
/** Asked for only where somebody measured it. */
const OPTIONAL: ReadonlySet<ValueKey> = new Set(['temperatureC']);

/**
 * The newest of each value in words, with its age: `BP 184/112 at 14:10 (4 min ago)`. What failed, is old or was never
 * measured says so.
 */
export function newestValues(values: Judgement['values'], nowMs: number, zone: string): string[] {
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = values;
  const pressure =
    systolic.value === null || diastolic.value === null ? null : `${systolic.value}/${diastolic.value}`;
  return [
    valueText('BP', pressure, systolic, nowMs, zone),
    ...SINGLE.filter(([key]) => !OPTIONAL.has(key) || values[key].value !== null).map(([key, name, unit]) => {
      const { value } = values[key];
      return valueText(name, value === null ? null : `${value}${unit}`, values[key], nowMs, zone);
    }),
  ];
}

function valueText(
  name: string,
  text: string | null,
  { takenAtMs, stale, failed }: ValueJudgement,
  nowMs: number,
  zone: string,
): string {
  const tried =
    failed === null ? '' : `, failed ${formatClock(failed.atMs, zone)}: ${isolated(failed.reason)}`;
  if (text === null || takenAtMs === null) return `${name} not measured${tried}`;
  const age = `${formatClock(takenAtMs, zone)}, ${formatAge(takenAtMs, nowMs)}${stale ? ', old' : ''}`;
  return `${name} ${text} (${age})${tried}`;
}
