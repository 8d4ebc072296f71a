import type { ChecklistLine } from './pre-dose.ts';

/**
 * Lines of the list before the dose (clinical reference 7.5), in own words and in the order a nurse works: who it is, what
 * was agreed, how the patient is today, how they get home, then the chair. A protocol puts its own between them.
 */

export const IDENTITY: ChecklistLine = {
  item: 'identity',
  label: 'Identity by two identifiers',
  who: 'nurse',
  why: 'said by the patient, compared with the record',
};

export const CONSENT: ChecklistLine = { item: 'consent', label: 'Consent current', who: 'nurse' };
export const INDICATION: ChecklistLine = {
  item: 'indication',
  label: 'Indication and treatment plan',
  who: 'prescriber',
};
export const PRESCRIBER: ChecklistLine = {
  item: 'prescriberOnSite',
  label: 'Prescriber on site',
  who: 'prescriber',
  why: 'while the dose is given and watched',
};

/** What is asked about the patient's health today. */
export const HEALTH: ChecklistLine[] = [
  { item: 'allergies', label: 'Allergies', who: 'patient' },
  {
    item: 'contraindications',
    label: 'Contraindications and cautions',
    who: 'patient',
    why: 'what is new since the last visit',
  },
  { item: 'medicines', label: 'Medicines of today', who: 'patient', why: 'some call for closer watching' },
  { item: 'screening', label: 'Questions of each visit', who: 'patient' },
  { item: 'suicideScreen', label: 'Suicide screen', who: 'nurse', why: 'since the last visit' },
  { item: 'phq9', label: 'PHQ-9', who: 'patient', why: 'item 9 is looked at before the dose' },
  { item: 'sideEffects', label: 'Side effects of the last session asked about', who: 'patient' },
];

export const ANTIDEPRESSANT: ChecklistLine = {
  item: 'antidepressant',
  label: 'Antidepressant by mouth taken, if one is prescribed',
  who: 'patient',
};

/** How the patient gets home, and what is seen to before somebody cannot get up for two hours. */
export const AROUND: ChecklistLine[] = [
  {
    item: 'transport',
    label: 'Ride home, with name and phone',
    who: 'patient',
    why: 'without one the visit is moved, before the dose',
  },
  { item: 'atHome', label: 'Somebody at home tonight', who: 'patient' },
  { item: 'valuables', label: 'Glasses, phone and valuables put safely', who: 'nurse' },
  { item: 'toilet', label: 'Been to the toilet', who: 'patient' },
];

export const WEIGHT: ChecklistLine = {
  item: 'weight',
  label: 'Weight',
  who: 'nurse',
  why: 'the dose follows from it',
};

/** The last things at the chair. */
export const AT_THE_CHAIR: ChecklistLine[] = [
  { item: 'baseline', label: 'Baseline set', who: 'nurse', why: 'with the cuff that is used afterwards' },
  { item: 'dose', label: 'Dose and lot read against the order', who: 'nurse' },
];

/** Nothing to eat or drink for so long, in own words. */
export function fasting(item: 'food' | 'drink', label: string): ChecklistLine {
  return { item, label, who: 'patient', why: 'nausea and vomiting' };
}

export function emergencyKit(label: string): ChecklistLine {
  return { item: 'emergencyKit', label, who: 'nurse' };
}

/** What is asked before ketamine of any route, outside the approved uses; `own` stands before the chair. */
export function ketamineChecklist(own: ChecklistLine[]): ChecklistLine[] {
  return [
    IDENTITY,
    { ...CONSENT, label: 'Consent current, off-label use explained' },
    INDICATION,
    PRESCRIBER,
    ...HEALTH,
    ...AROUND,
    ...own,
    ...AT_THE_CHAIR,
    emergencyKit('Emergency kit, oxygen and oximeter checked'),
  ];
}
