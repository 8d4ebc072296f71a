import type { ChecklistLine } from './pre-dose.ts';
import type { Protocol } from './protocol.ts';
import { checkAt, FULL_SET } from './schedule.ts';
import {
  ANTIDEPRESSANT,
  AROUND,
  AT_THE_CHAIR,
  CONSENT,
  emergencyKit,
  fasting,
  HEALTH,
  IDENTITY,
  INDICATION,
  PRESCRIBER,
} from './shared-checklist.ts';
import { ESKETAMINE_CONTRAINDICATIONS } from './shared-contraindications.ts';
import { COMMON, CONFIRMATION, LIMITS, lastingFrom, READINESS, RHYTHM } from './shared-numbers.ts';
import { SCREENING } from './shared-screening.ts';

const WITHOUT_BP = FULL_SET.filter((measure) => measure !== 'bloodPressure');

const CHECKLIST: ChecklistLine[] = [
  IDENTITY,
  CONSENT,
  { item: 'rems', label: 'Enrolled in the REMS', who: 'nurse', why: 'before the first treatment' },
  INDICATION,
  PRESCRIBER,
  ...HEALTH,
  ANTIDEPRESSANT,
  fasting('food', 'No food for 2 h'),
  fasting('drink', 'No drink for 30 min'),
  {
    item: 'nasalSpray',
    label: 'No other nasal spray for 1 h',
    who: 'patient',
    why: 'steroid or decongestant',
  },
  { item: 'nose', label: 'Nose clear, no cold', who: 'patient' },
  ...AROUND,
  ...AT_THE_CHAIR,
  emergencyKit('Emergency kit and oximeter checked'),
];

/**
 * Esketamine nasal spray, adults. Sources: US prescribing information as quoted in RULES.md; values that no label
 * gives are proposals [P] and need the clinic's medical director (`approvedBy`).
 */
export const esketamineIntranasal: Protocol = {
  ...COMMON,
  protocolId: 'esketamine-intranasal',
  name: 'Esketamine IN',
  version: '1.2',
  route: 'intranasal',
  routeShort: 'IN',
  drug: 'esketamine',
  dosing: {
    form: 'devices',
    deviceMg: 28,
    plannedDosesMg: [28, 56, 84],
    doseNotes: [{ mg: 28, fromYears: 65, source: 'EU text' }],
    restMin: 5,
    longGapMin: 10,
  },
  minimumMin: 120,
  minimumFrom: 'lastStart',
  rems: true,
  approvedIndications: ['trd', 'mdsi'],
  contraindications: ESKETAMINE_CONTRAINDICATIONS,
  screening: SCREENING,
  checklist: CHECKLIST,
  schedule: {
    ...RHYTHM,
    checks: [
      checkAt(20, WITHOUT_BP, '[P]'),
      checkAt(40, FULL_SET, 'PI: blood pressure about 40 minutes after the dose'),
      checkAt(60, FULL_SET, '[P]'),
      checkAt(90, FULL_SET, '[P]'),
      checkAt(120, FULL_SET, '[P]'),
    ],
  },
  limits: { ...LIMITS, ...lastingFrom(90, 120) },
  confirmation: CONFIRMATION,
  readiness: READINESS,
  course: null,
};
