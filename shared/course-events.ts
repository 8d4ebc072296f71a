import * as z from 'zod/mini';
import { coursePlanSchema, daySchema } from './courses/course-plan.ts';
import { atMsSchema, idSchema, longText, shortText } from './entries.ts';
import { event } from './event-shape.ts';
import { INDICATIONS } from './protocols/pre-dose.ts';

const reason = longText;

/** How a patient was when a visit was missed: it decides whether the rhythm goes on or a clinician goes back one. */
export const CONDITIONS = ['stable', 'worse', 'unknown'] as const;

/** A course: the planned series of sessions of one patient under one protocol. Its plan is a proposal a prescriber edits. */
export const courseEventSchema = z.discriminatedUnion('type', [
  event('CourseStarted', {
    courseId: idSchema,
    patientId: idSchema,
    protocolId: z.string(),
    indication: z.enum(INDICATIONS),
    /** What an `other` indication is; null where it is not. */
    indicationWords: z.nullable(shortText),
    /** The treatment plan in words; null: not written. */
    treatmentPlan: z.nullable(longText),
    plan: coursePlanSchema,
  }),
  event('CoursePlanChanged', { plan: coursePlanSchema, reason }),
  event('CourseIndicationChanged', {
    indication: z.enum(INDICATIONS),
    indicationWords: z.nullable(shortText),
    treatmentPlan: z.nullable(longText),
    reason,
  }),
  /** A planned visit stands on another day; null: it is left out. `visit` counts planned visits from 1. */
  event('VisitMoved', { visit: z.int().check(z.gte(1)), day: z.nullable(daySchema), reason }),
  event('VisitMissed', {
    visit: z.int().check(z.gte(1)),
    day: daySchema,
    condition: z.enum(CONDITIONS),
    reason,
  }),
  /** A booster beside the rhythm. */
  event('VisitAdded', { visitId: idSchema, day: daySchema, reason }),
  event('VisitRemoved', { visitId: idSchema, reason }),
  /** What a prescriber orders for the next session instead of the plan's proposal. */
  event('NextDoseOrdered', {
    plannedMg: z.nullable(z.number()),
    plannedMgPerKg: z.nullable(z.number()),
    plannedOverMin: z.nullable(z.number()),
    reason,
  }),
  event('SessionJoined', { sessionId: idSchema, plannedAtMs: atMsSchema }),
  event('SessionLeft', { sessionId: idSchema, reason }),
  /** Whether the benefit at a planned review speaks for going on. */
  event('BenefitReviewed', { session: z.int().check(z.gte(1)), goOn: z.boolean(), note: longText }),
  event('CourseEnded', { reason }),
  event('CourseReopened', { reason }),
]);
export type CourseEvent = z.infer<typeof courseEventSchema>;
