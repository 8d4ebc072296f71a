const RULE_WORDS: Readonly<Record<string, string>> = {
  BP: 'Blood pressure',
  'BP-LO': 'Low blood pressure',
  HR: 'Heart rate',
  SPO2: 'Saturation',
  RR: 'Breathing rate',
  TEMP: 'Temperature',
  SED: 'Sedation',
  'DIS-HI': 'Dissociation, high',
  'DIS-SLOW': 'Dissociation, slow to fade',
  'DIS-LATE': 'Dissociation, late',
  NAUSEA: 'Nausea',
  VOMIT: 'Vomiting',
  SI: 'Suicide screen',
  HELP: 'Patient asked for help',
  'DOSE-HOLD': 'Dose given on hold',
  HAND: 'Raised by hand',
  CHECK: 'Late checks',
  DEVICE: 'Silent devices',
  'DEAD-CUFF': 'Cuffs without a pressure',
  HOLDER: 'Patient with nobody',
};

/** A rule as a person calls it; one that has no words here is called by its id. */
export function ruleName(rule: string): string {
  return RULE_WORDS[rule] ?? rule;
}
