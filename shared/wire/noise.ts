import * as z from 'zod/mini';

/** How loud a clinic is: what its rules called for over some days, and what came of it. */

const count = z.int();

const ruleNoiseSchema = z.object({
  /** Family without names: `BP`, `DIS-HI`, `CHECK`. */
  rule: z.string(),
  raised: count,
  /** Of them reached critical, confirmed or not. */
  criticals: count,
  confirmed: count,
  /** While it stood a person recorded something at the bedside, or closed it. */
  actedOn: count,
  acknowledged: count,
  /** From raising to the first acknowledgement; null: nobody acknowledged any. */
  medianToAcknowledgeMs: z.nullable(z.number()),
});
export type RuleNoise = z.infer<typeof ruleNoiseSchema>;

export const noiseReportSchema = z.object({
  sessions: count,
  /** From T0 until the patient left. */
  patientHours: z.number(),
  /** Everything that called as warning or critical. */
  alarms: count,
  /** Null: nobody was watched. */
  alarmsPerPatientHour: z.nullable(z.number()),
  /** Clinical alerts that called as critical, confirmed or not. */
  criticals: count,
  criticalsPerSession: z.nullable(z.number()),
  /** More than one critical in 20 sessions: the limits should be looked at again. */
  overBudget: z.boolean(),
  /** The loudest first. */
  rules: z.array(ruleNoiseSchema),
});
export type NoiseReport = z.infer<typeof noiseReportSchema>;

/** The most days of one report. */
export const MOST_NOISE_DAYS = 92;
