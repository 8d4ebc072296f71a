import * as z from 'zod/mini';

/** What the treatment is given for. */
export const INDICATIONS = ['trd', 'mdsi', 'ptsd', 'anxiety', 'chronicPain', 'other'] as const;
export type Indication = (typeof INDICATIONS)[number];

/** An indication the label of the drug covers; every other use is off-label and said to be. */
export const approvedIndicationsSchema = z.array(z.enum(INDICATIONS));

/** Something that speaks against the dose. A "yes" asks for a prescriber's decision; it cancels nothing by itself. */
export const contraindicationSchema = z.strictObject({
  item: z.string(),
  label: z.string(),
  source: z.string(),
  /** Extra care rather than a contraindication; asked and decided over in the same way. Absent: a contraindication. */
  kind: z.exactOptional(z.literal('caution')),
});
export type Contraindication = z.infer<typeof contraindicationSchema>;

/** A less common risk that is asked about at each visit and followed over the course. */
export const screeningQuestionSchema = z.strictObject({
  item: z.string(),
  label: z.string(),
  /** Why it is asked, for whoever asks. */
  why: z.string(),
});
export type ScreeningQuestion = z.infer<typeof screeningQuestionSchema>;

/** Whose a line of the checklist is: asked of the patient, seen to by the nurse, or the prescriber's. */
export const LINE_OWNERS = ['patient', 'nurse', 'prescriber'] as const;
export type LineOwner = (typeof LINE_OWNERS)[number];

/**
 * A line of the checklist, in the order a nurse works. Some items are answered by facts of their own and by nothing else
 * (see `clinical/pre-dose/line-kinds.ts`): two identifiers, an indication, a score, a weight.
 */
export const checklistLineSchema = z.strictObject({
  item: z.string(),
  label: z.string(),
  /** Absent: not said. */
  who: z.exactOptional(z.enum(LINE_OWNERS)),
  /** Why it is asked, in a few words. Absent: it goes without saying. */
  why: z.exactOptional(z.string()),
});
export type ChecklistLine = z.infer<typeof checklistLineSchema>;
