import * as z from 'zod/mini';
import { atMsSchema, keySchema } from './entries.ts';

/** Who spoke by the tablet: the patient, or somebody for them (edge case 40). */
export const SPEAKERS = ['patient', 'interpreter', 'carer'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** What one tap says while the patient is under the dose. */
export const FEELINGS = ['okay', 'sick', 'anxious'] as const;
export type Feeling = (typeof FEELINGS)[number];

/** What everything said by a tablet carries: when it was touched, in which language, by whom. */
export const saidSchema = {
  takenAtMs: atMsSchema,
  /** Of the words that were on the screen: `en`, `es`. */
  language: keySchema,
  saidBy: z.enum(SPEAKERS),
};
