import type { Vitals } from '../entries.ts';
import type { Reason, ValueKey } from '../judgement.ts';
import type { Limit, Protocol } from '../protocols/protocol.ts';
import type { Severity } from '../vocabulary.ts';
import { roundedDown, roundedUp, VITALS } from './vitals.ts';

/**
 * Limits as data turned into reasons. Each function returns every broken limit of what it is given, the worst first;
 * an absent value breaks nothing and is judged elsewhere as unknown. Sources in RULES.md.
 */

/** What a limit is compared against besides the value itself. Null: unknown. */
export interface OwnLevels {
  systolic: number | null;
  diastolic: number | null;
  moaas: number | null;
  dissociation: number | null;
  /** Oxygen already running before the dose, in L/min. */
  oxygen: number | null;
}

interface Broken {
  severity: Severity;
  limit: number;
}

function brokenHigh(limit: Limit, value: number, decimals = 0): Broken | null {
  const judged = roundedUp(value, decimals);
  if (limit.critical !== null && judged >= limit.critical)
    return { severity: 'critical', limit: limit.critical };
  if (limit.warning !== null && judged >= limit.warning) return { severity: 'warning', limit: limit.warning };
  return null;
}

function brokenLow(limit: Limit, value: number, decimals = 0): Broken | null {
  const judged = roundedDown(value, decimals);
  if (limit.critical !== null && judged <= limit.critical)
    return { severity: 'critical', limit: limit.critical };
  if (limit.warning !== null && judged <= limit.warning) return { severity: 'warning', limit: limit.warning };
  return null;
}

function reason(
  rule: string,
  key: ValueKey,
  label: string,
  value: number,
  sign: '≥' | '≤',
  broken: Broken,
): Reason {
  return {
    rule,
    severity: broken.severity,
    text: `${label} ${value} ${sign} ${broken.limit}`,
    value,
    values: [key],
  };
}

function isLow({ rule, text }: Reason): boolean {
  return rule === 'SPO2-LOW-ON-O2' || text.includes('≤');
}

/** Both say that one value broke one limit on one side; what happened (no value) is the same only word for word. */
export function isSameLimit(a: Reason, b: Reason): boolean {
  if (a.value === null || b.value === null) return a.rule === b.rule && a.text === b.text;
  return a.rule === b.rule && a.values[0] === b.values[0] && isLow(a) === isLow(b);
}

/** Of two reasons of one limit: `a` is further out than `b`. Never of what has no value. */
export function isFurtherOut(a: Reason, b: Reason): boolean {
  if (a.value === null || b.value === null) return false;
  return isLow(a) ? a.value < b.value : a.value > b.value;
}

const RANK: Record<Severity, number> = { critical: 0, warning: 1, notice: 2 };
function worstFirst(reasons: Reason[]): Reason[] {
  return reasons.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** BP-HI (either number, inclusive) and BP-RISE against own baseline (off while it is unknown). */
export function highPressureReasons(
  protocol: Protocol,
  systolic: number,
  diastolic: number,
  own: OwnLevels,
): Reason[] {
  const { limits } = protocol;
  const found: Reason[] = [];
  const sys = brokenHigh(limits.systolicHigh, systolic);
  if (sys) found.push(reason('BP-HI', 'systolicMmHg', 'SYS', systolic, '≥', sys));
  const dia = brokenHigh(limits.diastolicHigh, diastolic);
  if (dia) found.push(reason('BP-HI', 'diastolicMmHg', 'DIA', diastolic, '≥', dia));
  const rises = [
    ['systolicMmHg', 'SYS', systolic, own.systolic, limits.systolicRise],
    ['diastolicMmHg', 'DIA', diastolic, own.diastolic, limits.diastolicRise],
  ] as const;
  for (const [key, label, value, base, rise] of rises) {
    if (base === null || rise === null) continue;
    const delta = roundedUp(value - base);
    if (delta < rise) continue;
    found.push({
      rule: 'BP-RISE',
      severity: 'warning',
      text: `${label} own +${delta} ≥ +${rise}`,
      value,
      values: [key],
    });
  }
  return worstFirst(found);
}

/** BP-LO: at or below the warning limit and far enough below baseline; without a baseline the limit alone warns. */
export function lowPressureReasons(protocol: Protocol, systolic: number, own: OwnLevels): Reason[] {
  const broken = brokenLow(protocol.limits.systolicLow, systolic);
  if (!broken) return [];
  const drop = own.systolic === null ? null : roundedUp(own.systolic - systolic);
  if (broken.severity === 'warning' && drop !== null && drop < protocol.limits.systolicLowDrop) return [];
  return [reason('BP-LO', 'systolicMmHg', 'SYS', systolic, '≤', broken)];
}

/** Rules of one vital judged by a low and a high limit. */
function twoSided(
  rule: string,
  key: 'heartRateBpm' | 'respiratoryRatePerMin' | 'temperatureC',
  low: Limit,
  high: Limit,
) {
  return (vitals: Vitals): Reason[] => {
    const value = vitals[key];
    if (value === undefined) return [];
    const { label, decimals } = VITALS[key];
    const below = brokenLow(low, value, decimals);
    if (below) return [reason(rule, key, label, value, '≤', below)];
    const above = brokenHigh(high, value, decimals);
    return above ? [reason(rule, key, label, value, '≥', above)] : [];
  };
}

export function heartRateReasons({ limits }: Protocol, vitals: Vitals): Reason[] {
  return twoSided('HR', 'heartRateBpm', limits.heartRateLow, limits.heartRateHigh)(vitals);
}

export function respiratoryRateReasons({ limits }: Protocol, vitals: Vitals): Reason[] {
  return twoSided(
    'RR',
    'respiratoryRatePerMin',
    limits.respiratoryRateLow,
    limits.respiratoryRateHigh,
  )(vitals);
}

export function temperatureReasons({ limits }: Protocol, vitals: Vitals): Reason[] {
  return twoSided('TEMP', 'temperatureC', limits.temperatureLow, limits.temperatureHigh)(vitals);
}

/**
 * SPO2 on its own value, SPO2-O2 for oxygen that was not running before the dose, SPO2-LOW-ON-O2 for a critical value
 * despite oxygen. `oxygen` is what runs at that moment (L/min), 0 when none was ever recorded.
 */
export function saturationReasons(
  protocol: Protocol,
  spo2: number | null,
  oxygen: number,
  own: OwnLevels,
): Reason[] {
  const found: Reason[] = [];
  const broken = spo2 === null ? null : brokenLow(protocol.limits.spo2Low, spo2);
  if (spo2 !== null && broken) found.push(reason('SPO2', 'spo2Percent', 'SpO₂', spo2, '≤', broken));
  if (oxygen > 0 && spo2 !== null && broken?.severity === 'critical') {
    const text = `SpO₂ ${spo2} on oxygen`;
    found.push({ rule: 'SPO2-LOW-ON-O2', severity: 'critical', text, value: spo2, values: ['spo2Percent'] });
  }
  if (oxygen > 0 && !(own.oxygen !== null && own.oxygen > 0)) {
    const text = `Oxygen ${oxygen} L/min, new`;
    found.push({
      rule: 'SPO2-O2',
      severity: 'critical',
      text,
      value: oxygen,
      values: ['oxygenLitresPerMin'],
    });
  }
  return worstFirst(found);
}

/** SED: warns at the limit or one below the patient's own pre-dose level, whichever is lower (section 12.15). */
export function sedationReasons({ limits }: Protocol, level: number, own: OwnLevels): Reason[] {
  const { warning, critical } = limits.moaasLow;
  const ownWarning =
    warning === null ? null : Math.min(warning, own.moaas === null ? warning : own.moaas - 1);
  const broken = brokenLow({ warning: ownWarning, critical }, level);
  return broken ? [reason('SED', 'moaas', 'Sed', level, '≤', broken)] : [];
}

/** DIS-HI on the 0–10 score, CADSS or CADSS-6. */
export function dissociationHighReasons(
  { limits }: Protocol,
  scale: 'dissociation' | 'cadss' | 'cadss6',
  value: number,
): Reason[] {
  const limit = { dissociation: limits.dissociationHigh, cadss: limits.cadssHigh, cadss6: limits.cadss6High }[
    scale
  ];
  const label = { dissociation: 'Diss', cadss: 'CADSS', cadss6: 'CADSS-6' }[scale];
  const broken = brokenHigh(limit, value);
  return broken ? [reason('DIS-HI', scale, label, value, '≥', broken)] : [];
}

/** The score that still counts as late: never below the protocol's, and above what the patient came with (12.15). */
export function lateDissociationLimit({ limits }: Protocol, own: OwnLevels): number {
  return Math.max(limits.dissociationLate.score, own.dissociation === null ? 0 : own.dissociation + 1);
}

/** DIS-LATE from its time on; it replaces DIS-SLOW. `sinceDoseMin` is of the score, not of now. */
export function lateDissociationReasons(
  protocol: Protocol,
  value: number,
  sinceDoseMin: number,
  own: OwnLevels,
): Reason[] {
  const { fromMin } = protocol.limits.dissociationLate;
  const limit = lateDissociationLimit(protocol, own);
  if (sinceDoseMin < fromMin || value < limit) return [];
  const text = `Diss ${value} ≥ ${limit} after T+${fromMin}`;
  return [{ rule: 'DIS-LATE', severity: 'warning', text, value, values: ['dissociation'] }];
}

/** DIS-SLOW, a notice, unless DIS-LATE says the same louder. */
export function slowDissociationReasons(
  protocol: Protocol,
  value: number,
  sinceDoseMin: number,
  own: OwnLevels,
): Reason[] {
  const { fromMin, score } = protocol.limits.dissociationSlow;
  if (sinceDoseMin < fromMin || value < score) return [];
  if (lateDissociationReasons(protocol, value, sinceDoseMin, own).length > 0) return [];
  return [
    {
      rule: 'DIS-SLOW',
      severity: 'notice',
      text: `Diss ${value} ≥ ${score} after T+${fromMin}`,
      value,
      values: ['dissociation'],
    },
  ];
}

export function nauseaReasons({ limits }: Protocol, value: number): Reason[] {
  const broken = brokenHigh(limits.nauseaHigh, value);
  return broken ? [reason('NAUSEA', 'nausea', 'Nausea', value, '≥', broken)] : [];
}
