import * as z from 'zod/mini';
import { daySchema } from './courses/course-plan.ts';
import { idSchema, longText, shortText } from './entries.ts';
import { event } from './event-shape.ts';
import { identitySchema } from './identity.ts';

const reason = longText;

/** What a consent is for. */
export const CONSENTS = ['treatment', 'offLabelUse'] as const;

export const patientEventSchema = z.discriminatedUnion('type', [
  event('PatientRegistered', { identity: identitySchema }),
  event('PatientCorrected', { identity: identitySchema, reason }),
  /** From now on only these people open the record without breaking glass. An empty list lifts the restriction. */
  event('RecordRestricted', { staffIds: z.array(idSchema).check(z.maxLength(200)), reason }),
  /** Consent on file: signed on a day, valid through another (inclusive; null: until withdrawn), kept where. */
  event('ConsentRecorded', {
    consentId: idSchema,
    consent: z.enum(CONSENTS),
    signedOn: daySchema,
    validThrough: z.nullable(daySchema),
    keptAt: z.nullable(shortText),
  }),
  event('ConsentWithdrawn', { consentId: idSchema, reason }),
  /** Enrolled in the REMS on a day; `false` takes a mistaken enrolment back. */
  event('RemsEnrolmentStated', {
    enrolled: z.boolean(),
    on: z.nullable(daySchema),
    note: z.nullable(longText),
  }),
  /** This record and another are of one person: from now on this one is read as part of the other. Reversible. */
  event('PatientMerged', { intoPatientId: idSchema, reason }),
  event('PatientUnmerged', { fromPatientId: idSchema, reason }),
]);
export type PatientEvent = z.infer<typeof patientEventSchema>;
