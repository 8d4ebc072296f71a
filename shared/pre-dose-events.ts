import * as z from 'zod/mini';
import { daySchema } from './courses/course-plan.ts';
import { longText, shortText } from './entries.ts';
import { event } from './event-shape.ts';
import { INDICATIONS } from './protocols/pre-dose.ts';

/** What tells one person from another. Two are asked for before every dose. */
export const IDENTIFIERS = ['name', 'birthDate', 'recordNumber', 'photo', 'address', 'phone'] as const;
export type Identifier = (typeof IDENTIFIERS)[number];

/** `unknown`: asked, and nobody could say. Never read as no. */
export const ANSWERS = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof ANSWERS)[number];

const note = z.nullable(longText);

/** The paper a line about consent was answered with: signed on a day, valid through another (inclusive; null: until withdrawn). */
export const consentSeenSchema = z.strictObject({
  signedOn: daySchema,
  validThrough: z.nullable(daySchema),
  coversOffLabel: z.boolean(),
});
export type ConsentSeen = z.infer<typeof consentSeenSchema>;

/** What is asked before the dose besides the checklist; the newest answer counts. */
export const PRE_DOSE_EVENTS = [
  event('IdentityConfirmed', { identifiers: z.array(z.enum(IDENTIFIERS)).check(z.minLength(2)) }),
  event('IndicationStated', {
    indication: z.enum(INDICATIONS),
    /** What an `other` indication is; null where it is not. */
    indicationWords: z.nullable(shortText),
    treatmentPlan: note,
  }),
  event('ContraindicationAnswered', { item: z.string(), answer: z.enum(ANSWERS), note }),
  /** A prescriber's decision over what speaks against the dose, as it stood: the items that were "yes" or unknown. */
  event('ContraindicationDecided', {
    items: z.array(z.string()).check(z.minLength(1), z.maxLength(60)),
    decision: z.enum(['give', 'doNotGive']),
    reason: longText,
  }),
  event('ScreeningAnswered', { item: z.string(), answer: z.enum(ANSWERS), note }),
] as const;
