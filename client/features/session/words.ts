import { isolated } from '#client/ui/isolated.ts';
import { INCIDENT_NAMES, SPRAYS_PER_DEVICE } from '#shared/clinical/dosing/devices.ts';
import { isMoodScale, NOT_OBTAINED_WORDS, scoreText } from '#shared/clinical/scales.ts';
import { VITALS } from '#shared/clinical/vitals.ts';
import type {
  DoseContent,
  EntryContent,
  HomeMedicineContent,
  InfusionContent,
  InfusionStep,
  MedicineContent,
  SymptomContent,
} from '#shared/entries.ts';
import { type Scale, type Stage, VITAL_KEYS } from '#shared/vocabulary.ts';
import { seriousText, symptomText } from './event-words.ts';

export const STAGE_WORDS: Record<Stage, string> = {
  scheduled: 'Expected',
  arrived: 'Arrived',
  preDose: 'Before the dose',
  hold: 'Hold',
  dosing: 'Dosing',
  observing: 'Observing',
  extended: 'Extended',
  readyForReview: 'Criteria met, awaiting clinician',
  discharged: 'Signed out',
  cancelledNotDosed: 'Cancelled, not dosed',
  leftAgainstAdvice: 'Left against advice',
  transferred: 'Transferred',
};

export const GRADE_WORDS: Record<SymptomContent['grade'], string> = {
  mild: 'Mild',
  moderate: 'Moderate',
  severe: 'Severe',
  unknown: 'Not graded',
};

export const PURPOSE_WORDS: Record<MedicineContent['purpose'], string> = {
  antihypertensive: 'Blood pressure',
  antiemetic: 'Nausea',
  rescue: 'Rescue',
  other: 'Other',
};

export const SCALE_WORDS: Record<Scale, string> = {
  dissociation: 'Dissociation 0–10',
  cadss: 'CADSS total',
  cadss6: 'CADSS-6 total',
  moaas: 'Sedation (MOAA/S)',
  nausea: 'Nausea 0–10',
  suicideScreen: 'Suicide screen',
  phq9: 'PHQ-9 total',
  phq9Item9: 'PHQ-9 item 9',
  gad7: 'GAD-7 total',
  madrs: 'MADRS total',
};

/** An entry in one line, values with units. */
export function contentText(content: EntryContent): string {
  switch (content.kind) {
    case 'reading': {
      const values = VITAL_KEYS.flatMap((key) => {
        const value = content.vitals[key];
        return value === undefined ? [] : [`${VITALS[key].name} ${value} ${VITALS[key].unit}`];
      });
      const failed = content.failed.map(
        ({ vital, reason }) =>
          `${vital === 'bloodPressure' ? 'Blood pressure' : VITALS[vital].name} attempted, failed: ${isolated(reason)}`,
      );
      return [...values, ...failed].join(', ');
    }
    case 'score': {
      const scale = SCALE_WORDS[content.scale];
      if (content.value === null)
        return `${scale}: ${NOT_OBTAINED_WORDS[content.notObtained ?? 'couldNotMeasure']}`;
      return `${scale}${isMoodScale(content.scale) ? ':' : ''} ${scoreText(content.scale, content.value)}`;
    }
    case 'dose':
      return doseText(content);
    case 'infusion':
      return infusionText(content);
    case 'lozengeEnd':
      return content.how === 'spat' ? 'Spat out' : 'Swallowed';
    case 'weight':
      return `${content.kg} kg`;
    case 'waste':
      return `${content.mg} mg thrown away, lot ${isolated(content.lot)}, witness ${isolated(content.witness)}`;
    case 'medicine':
      return `${isolated(content.name)} ${isolated(content.amount)}, ${isolated(content.route)} (${PURPOSE_WORDS[content.purpose].toLowerCase()})`;
    case 'homeMedicine':
      return homeMedicineText(content);
    case 'seriousEvent':
      return seriousText(content);
    case 'symptom':
      return symptomText(content);
    case 'note':
      return isolated(content.text);
  }
}

/** `Diazepam 5 mg, taken today`. Whether it was taken today is said also when nobody could say. */
function homeMedicineText({ name, amount, takenToday, remark }: HomeMedicineContent): string {
  const parts = [
    amount === null ? isolated(name) : `${isolated(name)} ${isolated(amount)}`,
    TAKEN_TODAY_WORDS[takenToday],
    remark === null ? '' : isolated(remark),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export const TAKEN_TODAY_WORDS: Record<HomeMedicineContent['takenToday'], string> = {
  yes: 'taken today',
  no: 'not taken today',
  unknown: 'not known whether taken today',
};

export const STEP_WORDS: Record<InfusionStep, string> = {
  start: 'Started',
  rate: 'Rate changed',
  pause: 'Paused',
  resume: 'Resumed',
  end: 'Ended',
};

/** `Started, 60 mL/h, 1 mg/mL, lot L-7`. */
function infusionText({
  step,
  rateMlPerHour,
  concentrationMgPerMl,
  volumeMl,
  lot,
  remark,
}: InfusionContent): string {
  const parts = [
    STEP_WORDS[step],
    rateMlPerHour === null ? '' : `${rateMlPerHour} mL/h`,
    concentrationMgPerMl === null ? '' : `${concentrationMgPerMl} mg/mL`,
    volumeMl === null ? '' : `${volumeMl} mL on the pump`,
    lot === null ? '' : `lot ${isolated(lot)}`,
    remark === null ? '' : isolated(remark),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** `14 mg, 1 of 2 sprays, sneezed, lot L-7`; what went as planned is not said. */
function doseText({ deliveredMg, lot, sprays, incident, remark }: DoseContent): string {
  const parts = [
    `${deliveredMg} mg`,
    sprays === undefined || sprays === SPRAYS_PER_DEVICE ? '' : `${sprays} of ${SPRAYS_PER_DEVICE} sprays`,
    incident === undefined ? '' : INCIDENT_NAMES[incident.kind].toLowerCase(),
    `lot ${isolated(lot)}`,
    remark === null ? '' : isolated(remark),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
