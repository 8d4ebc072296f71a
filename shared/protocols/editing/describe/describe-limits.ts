import type { Limit, Protocol } from '../../protocol.ts';
import { withUnit } from '../words.ts';
import { type DescribedLine, line, under } from './line.ts';

type Limits = Protocol['limits'];
type Severity = keyof Limit;

function both(key: keyof Limits): string[] {
  return under(`/limits/${key}`, 'warning', 'critical');
}

/** `a warning from 160 systolic or 100 diastolic; critical from 180 or 110`; what is off says so. */
function severities(warning: string, critical: string): string {
  return `${warning === '' ? 'no warning' : `a warning ${warning}`}; ${critical === '' ? 'nothing is critical' : `critical ${critical}`}`;
}

function describePressure({ systolicHigh, diastolicHigh }: Limits): DescribedLine {
  const from = (severity: Severity, ...names: string[]): string => {
    const parts = [systolicHigh, diastolicHigh].flatMap((limit, index) =>
      limit[severity] === null ? [] : [`${limit[severity]}${names[index]}`],
    );
    return parts.length === 0 ? '' : `from ${parts.join(' or ')}`;
  };
  // Where one of the two is off, the number left is named by which it is.
  const whole = systolicHigh.critical !== null && diastolicHigh.critical !== null;
  const named = whole && systolicHigh.warning !== null && diastolicHigh.warning !== null;
  const critical = named ? from('critical', '', '') : from('critical', ' systolic', ' diastolic');
  return line(
    `Blood pressure: ${severities(from('warning', ' systolic', ' diastolic'), critical)}.`,
    ...both('systolicHigh'),
    ...both('diastolicHigh'),
  );
}

function describeRise({ systolicRise, diastolicRise }: Limits): DescribedLine {
  const pointers = under('/limits', 'systolicRise', 'diastolicRise');
  const parts = [
    systolicRise === null ? [] : [`systolic ${systolicRise}`],
    diastolicRise === null ? [] : [`diastolic ${diastolicRise}`],
  ].flat();
  if (parts.length === 0) return line('Blood pressure above own baseline: no warning.', ...pointers);
  return line(`Blood pressure: a warning from ${parts.join(' or ')} above own baseline.`, ...pointers);
}

function describeLowPressure({ systolicLow, systolicLowDrop }: Limits): DescribedLine {
  const { warning, critical } = systolicLow;
  const low =
    warning === null
      ? ''
      : `at or below ${warning} systolic, where that is at least ${systolicLowDrop} below baseline or no baseline is known`;
  return line(
    `Low blood pressure: ${severities(low, critical === null ? '' : `at or below ${critical}`)}.`,
    ...both('systolicLow'),
    '/limits/systolicLowDrop',
  );
}

/** One value with a low side, a high side or both. */
function describeSides(
  limits: Limits,
  name: string,
  unit: string | null,
  low: keyof Limits | null,
  high: keyof Limits | null,
): DescribedLine {
  const at = (severity: Severity): string => {
    const below = low === null ? null : (limits[low] as Limit)[severity];
    const above = high === null ? null : (limits[high] as Limit)[severity];
    return [
      ...(below === null ? [] : [`at or below ${withUnit(below, unit)}`]),
      ...(above === null ? [] : [`from ${withUnit(above, unit)}`]),
    ].join(' or ');
  };
  const pointers = [low, high].flatMap((key) => (key === null ? [] : both(key)));
  return line(`${name}: ${severities(at('warning'), at('critical'))}.`, ...pointers);
}

function describeLasting({ dissociationSlow: slow, dissociationLate: late }: Limits): DescribedLine[] {
  return [
    line(
      `Dissociation slow to fade: a notice from score ${slow.score}, from T+${slow.fromMin} on.`,
      ...under('/limits/dissociationSlow', 'score', 'fromMin'),
    ),
    line(
      `Late dissociation: a warning from score ${late.score}, from T+${late.fromMin} on.`,
      ...under('/limits/dissociationLate', 'score', 'fromMin'),
    ),
  ];
}

export function describeLimits({ limits }: Protocol): DescribedLine[] {
  return [
    describePressure(limits),
    describeRise(limits),
    describeLowPressure(limits),
    describeSides(limits, 'Heart rate', null, 'heartRateLow', 'heartRateHigh'),
    describeSides(limits, 'Saturation', '%', 'spo2Low', null),
    describeSides(limits, 'Breathing rate', null, 'respiratoryRateLow', 'respiratoryRateHigh'),
    describeSides(limits, 'Temperature', '°C', 'temperatureLow', 'temperatureHigh'),
    describeSides(limits, 'Sedation (MOAA/S)', null, 'moaasLow', null),
    describeSides(limits, 'Dissociation score', null, null, 'dissociationHigh'),
    ...describeLasting(limits),
    describeSides(limits, 'CADSS total', null, null, 'cadssHigh'),
    describeSides(limits, 'CADSS-6 total', null, null, 'cadss6High'),
    describeSides(limits, 'Nausea score', null, null, 'nauseaHigh'),
  ];
}
