import type { Measure } from '../vocabulary.ts';

export interface FamilyMeasure {
  measure: Measure;
  /** As it stands in the label of a check: `Repeat BP`. */
  label: string;
}

const MEASURE_OF_FAMILY: Readonly<Record<string, FamilyMeasure>> = {
  BP: { measure: 'bloodPressure', label: 'BP' },
  'BP-LO': { measure: 'bloodPressure', label: 'BP' },
  HR: { measure: 'heartRateBpm', label: 'HR' },
  SPO2: { measure: 'spo2Percent', label: 'SpO₂' },
  RR: { measure: 'respiratoryRatePerMin', label: 'RR' },
  SED: { measure: 'moaas', label: 'sedation' },
};

/** What a check measures for alerts of this family; null where no check does. */
export function measureOfFamily(family: string): FamilyMeasure | null {
  return MEASURE_OF_FAMILY[family] ?? null;
}
