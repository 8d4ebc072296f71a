import * as z from 'zod/mini';
import { shortText } from './entries.ts';
import { SEXES } from './vocabulary.ts';

/** Who the patient is: the identity a session pins when it opens, and the patient stream keeps current. */
export const identitySchema = z.strictObject({
  name: shortText,
  chosenName: z.nullable(shortText),
  birthDate: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  sex: z.enum(SEXES),
  recordNumber: shortText,
  allergies: z.array(shortText).check(z.maxLength(30)),
});
export type Identity = z.infer<typeof identitySchema>;
