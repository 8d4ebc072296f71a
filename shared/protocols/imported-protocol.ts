import * as z from 'zod/mini';
import { typedLineOf, typedName } from '../typed.ts';
import { MEASURES } from '../vocabulary.ts';
import { dosingFormSchema } from './dosing-form.ts';
import { modifierSchema } from './modifiers.ts';
import { checklistLineSchema, contraindicationSchema, screeningQuestionSchema } from './pre-dose.ts';
import { protocolSchema } from './protocol.ts';
import { scheduledCheckSchema } from './schedule.ts';

/**
 * A protocol as it comes in from outside: the schema of stored ones with every text trimmed, whole and bounded, and every
 * list bounded. Numbers are finite; whether they make sense is `checkProtocol`'s to say.
 */

const name = (longest: number) => typedName.check(z.maxLength(longest));

/**
 * Ids of lines and checks become names of fields where they are answered: none of those that every object has. Stored
 * ones look like `prescriberOnSite` and `T+40`.
 */
const key = z.string().check(
  z.minLength(1),
  z.maxLength(60),
  z.regex(/^[A-Za-z0-9][A-Za-z0-9+.:_ -]*$/, 'is a plain word of letters, digits and + . : _ -'),
  z.refine((id) => !(id in {}), 'is a word that programs use themselves'),
);

const MOST_LINES = 40;
const MOST_CHECKS = 60;
const MOST_DOSES = 12;
const LONGEST_SOURCE = 300;

const checkSchema = z.extend(scheduledCheckSchema, {
  checkId: key,
  label: typedLineOf(60),
  needs: z.array(z.enum(MEASURES)).check(z.maxLength(MEASURES.length)),
  source: typedLineOf(LONGEST_SOURCE),
});
const checks = z.array(checkSchema).check(z.maxLength(MOST_CHECKS));

function isNoteOfADose({ source }: { source: string }): boolean {
  return typedLineOf(LONGEST_SOURCE).safeParse(source).data === source;
}

const asked = { item: key, label: typedLineOf(120) };

export const importedProtocolSchema = z.extend(protocolSchema, {
  protocolId: key,
  name: name(60),
  version: name(60),
  route: name(40),
  routeShort: name(8),
  drug: name(60),
  approvedBy: z.nullable(typedLineOf(LONGEST_SOURCE)),
  dosing: dosingFormSchema.check(
    z.refine(
      (dosing) => dosing.form !== 'devices' || dosing.plannedDosesMg.length <= MOST_DOSES,
      `has at most ${MOST_DOSES} doses that may be planned`,
    ),
    z.refine(
      (dosing) => dosing.form !== 'devices' || (dosing.doseNotes ?? []).every(isNoteOfADose),
      `has notes of doses with a source in one line of at most ${LONGEST_SOURCE} characters`,
    ),
  ),
  approvedIndications: protocolSchema.shape.approvedIndications.check(z.maxLength(10)),
  contraindications: z
    .array(z.extend(contraindicationSchema, { ...asked, source: typedLineOf(LONGEST_SOURCE) }))
    .check(z.maxLength(MOST_LINES)),
  screening: z
    .array(z.extend(screeningQuestionSchema, { ...asked, why: typedLineOf(LONGEST_SOURCE) }))
    .check(z.maxLength(MOST_LINES)),
  checklist: z
    .array(z.extend(checklistLineSchema, { ...asked, why: z.exactOptional(typedLineOf(LONGEST_SOURCE)) }))
    .check(z.maxLength(MOST_LINES)),
  schedule: z.extend(protocolSchema.shape.schedule, { checks }),
  modifiers: z
    .array(
      z.extend(modifierSchema, {
        label: typedLineOf(80),
        checks,
        advice: z.nullable(typedLineOf(LONGEST_SOURCE)),
        source: typedLineOf(LONGEST_SOURCE),
      }),
    )
    .check(z.maxLength(20)),
});
