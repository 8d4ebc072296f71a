import * as z from 'zod/mini';

/** A day on a calendar, `2026-11-26`: courses go by dates, in the zone of the clinic. */
export const daySchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

const count = z.int().check(z.gte(1), z.lte(400));

/**
 * A stretch of a course with one rhythm, from the first to the last of its weeks (both counted, the first week is 1; null:
 * until somebody ends the course). Either so many visits a week or one every so many days. Doses are proposals: in mg, or in mg
 * per kg of body weight where the protocol plans by weight; null: the prescriber says at the visit.
 */
export const coursePhaseSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  weeksFrom: count,
  weeksTo: z.nullable(count),
  rhythm: z.discriminatedUnion('every', [
    z.strictObject({ every: z.literal('week'), visits: z.int().check(z.gte(1), z.lte(7)) }),
    z.strictObject({ every: z.literal('days'), days: z.int().check(z.gte(1), z.lte(180)) }),
  ]),
  plannedMg: z.nullable(z.number()),
  plannedMgPerKg: z.nullable(z.number()),
});
export type CoursePhase = z.infer<typeof coursePhaseSchema>;

/** What a protocol proposes for a course; the same shape is what a prescriber then edits for one patient. */
export const courseTemplateSchema = z.strictObject({
  phases: z.array(coursePhaseSchema).check(z.minLength(1), z.maxLength(12)),
  /** Dose of the very first session where it differs from its phase (56 mg, or 28 mg from 65 years in the EU text). */
  firstPlannedMg: z.nullable(z.number()),
  firstPlannedMgFrom65: z.nullable(z.number()),
  /** Less time between two doses is said, never refused. */
  minGapHours: z.number().check(z.nonnegative(), z.lte(10_000)),
  /** After these sessions the benefit is looked at before going on. */
  reviewAtSessions: z.array(count).check(z.maxLength(50)),
  source: z.string().check(z.maxLength(400)),
});
export type CourseTemplate = z.infer<typeof courseTemplateSchema>;

/** The plan of one patient's course, from its first day. */
export const coursePlanSchema = z.extend(courseTemplateSchema, { startDay: daySchema });
export type CoursePlan = z.infer<typeof coursePlanSchema>;
