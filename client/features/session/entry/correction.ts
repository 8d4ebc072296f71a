import { type ActContext, type Answers, given, givenNumber, must } from '#client/ui/act-form/act-form.ts';
import { readClock, typedClock } from '#client/ui/read-clock.ts';
import {
  type DoseContent,
  type EntryContent,
  type InfusionContent,
  type MedicineContent,
  NOT_OBTAINED,
  type ReadingContent,
  type ScoreContent,
  type Vitals,
} from '#shared/entries.ts';
import { VITAL_KEYS } from '#shared/vocabulary.ts';
import { incidentGiven, spraysGiven } from '../acts/device-fields.ts';
import { homeMedicineGiven } from '../acts/home-medicine.ts';
import { seriousEventGiven } from '../acts/serious-event.ts';
import { symptomGiven } from '../acts/symptom.ts';

type When = Pick<ActContext, 'nowMs' | 'timeZone'>;

function correctedInfusion(old: InfusionContent, takenAtMs: number, answers: Answers): InfusionContent {
  return {
    ...old,
    takenAtMs,
    rateMlPerHour: old.rateMlPerHour === null ? null : givenNumber(answers, 'rate'),
    concentrationMgPerMl: old.concentrationMgPerMl === null ? null : givenNumber(answers, 'concentration'),
    volumeMl: given(answers, 'volume') === null ? null : givenNumber(answers, 'volume'),
    lot: old.lot === null ? null : given(answers, 'lot'),
    remark: given(answers, 'remark'),
  };
}

/** A time left as it was keeps its seconds; one typed anew means the nearest such time to the old one. */
function correctedTime(answers: Answers, name: string, oldAtMs: number, { nowMs, timeZone }: When): number {
  const text = given(answers, name);
  if (text === null || text === typedClock(oldAtMs, timeZone)) return oldAtMs;
  return readClock(text, oldAtMs, timeZone, nowMs).atMs ?? Number.NaN;
}

/** When it was over; null: not yet, or taken back. */
function correctedEnd(
  old: { takenAtMs: number; endAtMs: number | null },
  answers: Answers,
  when: When,
): number | null {
  if (given(answers, 'end') === null) return null;
  return correctedTime(answers, 'end', old.endAtMs ?? old.takenAtMs, when);
}

function correctedVitals(answers: Answers): Vitals {
  return Object.fromEntries(
    VITAL_KEYS.flatMap((key) => (given(answers, key) === null ? [] : [[key, givenNumber(answers, key)]])),
  );
}

function correctedReading(old: ReadingContent, answers: Answers): ReadingContent {
  const vitals = correctedVitals(answers);
  // A value that is there now was not a failed attempt.
  const failed = old.failed.filter(({ vital }) =>
    vital === 'bloodPressure' ? vitals.systolicMmHg === undefined : vitals[vital] === undefined,
  );
  return { ...old, vitals, failed };
}

function correctedScore(old: ScoreContent, answers: Answers): ScoreContent {
  if (given(answers, 'value') !== null) {
    return { ...old, value: givenNumber(answers, 'value'), notObtained: null };
  }
  const why = NOT_OBTAINED.find((reason) => reason === given(answers, 'why'));
  return { ...old, value: null, notObtained: why ?? 'couldNotMeasure' };
}

/** Sprays and incident as answered: one that was taken back is gone from the new version. */
function correctedDose(old: DoseContent, takenAtMs: number, answers: Answers, when: When): DoseContent {
  const { sprays: _, incident, ...kept } = old;
  return {
    ...kept,
    takenAtMs,
    deliveredMg: givenNumber(answers, 'mg'),
    lot: must(answers, 'lot'),
    remark: given(answers, 'remark'),
    ...spraysGiven(answers),
    ...incidentGiven(answers, () => incidentTime(incident, answers, when)),
  };
}

function incidentTime(old: DoseContent['incident'], answers: Answers, when: When): number {
  if (given(answers, 'incidentTime') === null) return when.nowMs;
  return correctedTime(answers, 'incidentTime', old?.atMs ?? when.nowMs, when);
}

/** The entry as answered. What the form does not ask about stays as it was. */
export function correctedContent(old: EntryContent, answers: Answers, when: When): EntryContent {
  const takenAtMs = correctedTime(answers, 'taken', old.takenAtMs, when);
  switch (old.kind) {
    case 'reading':
      return { ...correctedReading(old, answers), takenAtMs };
    case 'score':
      return { ...correctedScore(old, answers), takenAtMs };
    case 'dose':
      return correctedDose(old, takenAtMs, answers, when);
    case 'infusion':
      return correctedInfusion(old, takenAtMs, answers);
    case 'lozengeEnd':
      return { ...old, takenAtMs, how: must(answers, 'how') === 'swallowed' ? 'swallowed' : 'spat' };
    case 'weight':
      return { ...old, takenAtMs, kg: givenNumber(answers, 'kg') };
    case 'waste':
      return {
        ...old,
        takenAtMs,
        mg: givenNumber(answers, 'mg'),
        lot: must(answers, 'lot'),
        witness: must(answers, 'witness'),
        remark: given(answers, 'remark'),
      };
    case 'medicine':
      return {
        ...old,
        takenAtMs,
        purpose: must(answers, 'purpose') as MedicineContent['purpose'],
        name: must(answers, 'name'),
        amount: must(answers, 'amount'),
        route: must(answers, 'route'),
      };
    case 'homeMedicine':
      return { ...old, ...homeMedicineGiven(answers), takenAtMs };
    case 'seriousEvent':
      return { ...old, ...seriousEventGiven(answers), takenAtMs, endAtMs: correctedEnd(old, answers, when) };
    case 'symptom':
      return {
        kind: 'symptom',
        takenAtMs,
        endAtMs: correctedEnd(old, answers, when),
        ...symptomGiven(answers),
      };
    case 'note':
      return { ...old, takenAtMs, text: must(answers, 'text') };
  }
}
