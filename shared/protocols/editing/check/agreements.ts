import type { Order } from './orders.ts';

type Row = readonly [a: string, relation: Order['relation'], b: string, sentence: string];

/** Whom the hold lets pass must not alarm at once after the dose. */
const BEFORE_AND_AFTER: readonly Row[] = [
  ['systolicAbove', '<', 'systolicHigh', 'systolic pressure up to {a}'],
  ['diastolicAbove', '<', 'diastolicHigh', 'diastolic pressure up to {a}'],
  ['heartRateAbove', '<', 'heartRateHigh', 'heart rate up to {a}'],
  ['respiratoryRateAbove', '<', 'respiratoryRateHigh', 'breathing rate up to {a}'],
  ['heartRateBelow', '>', 'heartRateLow', 'heart rate from {a}'],
  ['respiratoryRateBelow', '>', 'respiratoryRateLow', 'breathing rate from {a}'],
  ['spo2Below', '>', 'spo2Low', 'saturation from {a}'],
  ['temperatureFrom', '<=', 'temperatureHigh', 'temperature below {a}'],
].map(
  ([before, relation, after, what]): Row => [
    `/preDose/${before}`,
    relation as Order['relation'],
    `/limits/${after}/warning`,
    `A ${what} does not hold the dose, though it warns afterwards at {b}.`,
  ],
);

/** Whom the criteria let go must not be somebody whose values still alarm. */
const READY_AND_LIMITS: readonly Row[] = [
  ['systolicCap', '<=', 'systolicHigh/warning', 'A systolic pressure below {a}'],
  ['diastolicCap', '<=', 'diastolicHigh/warning', 'A diastolic pressure below {a}'],
  ['spo2AtLeast', '>', 'spo2Low/warning', 'A saturation of {a}'],
  ['spo2Floor', '>', 'spo2Low/critical', 'A saturation of {a} near baseline'],
  ['respiratoryRateFrom', '>', 'respiratoryRateLow/warning', 'A breathing rate of {a}'],
  ['respiratoryRateTo', '<', 'respiratoryRateHigh/warning', 'A breathing rate of {a}'],
  ['moaas', '>', 'moaasLow/warning', 'Sedation level {a}'],
  ['dissociationAtMost', '<', 'dissociationLate/score', 'A dissociation score of {a}'],
  ['cadssAtMost', '<', 'cadssHigh/warning', 'A CADSS total of {a}'],
  ['nauseaAtMost', '<', 'nauseaHigh/warning', 'A nausea score of {a}'],
].map(
  ([ready, relation, limit, what]): Row => [
    `/readiness/${ready}`,
    relation as Order['relation'],
    `/limits/${limit}`,
    `${what} counts as ready, though the limit at {b} still alarms.`,
  ],
);

/** Everyone is called for what is critical, and not before. */
const EVERYONE: readonly Row[] = [
  ['everyoneMoaas', 'moaasLow', 'sedation level'],
  ['everyoneRespiratoryRate', 'respiratoryRateLow', 'breathing rate'],
  ['everyoneSpo2', 'spo2Low', 'saturation'],
].map(
  ([everyone, limit, what]): Row => [
    `/escalation/${everyone}`,
    '<=',
    `/limits/${limit}/critical`,
    `Everyone is to be told at a ${what} of {a}, though only {b} is critical.`,
  ],
);

const RHYTHMS: readonly Row[] = [
  [
    '/confirmation/bloodPressureRepeatMin',
    '<=',
    '/schedule/criticalRepeatMin',
    'An unconfirmed pressure is repeated after {a} min, later than a confirmed critical one, every {b} min.',
  ],
  [
    '/escalation/criticalSecondMin',
    '<=',
    '/escalation/criticalPrescriberMin',
    'An unseen critical reaches a second nurse after {a} min, later than the prescriber after {b} min.',
  ],
];

/** Where two parts of a protocol do not agree. Each part can be meant; together they need a second look. */
export const AGREEMENTS: readonly Order[] = [
  ...BEFORE_AND_AFTER,
  ...READY_AND_LIMITS,
  ...EVERYONE,
  ...RHYTHMS,
].map(([a, relation, b, sentence]) => ({ a, relation, b, level: 'warns', sentence }));
