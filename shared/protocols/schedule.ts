import * as z from 'zod/mini';
import { MEASURES, type Measure } from '../vocabulary.ts';

export const scheduledCheckSchema = z.strictObject({
  checkId: z.string(),
  label: z.string(),
  atMin: z.number(),
  /** Half-open window [from, to) in minutes after T0 in which a set fulfils the check. */
  windowFromMin: z.number(),
  windowToMin: z.number(),
  needs: z.array(z.enum(MEASURES)),
  source: z.string(),
});
export type ScheduledCheck = z.infer<typeof scheduledCheckSchema>;

export const FULL_SET: readonly Measure[] = MEASURES;

/** A check at T+`atMin` with the usual window of 5 minutes to either side. */
export function checkAt(atMin: number, needs: readonly Measure[], source: string): ScheduledCheck {
  return {
    checkId: `T+${atMin}`,
    label: `T+${atMin}`,
    atMin,
    windowFromMin: atMin - 5,
    windowToMin: atMin + 5,
    needs: [...needs],
    source,
  };
}
