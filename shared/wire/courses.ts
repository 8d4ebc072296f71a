import * as z from 'zod/mini';
import { CONDITIONS, courseEventSchema } from '../course-events.ts';
import { type CourseJudgement, DOSE_SOURCES, VISIT_STATUSES } from '../courses/course-judgement.ts';
import {
  coursePhaseSchema,
  coursePlanSchema,
  courseTemplateSchema,
  daySchema,
} from '../courses/course-plan.ts';
import { idSchema } from '../entries.ts';
import { actorSchema, planSchema, sessionCourseSchema } from '../events.ts';
import { INDICATIONS } from '../protocols/pre-dose.ts';
import { isWholeText, typedLine, typedText } from '../typed.ts';

/**
 * Courses over HTTP: what is asked, and what is answered. Every change answers the course as it stands then.
 *
 *   GET  /api/v1/course-templates                              courseTemplatesSchema
 *   POST /api/v1/courses                                       startCourseBodySchema
 *   GET  /api/v1/courses/:courseId                             courseSchema
 *   PUT  /api/v1/courses/:courseId/plan                        changePlanBodySchema
 *   PUT  /api/v1/courses/:courseId/indication                  changeIndicationBodySchema
 *   PUT  /api/v1/courses/:courseId/visits/:visit/day           moveVisitBodySchema
 *   POST /api/v1/courses/:courseId/visits/:visit/missed        missVisitBodySchema
 *   POST /api/v1/courses/:courseId/visits                      addVisitBodySchema
 *   POST /api/v1/courses/:courseId/added/:visitId/remove       reasonedBodySchema
 *   PUT  /api/v1/courses/:courseId/next-dose                   orderDoseBodySchema
 *   POST /api/v1/courses/:courseId/reviews                     reviewBenefitBodySchema
 *   POST /api/v1/courses/:courseId/sessions/:sessionId/leave   reasonedBodySchema
 *   POST /api/v1/courses/:courseId/end, /reopen                reasonedBodySchema
 *   GET  /api/v1/patients/:patientId/courses                   coursesSchema
 *   GET  /api/v1/patients/:patientId/history?before&limit      patientHistorySchema (history.ts)
 *   GET  /api/v1/visits?from&to                                dueVisitsSchema
 */

const text = z.string();
const atMs = z.int();
const day = z.string();
const reason = typedText;
const wholeText = z.refine(isWholeText, 'holds a character that is no text');

/** A plan as somebody types it. */
export const typedPlanSchema = z.extend(coursePlanSchema, {
  phases: z
    .array(z.extend(coursePhaseSchema, { name: typedLine.check(z.maxLength(60)) }))
    .check(z.minLength(1), z.maxLength(12)),
  source: z.string().check(z.maxLength(400), wholeText),
});

/** What every change of a course carries: `seq` is the course as it was seen, so that of two who edit one is told. */
const change = { commandId: idSchema, seq: z.int().check(z.nonnegative()) };
const indicated = {
  indication: z.enum(INDICATIONS),
  indicationWords: z.nullable(typedLine),
  treatmentPlan: z.nullable(typedText),
};

export const startCourseBodySchema = z.strictObject({
  courseId: idSchema,
  commandId: idSchema,
  patientId: idSchema,
  protocolId: z.string().check(z.minLength(1), z.maxLength(200)),
  ...indicated,
  plan: typedPlanSchema,
});
export const changePlanBodySchema = z.strictObject({ ...change, plan: typedPlanSchema, reason });
export const changeIndicationBodySchema = z.strictObject({ ...change, ...indicated, reason });
/** Another day, or null: the visit is left out. */
export const moveVisitBodySchema = z.strictObject({ ...change, day: z.nullable(daySchema), reason });
export const missVisitBodySchema = z.strictObject({ ...change, condition: z.enum(CONDITIONS), reason });
export const addVisitBodySchema = z.strictObject({ ...change, visitId: idSchema, day: daySchema, reason });
/** A reason for taking a visit or a session out, ending the course or opening it again. */
export const reasonedBodySchema = z.strictObject({ ...change, reason });
export const orderDoseBodySchema = z.strictObject({ ...change, ...planSchema, reason });
/** `session`: after how many sessions. */
export const reviewBenefitBodySchema = z.strictObject({
  ...change,
  session: z.int().check(z.gte(1), z.lte(4000)),
  goOn: z.boolean(),
  note: typedText,
});

const shortGapSchema = z.object({ hours: z.number(), minGapHours: z.number(), afterDay: day });
const doseProposalSchema = z.object({
  ...planSchema,
  from: z.enum(DOSE_SOURCES),
  offeredFrom65Mg: z.nullable(z.number()),
  highFirstDose: z.boolean(),
  changeNeedsOrder: z.boolean(),
});
export const courseJudgementSchema = z.object({
  today: day,
  phases: z.array(
    z.object({
      name: text,
      fromDay: day,
      toDay: z.nullable(day),
      visits: z.nullable(z.int()),
      sessions: z.int(),
    }),
  ),
  currentPhase: z.nullable(z.int()),
  visits: z.array(
    z.object({
      visit: z.nullable(z.int()),
      visitId: z.nullable(text),
      day,
      plannedDay: z.nullable(day),
      phase: z.int(),
      status: z.enum(VISIT_STATUSES),
      sessionId: z.nullable(text),
      shortGap: z.nullable(shortGapSchema),
      reason: z.nullable(text),
    }),
  ),
  sessions: z.array(
    z.object({
      sessionId: text,
      day,
      dosed: z.boolean(),
      number: z.nullable(z.int()),
      phase: z.int(),
      numberInPhase: z.nullable(z.int()),
      visit: z.nullable(z.int()),
      visitId: z.nullable(text),
    }),
  ),
  next: z.nullable(
    z.object({
      place: sessionCourseSchema,
      day: z.nullable(day),
      visit: z.nullable(z.int()),
      visitId: z.nullable(text),
      shortGap: z.nullable(shortGapSchema),
      dose: doseProposalSchema,
    }),
  ),
  overdue: z.int(),
  missed: z.nullable(
    z.object({
      visit: z.int(),
      day,
      kind: z.enum(['goOn', 'returnToPhase', 'ask', 'decide']),
      phase: z.nullable(z.int()),
    }),
  ),
  reviews: z.array(
    z.object({
      session: z.int(),
      status: z.enum(['ahead', 'due', 'done']),
      goOn: z.nullable(z.boolean()),
      note: z.nullable(text),
      atMs: z.nullable(atMs),
    }),
  ),
  openSessionId: z.nullable(text),
}) satisfies z.ZodMiniType<CourseJudgement>;

const acted = { atMs, by: actorSchema };
const ordered = { ...planSchema, reason: text, ...acted };

export const courseSchema = z.object({
  courseId: text,
  /** Give it back with a change. */
  seq: z.int(),
  /** The record it was begun under: perhaps one that was merged into the patient's. */
  patientId: text,
  protocol: z.object({
    protocolId: text,
    /** Null: the clinic has no such protocol any more. */
    name: z.nullable(text),
    routeShort: z.nullable(text),
  }),
  indication: z.enum(INDICATIONS),
  indicationWords: z.nullable(text),
  treatmentPlan: z.nullable(text),
  /** The label does not cover this use. Null: the protocol does not say which it covers. */
  offLabel: z.nullable(z.boolean()),
  plan: coursePlanSchema,
  /** The plan with the denser rhythm back from this week on, ready to be put to a prescriber; null: not proposed. */
  returningPlan: z.nullable(coursePlanSchema),
  started: z.object(acted),
  /** What was ordered for the next session; null: nothing that still waits. */
  order: z.nullable(z.object(ordered)),
  end: z.nullable(z.object({ ...acted, reason: text })),
  judgement: courseJudgementSchema,
  /** Every change with who and why, oldest first: the newest 500. */
  events: z.array(
    z.object({ seq: z.int(), recordedAtMs: atMs, actor: actorSchema, event: courseEventSchema }),
  ),
});
export type Course = z.infer<typeof courseSchema>;
export const coursesSchema = z.object({ courses: z.array(courseSchema) });

/** What a course may begin from, by protocol. The first of a protocol is its own. */
export const courseTemplatesSchema = z.object({
  templates: z.array(
    z.object({
      protocolId: text,
      templateId: text,
      name: text,
      /** What it is for; null: whatever the protocol is used for. */
      indication: z.nullable(z.enum(INDICATIONS)),
      template: courseTemplateSchema,
    }),
  ),
});
export type CourseTemplates = z.infer<typeof courseTemplatesSchema>;

/** One visit for the desk. Of a record the reader may not open: who, which day, and nothing about the treatment. */
const dueVisitSchema = z.object({
  courseId: text,
  /** The head record of the patient. */
  patientId: text,
  identity: z.object({ name: text, chosenName: z.nullable(text), birthDate: text }),
  /** Somebody else of the list, or on the board, has the same or a similar name. */
  sameName: z.boolean(),
  restricted: z.boolean(),
  day,
  status: z.enum(['overdue', 'due', 'planned', 'fulfilled']),
  /** Visits of this course that are overdue, this one included. */
  overdue: z.int(),
  /** The session that is for it: open, or over. */
  sessionId: z.nullable(text),
  /** A person or a ride is named in that session; null: no session, or nobody asked yet. */
  rideArranged: z.nullable(z.boolean()),
  /** Null: the reader may not open the record. */
  details: z.nullable(
    z.object({
      seq: z.int(),
      visit: z.nullable(z.int()),
      visitId: z.nullable(text),
      protocol: z.object({ protocolId: text, name: z.nullable(text), routeShort: z.nullable(text) }),
      /** Of the session that is for it, or of the next one; null: neither. */
      place: z.nullable(sessionCourseSchema),
      /** Null: not the next session of its course. */
      dose: z.nullable(doseProposalSchema),
      shortGap: z.nullable(shortGapSchema),
      reviewDue: z.boolean(),
    }),
  ),
});
export type DueVisit = z.infer<typeof dueVisitSchema>;
export const dueVisitsSchema = z.object({
  today: day,
  from: day,
  to: day,
  /** By day, then by name. Of what is overdue the newest visit of each course, whatever `from`. */
  visits: z.array(dueVisitSchema),
});
export type DueVisits = z.infer<typeof dueVisitsSchema>;
