import { TWO_LIMITS } from '../fields/limit-fields.ts';

/** Two numbers that must stand in an order. The sentence is said when they do not; `{a}` and `{b}` are the numbers. */
export interface Order {
  a: string;
  relation: '<' | '<=' | '>' | '>=';
  b: string;
  level: 'wrong' | 'warns';
  sentence: string;
}

function order(a: string, relation: Order['relation'], b: string, sentence: string): Order {
  return { a, relation, b, level: 'wrong', sentence };
}

/** A warning of each limit comes before its critical severity, a low one below the high one. */
const LIMITS: Order[] = [
  ...TWO_LIMITS.map(({ key, name, side }) =>
    order(
      `/limits/${key}/warning`,
      side === 'high' ? '<' : '>',
      `/limits/${key}/critical`,
      `${name}: the warning at {a} must come before the critical limit at {b}.`,
    ),
  ),
  ...(
    [
      ['systolicLow', 'systolicHigh', 'Systolic pressure'],
      ['heartRateLow', 'heartRateHigh', 'Heart rate'],
      ['respiratoryRateLow', 'respiratoryRateHigh', 'Breathing rate'],
      ['temperatureLow', 'temperatureHigh', 'Temperature'],
    ] as const
  ).map(([low, high, name]) =>
    order(
      `/limits/${low}/warning`,
      '<',
      `/limits/${high}/warning`,
      `${name}: the low warning at {a} must lie below the high one at {b}.`,
    ),
  ),
  order(
    '/limits/dissociationSlow/fromMin',
    '<',
    '/limits/dissociationLate/fromMin',
    'Lasting dissociation: the notice from T+{a} must come before the warning from T+{b}.',
  ),
  order(
    '/limits/dissociationLate/score',
    '<=',
    '/limits/dissociationSlow/score',
    'Lasting dissociation: the later warning from score {a} must ask no higher score than the notice from {b}.',
  ),
];

const PRE_DOSE: Order[] = [
  order(
    '/preDose/heartRateBelow',
    '<',
    '/preDose/heartRateAbove',
    'Hold: below a heart rate of {a} and above {b} leave nothing between.',
  ),
  order(
    '/preDose/respiratoryRateBelow',
    '<',
    '/preDose/respiratoryRateAbove',
    'Hold: below a breathing rate of {a} and above {b} leave nothing between.',
  ),
  order(
    '/preDose/systolicAbove',
    '<=',
    '/preDose/prescriberOnlySystolic',
    'Hold: it begins above systolic {a}, so a prescriber alone cannot be asked for from {b} already.',
  ),
  order(
    '/preDose/diastolicAbove',
    '<=',
    '/preDose/prescriberOnlyDiastolic',
    'Hold: it begins above diastolic {a}, so a prescriber alone cannot be asked for from {b} already.',
  ),
];

const TIMES: Order[] = [
  order(
    '/schedule/graceMin',
    '<',
    '/schedule/mediumMin',
    'A late check: low after {a} min must come before medium after {b} min.',
  ),
  order(
    '/schedule/mediumMin',
    '<',
    '/schedule/prescriberToldMin',
    'A late check: medium after {a} min must come before the prescriber is told after {b} min.',
  ),
  order(
    '/schedule/criticalGraceMin',
    '<=',
    '/schedule/graceMin',
    'The repeat of a critical value is late after {a} min: no later than any check, after {b} min.',
  ),
  order(
    '/schedule/criticalRepeatMin',
    '<=',
    '/schedule/warningRepeatMin',
    'A critical value is repeated every {a} min: at least as often as a warning, every {b} min.',
  ),
  order(
    '/deviceSilence/lowMs',
    '<',
    '/deviceSilence/mediumMs',
    'A silent device: the notice after {a} s must come before the warning after {b} s.',
  ),
  order(
    '/escalation/warningSecondMin',
    '<=',
    '/escalation/warningPrescriberMin',
    'An unseen warning reaches a second nurse after {a} min: no later than the prescriber after {b} min.',
  ),
  order(
    '/escalation/criticalSecondMin',
    '<=',
    '/escalation/warningSecondMin',
    'An unseen critical reaches a second nurse after {a} min: no later than a warning after {b} min.',
  ),
  order(
    '/escalation/criticalPrescriberMin',
    '<=',
    '/escalation/warningPrescriberMin',
    'An unseen critical reaches the prescriber after {a} min: no later than a warning after {b} min.',
  ),
];

const READINESS: Order[] = [
  order(
    '/readiness/systolicBelow',
    '<=',
    '/readiness/systolicCap',
    'Ready below systolic {a}: the cap near baseline, {b}, must not lie below it.',
  ),
  order(
    '/readiness/diastolicBelow',
    '<=',
    '/readiness/diastolicCap',
    'Ready below diastolic {a}: the cap near baseline, {b}, must not lie below it.',
  ),
  order(
    '/readiness/spo2Floor',
    '<=',
    '/readiness/spo2AtLeast',
    'Saturation near baseline may be {a} %: no higher than the {b} % that is always enough.',
  ),
  order(
    '/readiness/respiratoryRateFrom',
    '<',
    '/readiness/respiratoryRateTo',
    'Ready from a breathing rate of {a} up to {b}: nothing lies between.',
  ),
];

const DOSING: Order[] = [
  ...['mgPerKg', 'overMin', 'mg', 'heldMin'].flatMap((at) => [
    order(
      `/dosing/${at}/from`,
      '<=',
      `/dosing/${at}/usual`,
      'The dose: at least {a} is more than the usual {b}.',
    ),
    order(
      `/dosing/${at}/usual`,
      '<=',
      `/dosing/${at}/to`,
      'The dose: the usual {a} is more than at most {b}.',
    ),
  ]),
  order(
    '/dosing/restMin',
    '<',
    '/dosing/longGapMin',
    'Between devices: the rest of {a} min must be shorter than the long gap of {b} min.',
  ),
];

/** What contradicts itself. Where one of the two is off, or not of this form of dose, nothing is compared. */
export const ORDERS: readonly Order[] = [...LIMITS, ...PRE_DOSE, ...TIMES, ...READINESS, ...DOSING];
