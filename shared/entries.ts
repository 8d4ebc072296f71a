import * as z from 'zod/mini';
import { SCALES, VITAL_KEYS } from './vocabulary.ts';

/**
 * Entries: the facts about a patient that can be corrected or withdrawn. Each has an id, a kind and a time at which
 * it was true of the patient (`takenAtMs`). Nothing here judges; see `clinical/`.
 */

/** A UUID in small letters: in capitals it is the same id, so that a repeat is recognised however it is written. */
export const idSchema = z.uuid().check(z.toLowerCase());
/** An instant that a calendar can write: up to the end of the year 9999. */
export const atMsSchema = z.int().check(z.nonnegative(), z.maximum(253_402_300_799_999));
export const shortText = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
export const longText = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));
/** What the program, a protocol or the clinic calls something: an alert, a check, a line of the checklist, a chair. */
export const keySchema = z.string().check(z.minLength(1), z.maxLength(200));
const optionalNote = z.nullable(z.string().check(z.trim(), z.maxLength(1000)));

const number = z.number();
export const vitalsSchema = z.strictObject({
  systolicMmHg: z.exactOptional(number),
  diastolicMmHg: z.exactOptional(number),
  meanArterialMmHg: z.exactOptional(number),
  heartRateBpm: z.exactOptional(number),
  spo2Percent: z.exactOptional(number),
  respiratoryRatePerMin: z.exactOptional(number),
  temperatureC: z.exactOptional(number),
  oxygenLitresPerMin: z.exactOptional(number),
});
export type Vitals = z.infer<typeof vitalsSchema>;

export const failedVitalSchema = z.strictObject({
  vital: z.enum([...VITAL_KEYS, 'bloodPressure']),
  reason: shortText,
});
export type FailedVital = z.infer<typeof failedVitalSchema>;

export const methodSchema = z.strictObject({
  site: z.exactOptional(shortText),
  cuff: z.exactOptional(shortText),
  position: z.exactOptional(shortText),
});

export const readingSchema = z.strictObject({
  kind: z.literal('reading'),
  takenAtMs: atMsSchema,
  vitals: vitalsSchema,
  failed: z.array(failedVitalSchema).check(z.maxLength(9)),
  quality: z.enum(['good', 'questionable']),
  method: z.nullable(methodSchema),
});

/** Why a score has no number. Never read as a value: unknown is not zero. */
export const NOT_OBTAINED = ['refused', 'asleep', 'couldNotMeasure'] as const;

/** `value` is null exactly when `notObtained` says why. suicideScreen: 0 negative, 1 low, 2 moderate, 3 high. */
export const scoreSchema = z.strictObject({
  kind: z.literal('score'),
  takenAtMs: atMsSchema,
  scale: z.enum(SCALES),
  value: z.nullable(z.int()),
  notObtained: z.nullable(z.enum(NOT_OBTAINED)),
});

/** What can go wrong while a nasal device is used: some of the dose may be lost, and the airway needs watching. */
export const INCIDENTS = ['sneezed', 'dripped', 'vomited'] as const;
export type Incident = (typeof INCIDENTS)[number];

/**
 * One nasal device, injection or lozenge, started at `takenAtMs`. `deliveredMg` below a device's content records a
 * partial dose.
 */
export const doseSchema = z.strictObject({
  kind: z.literal('dose'),
  takenAtMs: atMsSchema,
  deliveredMg: z.number().check(z.nonnegative()),
  lot: shortText,
  remark: optionalNote,
  /** Sprays given of the two a device holds; absent: not stated. */
  sprays: z.exactOptional(z.union([z.literal(0), z.literal(1), z.literal(2)])),
  /** Absent: nothing was said to have happened. */
  incident: z.exactOptional(z.strictObject({ kind: z.enum(INCIDENTS), atMs: atMsSchema })),
});

export const INFUSION_STEPS = ['start', 'rate', 'pause', 'resume', 'end'] as const;
export type InfusionStep = (typeof INFUSION_STEPS)[number];

/** Dose rates of pumps: above nothing, and below what no infusion of ketamine reaches. */
const rateMlPerHour = z.number().check(z.positive(), z.lte(999));
const concentrationMgPerMl = z.number().check(z.positive(), z.lte(100));

/**
 * Something done to the infusion at `takenAtMs`. `start` brings rate, concentration and lot; `rate` a new rate; `resume` a new
 * rate or, with null, the one before the pause; `end` is the last drug in, with the volume that the pump shows where it was
 * read. Stopping before the planned dose is in is no step: see `StopDosing`.
 */
export const infusionSchema = z.strictObject({
  kind: z.literal('infusion'),
  takenAtMs: atMsSchema,
  step: z.enum(INFUSION_STEPS),
  rateMlPerHour: z.nullable(rateMlPerHour),
  concentrationMgPerMl: z.nullable(concentrationMgPerMl),
  volumeMl: z.nullable(z.number().check(z.nonnegative(), z.lte(1000))),
  lot: z.nullable(shortText),
  remark: optionalNote,
});

/** What became of a lozenge when it left the mouth. Held minutes are the time since its dose. */
export const LOZENGE_ENDS = ['spat', 'swallowed'] as const;
export const lozengeEndSchema = z.strictObject({
  kind: z.literal('lozengeEnd'),
  takenAtMs: atMsSchema,
  doseId: idSchema,
  how: z.enum(LOZENGE_ENDS),
  remark: optionalNote,
});

/** Body weight. Weight-based doses are planned from the newest one taken by T0. */
export const weightSchema = z.strictObject({
  kind: z.literal('weight'),
  takenAtMs: atMsSchema,
  kg: z.number(),
});

/** What was left of a vial, syringe or device and thrown away before a witness. */
export const wasteSchema = z.strictObject({
  kind: z.literal('waste'),
  takenAtMs: atMsSchema,
  mg: z.number().check(z.positive(), z.lte(1000)),
  lot: shortText,
  witness: shortText,
  remark: optionalNote,
});

export const medicineSchema = z.strictObject({
  kind: z.literal('medicine'),
  takenAtMs: atMsSchema,
  purpose: z.enum(['rescue', 'antihypertensive', 'antiemetic', 'other']),
  name: shortText,
  amount: shortText,
  route: shortText,
});

/** Classes of medicines taken at home that change how closely a patient is watched. */
export const MEDICINE_CLASSES = [
  'benzodiazepine',
  'sedativeHypnotic',
  'opioid',
  'alcohol',
  'gabapentinoid',
  'psychostimulant',
  'maoi',
  'antihypertensive',
  'ssri',
  'other',
] as const;
export type MedicineClass = (typeof MEDICINE_CLASSES)[number];

/** A medicine the patient takes outside the clinic. `takenAtMs` is when it was asked about. */
export const homeMedicineSchema = z.strictObject({
  kind: z.literal('homeMedicine'),
  takenAtMs: atMsSchema,
  name: shortText,
  class: z.enum(MEDICINE_CLASSES),
  /** Dose as said: `2 mg`; null: not said. */
  amount: z.nullable(shortText),
  /** Whether it was taken on the day of the visit; unknown is not no. */
  takenToday: z.enum(['yes', 'no', 'unknown']),
  /** When it was last taken; null: not said. */
  lastTakenAtMs: z.nullable(atMsSchema),
  remark: optionalNote,
});

/** What makes an event serious (21 CFR 312.32, in own words). Serious is about outcome, severe about intensity. */
export const SERIOUS_OUTCOMES = [
  'death',
  'lifeThreatening',
  'hospitalisation',
  'disability',
  'congenitalAnomaly',
  'importantMedicalEvent',
] as const;
export const RELATEDNESS = ['related', 'possiblyRelated', 'notRelated', 'unknown'] as const;
/** How an event or a side effect turned out. */
export const OUTCOMES = [
  'recovered',
  'recovering',
  'notRecovered',
  'recoveredWithSequelae',
  'fatal',
  'unknown',
] as const;

/** The draft of a serious adverse event. Whether it is one, and its cause, is a clinician's judgement: null until given. */
export const seriousEventSchema = z.strictObject({
  kind: z.literal('seriousEvent'),
  takenAtMs: atMsSchema,
  what: shortText,
  description: longText,
  outcomes: z.array(z.enum(SERIOUS_OUTCOMES)).check(z.maxLength(6)),
  serious: z.nullable(z.boolean()),
  relatedness: z.nullable(z.enum(RELATEDNESS)),
  endAtMs: z.nullable(atMsSchema),
  outcome: z.enum(OUTCOMES),
  treatment: optionalNote,
  reporter: z.nullable(shortText),
});

export const EFFECTS = [
  'chestPain',
  'breathlessness',
  'severeHeadache',
  'visualDisturbance',
  'seizure',
  'reducedConsciousness',
  'focalDeficit',
  'vomiting',
  'nausea',
  'dizziness',
  'vertigo',
  'headache',
  'anxiety',
  'numbness',
  'blurredVision',
  'badTaste',
  'fatigue',
  'somnolence',
  'euphoria',
  'feelingDrunk',
  'confusion',
  'frequentUrination',
  'palpitations',
  'other',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** How strong a side effect is; `unknown`: nobody has graded it, which is not mild. */
export const GRADES = ['mild', 'moderate', 'severe', 'unknown'] as const;

export const symptomSchema = z.strictObject({
  kind: z.literal('symptom'),
  takenAtMs: atMsSchema,
  effect: z.enum(EFFECTS),
  /** What an `other` one was. Absent: nobody said. */
  what: z.exactOptional(shortText),
  grade: z.enum(GRADES),
  endAtMs: z.nullable(atMsSchema),
  action: optionalNote,
  /** How it turned out, and whether it came from the dose, as a clinician judges. Absent: not said. */
  outcome: z.exactOptional(z.enum(OUTCOMES)),
  relatedness: z.exactOptional(z.enum(RELATEDNESS)),
});

export const noteSchema = z.strictObject({
  kind: z.literal('note'),
  takenAtMs: atMsSchema,
  text: longText,
  /** The alert episode for which somebody asked about emergency symptoms and heard of none. Absent: any other note. */
  noSymptomsOf: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(120))),
});

export const entryContentSchema = z.discriminatedUnion('kind', [
  readingSchema,
  scoreSchema,
  doseSchema,
  infusionSchema,
  lozengeEndSchema,
  weightSchema,
  wasteSchema,
  medicineSchema,
  homeMedicineSchema,
  symptomSchema,
  seriousEventSchema,
  noteSchema,
]);

export type ReadingContent = z.infer<typeof readingSchema>;
export type ScoreContent = z.infer<typeof scoreSchema>;
export type DoseContent = z.infer<typeof doseSchema>;
export type InfusionContent = z.infer<typeof infusionSchema>;
export type LozengeEndContent = z.infer<typeof lozengeEndSchema>;
export type WeightContent = z.infer<typeof weightSchema>;
export type WasteContent = z.infer<typeof wasteSchema>;
export type MedicineContent = z.infer<typeof medicineSchema>;
export type HomeMedicineContent = z.infer<typeof homeMedicineSchema>;
export type SymptomContent = z.infer<typeof symptomSchema>;
export type SeriousEventContent = z.infer<typeof seriousEventSchema>;
export type NoteContent = z.infer<typeof noteSchema>;
export type EntryContent = z.infer<typeof entryContentSchema>;
export const ENTRY_KINDS = [
  'reading',
  'score',
  'dose',
  'infusion',
  'lozengeEnd',
  'weight',
  'waste',
  'medicine',
  'homeMedicine',
  'symptom',
  'seriousEvent',
  'note',
] as const satisfies readonly EntryContent['kind'][];
export type EntryKind = EntryContent['kind'];

/** Where an entry came from. A device's channel tells two sensors of one device apart. */
export const sourceSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('staff') }),
  z.strictObject({ by: z.literal('device'), deviceId: idSchema, continuous: z.boolean() }),
]);
export type Source = z.infer<typeof sourceSchema>;
