import * as z from 'zod/mini';
import { idSchema, keySchema } from '../entries.ts';
import { actorSchema } from '../events.ts';
import { replaySumsSchema } from '../protocol-events.ts';
import { DOSING_FORMS } from '../protocols/dosing-form.ts';
import { SECTIONS } from '../protocols/editing/sections.ts';
import { protocolSchema } from '../protocols/protocol.ts';
import { scheduledCheckSchema } from '../protocols/schedule.ts';
import { typedName, typedText } from '../typed.ts';
import { MEASURES } from '../vocabulary.ts';

/**
 * Bodies and answers of the clinic's protocols. A lineage is one protocol with all its versions, known by its
 * `protocolId`: the word of a shipped one (`esketamine-intranasal`), the UUID of the clinic's own. Screens take words,
 * bounds and differences from these answers: they know no protocol themselves.
 */

const text = z.string();
const atMs = z.int();
const number = z.number();
const acted = { atMs, by: actorSchema };
/** Parts of a protocol in the order of a visit; a form, a preview and a comparison have the same. */
const section = z.enum(SECTIONS);

/** SHA-256 of what a document judges by: not of its name, version or approval. */
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const version = z.string().check(z.minLength(1), z.maxLength(60));

/** What was found in a document. `wrong`: it is not switched on. `warns`: only when somebody accepts it. */
export const findingSchema = z.object({ pointer: text, sentence: text, level: z.enum(['wrong', 'warns']) });
export type Finding = z.infer<typeof findingSchema>;

/** A protocol in plain sentences; each names the fields it speaks for, so that it can stand beside them. */
export const describedSectionSchema = z.object({
  section,
  title: text,
  lines: z.array(z.object({ sentence: text, pointers: z.array(text) })),
});
export type DescribedSection = z.infer<typeof describedSectionSchema>;

/** One difference. `pointer` leads into the second document, or the first for what is gone. Null: not there. */
export const changeSchema = z.object({
  section,
  pointer: text,
  label: text,
  before: z.nullable(text),
  after: z.nullable(text),
});
export type ProtocolChange = z.infer<typeof changeSchema>;

/** Where a field stands in the document, where in the form, and what it is called. */
const field = { pointer: text, section, label: text };
export const editableFieldSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    ...field,
    /** Null: a plain count or score. */
    unit: z.nullable(text),
    /** What a person types, times this, stands in the document: 1000 where they type seconds for milliseconds. */
    factor: number,
    /** These four as a person types them. */
    step: number,
    min: number,
    max: number,
    /** Null: off, where `mayBeOff`. */
    shipped: z.nullable(number),
    mayBeOff: z.boolean(),
  }),
  z.object({ kind: z.literal('yesNo'), ...field, shipped: z.boolean() }),
  z.object({
    kind: z.literal('choice'),
    ...field,
    options: z.array(z.object({ value: text, label: text })),
    shipped: text,
  }),
  z.object({ kind: z.literal('line'), ...field, longest: z.int(), mayBeOff: z.boolean() }),
  /** Checks of the schedule, or those that a risk adds. */
  z.object({
    kind: z.literal('checks'),
    ...field,
    fewest: z.int(),
    most: z.int(),
    minMin: number,
    maxMin: number,
    measures: z.array(z.object({ measure: z.enum(MEASURES), label: text })),
    shipped: z.array(scheduledCheckSchema),
  }),
  /** Lines of the checklist, contraindications, questions: an `item` that stays, parts in words, and parts that are chosen. */
  z.object({
    kind: z.literal('lines'),
    ...field,
    most: z.int(),
    parts: z.array(
      z.object({
        key: z.enum(['label', 'source', 'why']),
        label: text,
        longest: z.int(),
        /** Empty, it is not in the document. */
        mayBeEmpty: z.boolean(),
      }),
    ),
    choices: z.array(
      z.object({
        key: z.enum(['who', 'kind']),
        label: text,
        /** Null: it is not in the document. */
        options: z.array(z.object({ value: z.nullable(text), label: text })),
      }),
    ),
    shipped: z.array(
      z.object({
        item: text,
        label: text,
        source: z.exactOptional(text),
        why: z.exactOptional(text),
        who: z.exactOptional(text),
        kind: z.exactOptional(text),
      }),
    ),
  }),
  /** Whole numbers of devices, in mg. */
  z.object({ kind: z.literal('amounts'), ...field, stepMg: number, maxMg: number, shipped: z.array(number) }),
]);
export type EditableField = z.infer<typeof editableFieldSchema>;

/** The medical director's approval, as an admin recorded it. It holds for whatever judges by this hash. */
export const approvalSchema = z.object({
  hash,
  director: text,
  /** YYYY-MM-DD. */
  approvedOn: text,
  note: z.nullable(text),
  ...acted,
});
export type ProtocolApproval = z.infer<typeof approvalSchema>;

/** What the newest replay of a document found. */
export const replayedSchema = z.object({
  ...acted,
  source: z.enum(['stored', 'simulated']),
  rulesV: text,
  sums: replaySumsSchema,
});
export type Replayed = z.infer<typeof replayedSchema>;

/** Where a lineage began. Null for a shipped protocol. */
const originSchema = z.object({
  protocolId: text,
  /** What it was called; null: not on record. */
  name: z.nullable(text),
  version: text,
  hash,
});

export const protocolSummarySchema = z.object({
  protocolId: text,
  name: text,
  drug: text,
  route: text,
  form: z.enum(DOSING_FORMS),
  origin: z.enum(['shipped', 'fork', 'import']),
  from: z.nullable(originSchema),
  /** `draft`: never switched on. Sessions are opened under what is on, and keep it. */
  state: z.enum(['on', 'off', 'draft']),
  /** In force, or the last that was; null: never switched on. */
  version: z.nullable(text),
  hash: z.nullable(hash),
  /** Of that version; null: it needs the medical director's approval. */
  approval: z.nullable(approvalSchema),
  replay: z.nullable(replayedSchema),
  /** What an admin is working on; null: nothing. */
  draft: z.nullable(
    z.object({
      hash,
      note: z.nullable(text),
      approval: z.nullable(approvalSchema),
      replay: z.nullable(replayedSchema),
      ...acted,
    }),
  ),
});
export type ProtocolSummary = z.infer<typeof protocolSummarySchema>;
export const protocolsSchema = z.object({ protocols: z.array(protocolSummarySchema) });

/** One time a version was switched on. What was said then stays. */
export const switchedOnSchema = z.object({
  ...acted,
  /** What was found and accepted, in words. */
  accepted: z.array(text),
  /** Nobody had replayed this very document. */
  notReplayed: z.boolean(),
  /** Its newest replay had more critical alerts than the budget: over one in 20 sessions. */
  overBudget: z.boolean(),
  /** Why all the same; null: neither of the two. */
  reason: z.nullable(text),
  /** Null: still on. */
  offAtMs: z.nullable(atMs),
  /** Null: another version took its place. */
  offReason: z.nullable(text),
});

export const protocolVersionSchema = z.object({
  version: text,
  hash,
  approval: z.nullable(approvalSchema),
  replay: z.nullable(replayedSchema),
  /** Oldest first. Empty for a shipped version that was on from the beginning. */
  switchedOn: z.array(switchedOnSchema),
});
export type ProtocolVersion = z.infer<typeof protocolVersionSchema>;

export const protocolViewSchema = z.extend(protocolSummarySchema, {
  /** Goes with `document` when a draft is saved: whoever edited something older is told. */
  editSeq: z.int(),
  /** What an editor begins with: the draft, or the version that is or was on. A shipped one is forked, not edited. */
  document: protocolSchema,
  findings: z.array(findingSchema),
  description: z.array(describedSectionSchema),
  /** Against the version in force; where there is none, against where the lineage began. */
  changes: z.array(changeSchema),
  /** What may be edited, and between which bounds. Empty for a shipped one. */
  fields: z.array(editableFieldSchema),
  /** Newest first. */
  versions: z.array(protocolVersionSchema),
});
export type ProtocolView = z.infer<typeof protocolViewSchema>;

/** A document of a lineage. `version` null: what an editor begins with. */
const documentRef = z.strictObject({ protocolId: keySchema, version: z.nullable(version) });
const commandId = idSchema;
const name = typedName.check(z.maxLength(60));
const reason = typedText;
const note = z.nullable(typedText);

/** `protocolId`: the UUID of the new lineage, made by the caller. */
export const forkProtocolBodySchema = z.strictObject({
  commandId,
  protocolId: idSchema,
  from: documentRef,
  name,
});
/** `document` as another clinic exported it. `name` null: as it is called there. */
export const importProtocolBodySchema = z.strictObject({
  commandId,
  protocolId: idSchema,
  name: z.nullable(name),
  document: z.unknown(),
});
export const draftProtocolBodySchema = z.strictObject({
  commandId,
  /** `editSeq` of what was edited. */
  editSeq: z.int(),
  document: z.unknown(),
  note,
});
export const discardDraftBodySchema = z.strictObject({ commandId, editSeq: z.int(), reason });
/** `document` whole, saved or not. `against` null: the shipped protocol of the same form. */
export const checkProtocolBodySchema = z.strictObject({
  document: z.unknown(),
  against: z.nullable(documentRef),
});
/** A document that is none at all has findings only. */
export const checkedProtocolSchema = z.object({
  /** Null: it could not be read as a protocol; the findings say why. */
  hash: z.nullable(hash),
  findings: z.array(findingSchema),
  description: z.array(describedSectionSchema),
  changes: z.array(changeSchema),
});
export type CheckedProtocol = z.infer<typeof checkedProtocolSchema>;

/** `hash`: of the draft or a version of this lineage that the medical director has read. */
export const approveProtocolBodySchema = z.strictObject({
  commandId,
  hash,
  director: typedName,
  approvedOn: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  note,
});
export const withdrawApprovalBodySchema = z.strictObject({ commandId, hash, reason });
export const switchOnBodySchema = z.strictObject({
  commandId,
  /** Null: the draft, which becomes the next version. */
  version: z.nullable(version),
  /** Of what was looked at: a draft that was edited since is not switched on by mistake. */
  hash,
  /** Pointers of every finding that warns. */
  accepted: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(500)),
  /** Needed where this document was never replayed, or its newest replay is over the alarm budget. */
  reason: z.nullable(reason),
});

export const compareProtocolsBodySchema = z.strictObject({ before: documentRef, after: documentRef });
export const comparedProtocolsSchema = z.object({ changes: z.array(changeSchema) });
