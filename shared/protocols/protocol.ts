import * as z from 'zod/mini';
import { courseTemplateSchema } from '../courses/course-plan.ts';
import { dosingFormSchema } from './dosing-form.ts';
import { modifierSchema } from './modifiers.ts';
import {
  approvedIndicationsSchema,
  checklistLineSchema,
  contraindicationSchema,
  screeningQuestionSchema,
} from './pre-dose.ts';
import { scheduledCheckSchema } from './schedule.ts';

/**
 * A protocol is data: a session embeds its resolved copy, so that judgement never looks anything up.
 * A field that is new in a later version must be optional and mean "off" when absent.
 */

const minutes = z.number();
const bound = z.nullable(z.number());

/** A limit in one direction: at or beyond `warning`/`critical` breaks it (inclusive). Null: no such limit. */
const limitSchema = z.strictObject({ warning: bound, critical: bound });

/** Limits that may be fitted to one patient for one session. Both severities must be given: none is switched off. */
const ownLimitSchema = z.strictObject({ warning: z.number(), critical: z.number() });
export const ownLimitsSchema = z.strictObject({
  systolicHigh: z.exactOptional(ownLimitSchema),
  diastolicHigh: z.exactOptional(ownLimitSchema),
  systolicLow: z.exactOptional(ownLimitSchema),
  heartRateLow: z.exactOptional(ownLimitSchema),
  heartRateHigh: z.exactOptional(ownLimitSchema),
  spo2Low: z.exactOptional(ownLimitSchema),
  respiratoryRateLow: z.exactOptional(ownLimitSchema),
  respiratoryRateHigh: z.exactOptional(ownLimitSchema),
});
export type OwnLimits = z.infer<typeof ownLimitsSchema>;
export type OwnLimitKey = keyof OwnLimits;

export const protocolSchema = z.strictObject({
  protocolId: z.string(),
  name: z.string(),
  version: z.string(),
  /** `intranasal`, and short for a tile: `IN`. Nothing is judged by either: what differs is data. */
  route: z.string(),
  routeShort: z.string(),
  drug: z.string(),
  /** null until an admin has recorded the medical director's approval of the values marked [P]. */
  approvedBy: z.nullable(z.string()),
  dosing: dosingFormSchema,
  minimumMin: minutes,
  /** Whether the minimum time counts from the start of the last administration or from the last drug in. */
  minimumFrom: z.enum(['lastStart', 'end']),
  /** Whether a monitoring form of the REMS is drafted. */
  rems: z.boolean(),
  baselineMaxAgeMin: minutes,
  preDose: z.strictObject({
    systolicAbove: z.number(),
    diastolicAbove: z.number(),
    spo2Below: z.number(),
    heartRateBelow: z.number(),
    heartRateAbove: z.number(),
    respiratoryRateBelow: z.number(),
    respiratoryRateAbove: z.number(),
    temperatureFrom: z.number(),
    /** At or above either, only a prescriber may override. */
    prescriberOnlySystolic: z.number(),
    prescriberOnlyDiastolic: z.number(),
    repeatMin: minutes,
    passesToLift: z.number(),
  }),
  /** Which uses the label covers: every other one is off-label. */
  approvedIndications: approvedIndicationsSchema,
  contraindications: z.array(contraindicationSchema),
  screening: z.array(screeningQuestionSchema),
  checklist: z.array(checklistLineSchema),
  schedule: z.strictObject({
    checks: z.array(scheduledCheckSchema),
    graceMin: minutes,
    criticalGraceMin: minutes,
    mediumMin: minutes,
    prescriberToldMin: minutes,
    warningRepeatMin: minutes,
    criticalRepeatMin: minutes,
    /** While extended, and after the last scheduled check until the patient has gone. */
    continuedMin: minutes,
  }),
  limits: z.strictObject({
    systolicHigh: limitSchema,
    diastolicHigh: limitSchema,
    systolicRise: bound,
    diastolicRise: bound,
    systolicLow: limitSchema,
    /** BP-LO warns only when also this far below baseline; without a baseline the limit alone warns. */
    systolicLowDrop: z.number(),
    heartRateLow: limitSchema,
    heartRateHigh: limitSchema,
    spo2Low: limitSchema,
    respiratoryRateLow: limitSchema,
    respiratoryRateHigh: limitSchema,
    temperatureLow: limitSchema,
    temperatureHigh: limitSchema,
    moaasLow: limitSchema,
    dissociationHigh: limitSchema,
    cadssHigh: limitSchema,
    cadss6High: limitSchema,
    dissociationSlow: z.strictObject({ fromMin: minutes, score: z.number() }),
    dissociationLate: z.strictObject({ fromMin: minutes, score: z.number() }),
    nauseaHigh: limitSchema,
  }),
  confirmation: z.strictObject({
    bloodPressureRepeatMin: minutes,
    otherRepeatMin: minutes,
    insideToClear: z.number(),
    continuousHoldMs: z.number(),
    /** A critical saturation of a continuous device raises at once, without the hold. */
    criticalSpo2AtOnce: z.boolean(),
  }),
  escalation: z.strictObject({
    warningSecondMin: minutes,
    warningPrescriberMin: minutes,
    criticalSecondMin: minutes,
    criticalPrescriberMin: minutes,
    everyoneMoaas: z.number(),
    everyoneRespiratoryRate: z.number(),
    everyoneSpo2: z.number(),
  }),
  deviceSilence: z.strictObject({ lowMs: z.number(), mediumMs: z.number() }),
  readiness: z.strictObject({
    systolicBelow: z.number(),
    diastolicBelow: z.number(),
    baselinePercent: z.number(),
    systolicCap: z.number(),
    diastolicCap: z.number(),
    setsApartMin: minutes,
    spo2AtLeast: z.number(),
    spo2NearBaseline: z.number(),
    spo2Floor: z.number(),
    respiratoryRateFrom: z.number(),
    respiratoryRateTo: z.number(),
    moaas: z.number(),
    dissociationAtMost: z.number(),
    cadssAtMost: z.number(),
    nauseaAtMost: z.number(),
    vomitingClearMin: minutes,
    finalVitalsMin: minutes,
    nearlyMin: minutes,
    /** Whether somebody must state that the cannula is out and the site was looked at (D14). */
    accessSite: z.boolean(),
  }),
  /** What risks of this patient add to the schedule. */
  modifiers: z.array(modifierSchema),
  /** The course it proposes; null: none. */
  course: z.nullable(courseTemplateSchema),
});

export type Protocol = z.infer<typeof protocolSchema>;
export type Limit = z.infer<typeof limitSchema>;
