/** What a line of the draft rests on: a score, an alert or a set of this moment. */
export interface RemsEvidence {
  atMs: number;
  text: string;
}

export interface EffectSpan {
  occurred: 'yes' | 'no' | 'unknown';
  onsetMin: number | null;
  endMin: number | null;
  onset: RemsEvidence | null;
  end: RemsEvidence | null;
  /** What was looked at where there is no onset, or no end yet: `4 scores, none below 5`. */
  basis: string;
}

export interface RemsPressure {
  systolic: number;
  diastolic: number;
  takenAtMs: number;
}

/** A draft for the REMS monitoring form; certified staff edit and submit it themselves. Minutes after T0. */
export interface RemsDraft {
  /** T0: the session's date is its date in the clinic's zone (edge case 17). */
  startedAtMs: number | null;
  endedAtMs: number | null;
  durationMin: number | null;
  plannedMg: number | null;
  /** Delivered. */
  doseMg: number;
  /** The box of the form; null while dosing goes on. */
  doseBox: '56' | '84' | 'other' | null;
  lots: string[];
  bloodPressureBefore: RemsPressure | null;
  bloodPressure40Min: (RemsPressure & { takenMin: number }) | null;
  bloodPressureBeforeCompletion: RemsPressure | null;
  sedation: EffectSpan;
  dissociation: EffectSpan;
  respiratoryDepression: EffectSpan;
  bloodPressureRise: EffectSpan;
  readyWithoutTwoHourRuleMin: number | null;
  readyWithoutTwoHourRuleAtMs: number | null;
  /** Drafts of serious events, in order of onset. `serious` null: no clinician has stated whether it is one. */
  seriousEvents: { entryId: string; what: string; atMs: number; serious: boolean | null }[];
}
