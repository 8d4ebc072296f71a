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
