import * as z from 'zod/mini';

/** One line of the trail. Changes come from the log, views from the access trail. */
const trailLineSchema = z.object({
  kind: z.enum(['change', 'view']),
  atMs: z.int(),
  who: z.string(),
  role: z.string(),
  /** Event type, or what was viewed. */
  what: z.string(),
  streamKind: z.string(),
  subjectId: z.string(),
  seq: z.nullable(z.int()),
});
export type TrailLine = z.infer<typeof trailLineSchema>;
export const trailPageSchema = z.object({
  lines: z.array(trailLineSchema),
  /** Give it as `before` for the lines that are older; null: there are none. */
  before: z.nullable(z.string()),
});
export type TrailPage = z.infer<typeof trailPageSchema>;
export const trailVerificationSchema = z.object({
  whole: z.boolean(),
  streams: z.int(),
  events: z.int(),
  views: z.int(),
  /** A sentence for each finding, the first altered row first. */
  findings: z.array(z.string()),
  atMs: z.int(),
});
export type TrailVerification = z.infer<typeof trailVerificationSchema>;
