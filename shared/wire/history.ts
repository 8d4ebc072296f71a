import * as z from 'zod/mini';
import type { SessionDigest } from '../clinical/digest.ts';
import { symptomSchema } from '../entries.ts';
import { sessionCourseSchema } from '../events.ts';
import { ANSWERS } from '../pre-dose-events.ts';
import { courseSchema } from './courses.ts';

/** One patient over time. */

const text = z.string();
const atMs = z.int();

/** The highest or lowest value after T0, and when. */
const extremeSchema = z.object({
  value: z.number(),
  takenAtMs: atMs,
  /** Minutes since T0, with a fraction. */
  afterMin: z.number(),
});

/** What one session comes to in a line. Unknown is null. */
export const sessionDigestSchema = z.object({
  sessionId: text,
  /** The record it was opened under: the patient's, or one merged into it. */
  patientId: text,
  protocol: z.object({ protocolId: text, name: text, version: text, routeShort: text, drug: text }),
  timeZone: text,
  plannedAtMs: atMs,
  /** Start of the first dose, T0. */
  firstDoseAtMs: z.nullable(atMs),
  /** Its place in a course as it stood when it opened. */
  course: z.nullable(sessionCourseSchema),
  plannedMg: z.nullable(z.number()),
  plannedMgPerKg: z.nullable(z.number()),
  deliveredMg: z.number(),
  baseline: z.nullable(
    z.object({ systolicMmHg: z.nullable(z.number()), diastolicMmHg: z.nullable(z.number()) }),
  ),
  peakSystolic: z.nullable(extremeSchema),
  peakDiastolic: z.nullable(extremeSchema),
  /** Of the clinician's 0 to 10, and of CADSS. */
  peakDissociation: z.nullable(extremeSchema),
  peakCadss: z.nullable(extremeSchema),
  lowestSpo2: z.nullable(extremeSchema),
  lowestMoaas: z.nullable(extremeSchema),
  /** Minutes from T0 until every criterion was met or overridden; null: they never were. */
  criteriaMetAfterMin: z.nullable(z.number()),
  /** Minutes from T0 to the end. */
  endedAfterMin: z.nullable(z.number()),
  end: z.nullable(z.enum(['discharged', 'cancelledNotDosed', 'leftAgainstAdvice', 'transferred'])),
  endedAtMs: z.nullable(atMs),
  /** Each effect once, with its worst grade. `what`: what an `other` one was. */
  sideEffects: z.array(
    z.object({
      effect: symptomSchema.shape.effect,
      what: z.nullable(text),
      grade: symptomSchema.shape.grade,
    }),
  ),
  /** Answers of the screening before the dose; what was not asked is absent. */
  screening: z.array(z.object({ item: text, label: text, answer: z.enum(ANSWERS) })),
  /** Clinical alerts raised, by the highest severity each reached. */
  alerts: z.object({ notice: z.int(), warning: z.int(), critical: z.int() }),
}) satisfies z.ZodMiniType<SessionDigest>;

export const patientHistorySchema = z.object({
  /** The head record. */
  patientId: text,
  /** Another registered patient has the same or a similar name. */
  sameName: z.boolean(),
  /** Newest first; also those of records merged into this one. */
  courses: z.array(courseSchema),
  /** Newest first. */
  sessions: z.array(sessionDigestSchema),
  /** How many there are in all. */
  total: z.int(),
  /** Give it as `before` for the sessions that are older; null: there are none. */
  next: z.nullable(z.int()),
});
export type PatientHistory = z.infer<typeof patientHistorySchema>;
