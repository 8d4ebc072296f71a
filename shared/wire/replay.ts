import * as z from 'zod/mini';
import { announcementSchema } from '../events.ts';
import { SEVERITIES } from '../vocabulary.ts';

/**
 * What a replay answers: sessions that have ended, judged under another protocol beside the one they were watched under.
 * Minutes count from T0 of each session, exact; before it they are negative.
 */

const count = z.int();
const minutes = z.number();
const text = z.string();

const replayedAlertSchema = z.object({
  /** Rule family: `BP`, `SPO2`, `DIS-HI`; of a late check or a silent device with its name, `CHECK:T+40`. */
  family: text,
  alertClass: announcementSchema.shape.alertClass,
  /** The highest it reached, and whether that was confirmed. */
  severity: z.enum(SEVERITIES),
  confirmed: z.boolean(),
  /** What it said when it first reached that severity. */
  message: text,
  /** When it was raised; null: no dose was given. */
  atMin: z.nullable(minutes),
});
export type ReplayedAlert = z.infer<typeof replayedAlertSchema>;

const pairSchema = z.object({ before: replayedAlertSchema, after: replayedAlertSchema });
export type AlertPair = z.infer<typeof pairSchema>;

const readySchema = z.object({
  atMin: minutes,
  /** The minimum time ends after the record does: it is taken that all stood as it was when the patient left. */
  assumed: z.boolean(),
});

/** One session under one protocol. */
const sideSchema = z.object({
  /** Clinical alerts raised, by the highest severity they reached; what was only logged late is none. */
  clinical: z.object({ notice: count, warning: count, critical: count }),
  confirmedCriticals: count,
  /** Clinical and technical alerts that called as warning or critical. */
  alarms: count,
  /**
   * Alerts about late checks of the schedule. They are counted apart: for a check that nobody was asked for nobody came,
   * so those of a check that is added tell the work, not the delay.
   */
  overdue: count,
  /** Checks that fell due while the patient was watched. */
  checks: count,
  /** The first instant at which the minimum time and every measured criterion were met; null: never. */
  ready: z.nullable(readySchema),
});
export type ReplaySide = z.infer<typeof sideSchema>;

const ruleSchema = z.object({
  /** Family without names: `BP`, `DIS-HI`, `CHECK`. */
  rule: text,
  alertClass: announcementSchema.shape.alertClass,
  added: count,
  removed: count,
  changed: count,
  moved: count,
  raisedBefore: count,
  raisedAfter: count,
  confirmedBefore: count,
  confirmedAfter: count,
});
export type RuleReplay = z.infer<typeof ruleSchema>;

export const sessionReplaySchema = z.object({
  /** Null: the session may not be opened by whoever asks, or it was simulated. */
  sessionId: z.nullable(text),
  /** T0; null for the same reasons, and where no dose was given. */
  t0Ms: z.nullable(z.int()),
  /** From T0 until the patient left. */
  minutesWatched: minutes,
  before: sideSchema,
  after: sideSchema,
  alerts: z.object({
    added: z.array(replayedAlertSchema),
    removed: z.array(replayedAlertSchema),
    /** The same alert reached another severity. */
    changed: z.array(pairSchema),
    /** The same alert with the same severity was raised at another time. */
    moved: z.array(pairSchema),
  }),
  /** Every rule that raised anything on either side. */
  rules: z.array(ruleSchema),
  /** How much later the patient is ready; negative: earlier; null: never ready on one side or both. */
  readyMovedMin: z.nullable(minutes),
  checks: z.object({ added: count, removed: count }),
});
export type SessionReplay = z.infer<typeof sessionReplaySchema>;

const totalSchema = z.object({
  alarms: count,
  /** Null: nobody was watched. */
  alarmsPerPatientHour: z.nullable(z.number()),
  /** Clinical alerts that called as critical, confirmed or not. */
  criticals: count,
  confirmedCriticals: count,
  sessionsWithCritical: count,
  criticalsPerSession: z.nullable(z.number()),
  /** More than one critical in 20 sessions: the limits should be looked at again. */
  overBudget: z.boolean(),
  overdue: count,
  checks: count,
  neverReady: count,
  /** Of the sessions that were ready: how many only by what is taken to have gone on as it was. */
  readyAssumed: count,
});
export type ReplayTotal = z.infer<typeof totalSchema>;

export const replaySummarySchema = z.object({
  sessions: count,
  patientHours: z.number(),
  /** Every rule that raised anything on either side, in order of name. */
  rules: z.array(ruleSchema),
  before: totalSchema,
  after: totalSchema,
  /** Of the sessions that were ready on both sides; null: there are none. */
  readyMovedMin: z.nullable(z.object({ sessions: count, median: minutes, min: minutes, max: minutes })),
  checks: z.object({ added: count, removed: count }),
  /** Whether the protocol that is tried would be over the budget of criticals. */
  overBudget: z.boolean(),
});
export type ReplaySummary = z.infer<typeof replaySummarySchema>;
