import * as z from 'zod/mini';
import { ENTRY_KINDS } from '../entries.ts';
import { actorSchema, announcementSchema, CRITERIA, SILENCE_DUTIES, STEPS } from '../events.ts';
import type { Judgement, ValueKey } from '../judgement.ts';
import { DOSING_FORMS } from '../protocols/dosing-form.ts';
import { RISKS } from '../protocols/modifiers.ts';
import { REMARK_KINDS } from '../remark.ts';
import { MEASURES, SCALES, SEVERITIES, STAGES, TOLD, VITAL_KEYS } from '../vocabulary.ts';
import { preDoseSchema } from './pre-dose.ts';

/**
 * The judgement as it leaves the server: only what stands here. `Judgement` and this are held together by the compiler;
 * what each field means is said there.
 */

const atMs = z.int();
const maybeAtMs = z.nullable(atMs);
const text = z.string();
const severity = z.enum(SEVERITIES);
const alertClass = announcementSchema.shape.alertClass;
const acted = { atMs, by: actorSchema };
const VALUE_KEYS = [...VITAL_KEYS, ...SCALES] as const satisfies readonly ValueKey[];
const valueKey = z.enum(VALUE_KEYS);

const dosing = z.object({
  form: z.enum(DOSING_FORMS),
  plannedMg: z.nullable(z.number()),
  plannedMgPerKg: z.nullable(z.number()),
  weightKg: z.nullable(z.number()),
  deliveredMg: z.number(),
  dosesGiven: z.int(),
  dosesPlanned: z.nullable(z.int()),
  firstDoseAtMs: maybeAtMs,
  lastDoseAtMs: maybeAtMs,
  lastDrugInAtMs: maybeAtMs,
  complete: z.boolean(),
  stoppedEarly: z.nullable(z.object({ reason: text, atMs })),
  nextDoseFromMs: maybeAtMs,
  gateAtMs: maybeAtMs,
  infusion: z.nullable(
    z.object({
      status: z.enum(['running', 'paused', 'over']),
      mgPerHour: z.number(),
      sinceMs: atMs,
      expectedEndAtMs: maybeAtMs,
      plannedOverMin: z.nullable(z.number()),
    }),
  ),
  lozenge: z.nullable(z.object({ doseId: text, sinceMs: atMs, askFromMs: atMs })),
});

const hold = z.object({
  active: z.boolean(),
  reasons: z.array(text),
  passes: z.int(),
  passesNeeded: z.int(),
  repeatDueAtMs: maybeAtMs,
  prescriberOnly: z.boolean(),
  overridden: z.nullable(z.object({ ...acted, reason: text })),
});

const baseline = z.object({
  entryId: z.nullable(text),
  takenAtMs: maybeAtMs,
  values: z.partialRecord(z.enum(VITAL_KEYS), z.number()),
  moaas: z.nullable(z.number()),
  dissociation: z.nullable(z.number()),
  tag: z.enum(['none', 'onTime', 'accepted', 'lateAccepted', 'lateOffered']),
});

const value = z.object({
  value: z.nullable(z.number()),
  takenAtMs: maybeAtMs,
  entryId: z.nullable(text),
  source: z.nullable(z.enum(['staff', 'device', 'calculated'])),
  failed: z.nullable(z.object({ reason: text, atMs })),
  staleAtMs: maybeAtMs,
  stale: z.boolean(),
  severity: z.nullable(severity),
  seen: z.boolean(),
  delta: z.nullable(z.number()),
  needsReview: z.boolean(),
});

const reason = z.object({
  rule: text,
  severity,
  text,
  value: z.nullable(z.number()),
  values: z.array(valueKey),
});

const alert = z.object({
  episodeId: text,
  family: text,
  alertClass,
  severity,
  peak: severity,
  status: z.enum(['unconfirmed', 'confirmed', 'latched', 'ended']),
  reasons: z.array(reason),
  message: text,
  entryId: z.nullable(text),
  raisedAtMs: atMs,
  soundingSinceMs: atMs,
  takenAtMs: atMs,
  evidenceAtMs: atMs,
  confirmedAtMs: maybeAtMs,
  clearedAtMs: maybeAtMs,
  acknowledged: z.nullable(z.object(acted)),
  acknowledgements: z.array(z.object(acted)),
  silenced: z.nullable(z.object({ untilMs: atMs, duty: z.enum(SILENCE_DUTIES), ...acted })),
  repeatDueAtMs: maybeAtMs,
  insideCount: z.int(),
  insideToClear: z.int(),
  mayClose: z.boolean(),
  noteNeeded: z.boolean(),
  ended: z.nullable(
    z.object({
      atMs,
      why: z.enum(['cleared', 'notConfirmed', 'closed', 'withdrawn', 'corrected', 'replaced', 'late']),
      by: z.nullable(actorSchema),
      note: z.nullable(text),
    }),
  ),
  told: z.array(z.object({ who: z.enum(TOLD), atMs })),
});

const step = z.object({
  stepId: text,
  episodeId: text,
  family: text,
  step: z.enum(STEPS),
  severity,
  alertClass,
  message: text,
  atMs,
});

export const checkSchema = z.object({
  checkId: text,
  kind: z.enum(['scheduled', 'repeat', 'hold', 'continued', 'duty']),
  label: text,
  why: text,
  risks: z.array(z.enum(RISKS)),
  needs: z.array(z.enum(MEASURES)),
  dueAtMs: atMs,
  windowFromMs: atMs,
  windowToMs: atMs,
  overdueFromMs: atMs,
  status: z.enum(['upcoming', 'due', 'overdue', 'done', 'missed', 'notDone']),
  overdue: z.nullable(z.enum(['low', 'medium', 'prescriberTold'])),
  taken: z.array(z.enum(MEASURES)),
  doneAtMs: maybeAtMs,
  notDoneReason: z.nullable(text),
  failed: z.nullable(z.object({ reason: text, atMs, inARow: z.int() })),
});

const criterion = z.object({
  criterion: z.enum(CRITERIA),
  label: text,
  status: z.enum(['met', 'unmet', 'unknown', 'overridden']),
  evidence: text,
  evidenceAtMs: maybeAtMs,
  clears: text,
  clearsAtMs: maybeAtMs,
  countsUntilMs: maybeAtMs,
  advice: z.nullable(z.object({ text, atMs })),
  attestable: z.boolean(),
  overridden: z.nullable(z.object({ ...acted, reason: text })),
});

export const readinessSchema = z.object({
  verdict: z.enum(['notYet', 'nearly', 'cannotTell', 'criteriaMet']),
  criteria: z.array(criterion),
  met: z.int(),
  unmet: z.int(),
  unknown: z.int(),
  overridden: z.int(),
  maySign: z.boolean(),
  signBlockedBy: text,
  extendProposed: z.boolean(),
});

const signature = z.object({
  ...acted,
  statement: text,
  supersededBy: z.array(
    z.object({
      seq: z.int(),
      entryId: text,
      kind: z.enum(ENTRY_KINDS),
      how: z.enum(['corrected', 'enteredInError', 'movedAway', 'movedHere']),
      takenAtMs: atMs,
      ...acted,
    }),
  ),
});

const minutes = z.nullable(z.number());
const evidence = z.object({ atMs, text });
const span = z.object({
  occurred: z.enum(['yes', 'no', 'unknown']),
  onsetMin: minutes,
  endMin: minutes,
  onset: z.nullable(evidence),
  end: z.nullable(evidence),
  basis: text,
});
const pressure = { systolic: z.number(), diastolic: z.number(), takenAtMs: atMs };
const rems = z.object({
  startedAtMs: maybeAtMs,
  endedAtMs: maybeAtMs,
  durationMin: minutes,
  plannedMg: z.nullable(z.number()),
  doseMg: z.number(),
  doseBox: z.nullable(z.enum(['56', '84', 'other'])),
  lots: z.array(text),
  bloodPressureBefore: z.nullable(z.object(pressure)),
  bloodPressure40Min: z.nullable(z.object({ ...pressure, takenMin: z.number() })),
  bloodPressureBeforeCompletion: z.nullable(z.object(pressure)),
  sedation: span,
  dissociation: span,
  respiratoryDepression: span,
  bloodPressureRise: span,
  readyWithoutTwoHourRuleMin: minutes,
  readyWithoutTwoHourRuleAtMs: maybeAtMs,
  seriousEvents: z.array(z.object({ entryId: text, what: text, atMs, serious: z.nullable(z.boolean()) })),
});

export const judgementSchema = z.object({
  stage: z.enum(STAGES),
  dosing,
  hold,
  preDose: preDoseSchema,
  contraindication: z.nullable(z.enum(['undecided', 'doNotGive'])),
  baseline,
  values: z.record(valueKey, value),
  alerts: z.object({
    open: z.array(alert),
    latched: z.array(alert),
    history: z.array(alert),
    steps: z.array(step),
  }),
  checks: z.array(checkSchema),
  readiness: readinessSchema,
  signature: z.nullable(signature),
  rems: z.nullable(rems),
  callBacks: z.array(
    z.object({ entryId: text, message: text, done: z.nullable(z.object({ ...acted, note: text })) }),
  ),
  remarks: z.array(z.object({ kind: z.enum(REMARK_KINDS), entryId: z.nullable(text), message: text })),
}) satisfies z.ZodMiniType<Judgement>;
