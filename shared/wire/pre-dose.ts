import * as z from 'zod/mini';
import { LINE_KINDS, LINE_STATUSES } from '../clinical/pre-dose/line.ts';
import { actorSchema } from '../events.ts';
import { ANSWERS, consentSeenSchema, IDENTIFIERS } from '../pre-dose-events.ts';
import { RISKS } from '../protocols/modifiers.ts';
import { INDICATIONS, LINE_OWNERS } from '../protocols/pre-dose.ts';

/** What is asked before the dose as it leaves the server: the facts, and what is made of them. */

const text = z.string();
const acted = { atMs: z.int(), by: actorSchema };
const answered = z.object({ answer: z.enum(ANSWERS), note: z.nullable(text), ...acted });

export const preDoseFacts = {
  checklist: z.record(
    text,
    z.object({
      answer: z.enum(['yes', 'no', 'notApplicable']),
      note: z.nullable(text),
      consent: z.nullable(consentSeenSchema),
      ...acted,
    }),
  ),
  identityConfirmed: z.nullable(z.object({ identifiers: z.array(z.enum(IDENTIFIERS)), ...acted })),
  indication: z.nullable(
    z.object({
      indication: z.enum(INDICATIONS),
      indicationWords: z.nullable(text),
      treatmentPlan: z.nullable(text),
      /** Whether the label of the drug covers it, as the protocol says. */
      approved: z.boolean(),
      ...acted,
    }),
  ),
  /** Answers by item of the protocol; what was never asked is absent. `seq`: place in the session's log. */
  contraindications: z.record(text, z.extend(answered, { seq: z.int() })),
  contraindicationDecision: z.nullable(
    z.object({
      items: z.array(text),
      decision: z.enum(['give', 'doNotGive']),
      reason: text,
      seq: z.int(),
      ...acted,
    }),
  ),
  screening: z.record(text, answered),
  /** Risks that the medicines taken at home point to and that nobody has stated since: a person states them. */
  risksProposed: z.array(z.object({ risk: z.enum(RISKS), entryIds: z.array(text) })),
};

export const preDoseSchema = z.object({
  lines: z.array(
    z.object({
      item: text,
      kind: z.enum(LINE_KINDS),
      rule: text,
      label: text,
      who: z.nullable(z.enum(LINE_OWNERS)),
      why: z.nullable(text),
      status: z.enum(LINE_STATUSES),
      text,
      evidence: z.nullable(z.object(acted)),
    }),
  ),
  open: z.int(),
});
