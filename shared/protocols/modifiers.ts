import * as z from 'zod/mini';
import { scheduledCheckSchema } from './schedule.ts';

/** What makes a patient need more watching. `age65` follows from the birth date; a clinician states the others. */
export const RISKS = [
  'age65',
  'hypertensiveEncephalopathy',
  'maoiToday',
  'stimulantToday',
  'cnsDepressantToday',
  'liverImpairment',
] as const;
export type Risk = (typeof RISKS)[number];

/** What a risk adds to the protocol. It only ever adds: no risk takes a check away or widens a limit. */
export const modifierSchema = z.strictObject({
  risk: z.enum(RISKS),
  /** Names the risk in the reason of a check: `age 65 or over`. */
  label: z.string(),
  checks: z.array(scheduledCheckSchema),
  /** Shown to the nurse while the risk stands; null: nothing to say. */
  advice: z.nullable(z.string()),
  /** How many minutes beyond the minimum time are suggested. Absent or null: none. */
  longerMin: z.exactOptional(z.nullable(z.number())),
  /** The advice is to keep the saturation on continuously: said while no continuous device is bound. Absent: it is other advice. */
  continuousSpo2: z.exactOptional(z.boolean()),
  source: z.string(),
});
export type Modifier = z.infer<typeof modifierSchema>;
