import type { Protocol } from './protocol.ts';
import { MODIFIERS } from './shared-modifiers.ts';

/**
 * The numbers that the shipped protocols share; each protocol says what differs. Sources in RULES.md: what no label and no
 * paper gives is a proposal [P].
 */

/** Before the dose: beyond these the dose is on hold. */
const PRE_DOSE = {
  systolicAbove: 140,
  diastolicAbove: 90,
  spo2Below: 94,
  heartRateBelow: 50,
  heartRateAbove: 110,
  respiratoryRateBelow: 11,
  respiratoryRateAbove: 20,
  temperatureFrom: 38.1,
  prescriberOnlySystolic: 180,
  prescriberOnlyDiastolic: 110,
  repeatMin: 5,
  passesToLift: 2,
} satisfies Protocol['preDose'];

/** When a check is late, and how often it comes again. */
export const RHYTHM = {
  graceMin: 5,
  criticalGraceMin: 1,
  mediumMin: 10,
  prescriberToldMin: 15,
  warningRepeatMin: 10,
  criticalRepeatMin: 5,
  continuedMin: 15,
} satisfies Omit<Protocol['schedule'], 'checks'>;

/** After the dose. When lasting dissociation is told depends on the route. */
export const LIMITS = {
  systolicHigh: { warning: 160, critical: 180 },
  diastolicHigh: { warning: 100, critical: 110 },
  systolicRise: 40,
  diastolicRise: 25,
  systolicLow: { warning: 100, critical: 90 },
  systolicLowDrop: 20,
  heartRateLow: { warning: 45, critical: 40 },
  heartRateHigh: { warning: 111, critical: 131 },
  spo2Low: { warning: 93, critical: 91 },
  respiratoryRateLow: { warning: 10, critical: 8 },
  respiratoryRateHigh: { warning: 21, critical: 25 },
  temperatureLow: { warning: null, critical: 35.0 },
  temperatureHigh: { warning: 38.1, critical: 39.1 },
  moaasLow: { warning: 3, critical: 2 },
  dissociationHigh: { warning: 7, critical: 10 },
  cadssHigh: { warning: 25, critical: null },
  cadss6High: { warning: 12, critical: null },
  nauseaHigh: { warning: 7, critical: null },
} satisfies Omit<Protocol['limits'], 'dissociationSlow' | 'dissociationLate'>;

/** Lasting dissociation: a notice from `slowMin`, a warning from `lateMin` after T0. */
export function lastingFrom(
  slowMin: number,
  lateMin: number,
): Pick<Protocol['limits'], 'dissociationSlow' | 'dissociationLate'> {
  return {
    dissociationSlow: { fromMin: slowMin, score: 3 },
    dissociationLate: { fromMin: lateMin, score: 2 },
  };
}

/** How a breach is confirmed and cleared. */
export const CONFIRMATION = {
  bloodPressureRepeatMin: 5,
  otherRepeatMin: 1,
  insideToClear: 2,
  continuousHoldMs: 15_000,
  criticalSpo2AtOnce: false,
} satisfies Protocol['confirmation'];

/** Who is told when nobody has seen it. */
const ESCALATION = {
  warningSecondMin: 5,
  warningPrescriberMin: 10,
  criticalSecondMin: 2,
  criticalPrescriberMin: 2,
  everyoneMoaas: 1,
  everyoneRespiratoryRate: 8,
  everyoneSpo2: 85,
} satisfies Protocol['escalation'];

/** Silence of a continuous device. */
const DEVICE_SILENCE = { lowMs: 60_000, mediumMs: 180_000 } satisfies Protocol['deviceSilence'];

/** What leaving asks for. */
export const READINESS = {
  systolicBelow: 140,
  diastolicBelow: 90,
  baselinePercent: 20,
  systolicCap: 160,
  diastolicCap: 100,
  setsApartMin: 5,
  spo2AtLeast: 94,
  spo2NearBaseline: 2,
  spo2Floor: 92,
  respiratoryRateFrom: 11,
  respiratoryRateTo: 20,
  moaas: 5,
  dissociationAtMost: 1,
  cadssAtMost: 4,
  nauseaAtMost: 3,
  vomitingClearMin: 30,
  finalVitalsMin: 15,
  nearlyMin: 15,
  accessSite: false,
} satisfies Protocol['readiness'];

/** What every shipped protocol begins with. Nobody has approved it: a medical director does. */
export const COMMON = {
  approvedBy: null,
  baselineMaxAgeMin: 30,
  preDose: PRE_DOSE,
  escalation: ESCALATION,
  deviceSilence: DEVICE_SILENCE,
  modifiers: MODIFIERS,
} satisfies Partial<Protocol>;
