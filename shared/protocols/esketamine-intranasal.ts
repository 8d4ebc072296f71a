import { MIN_GAP_HOURS, perWeek, phaseOf } from './course-phases.ts';
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
  course: {
    phases: [
      phaseOf('induction', [1, 4], perWeek(2)),
      phaseOf('continuation', [5, 8], perWeek(1)),
      phaseOf('maintenance', [9, null], perWeek(1)),
    ],
    firstPlannedMg: 56,
    firstPlannedMgFrom65: 28,
    minGapHours: MIN_GAP_HOURS,
    reviewAtSessions: [8],
    source:
      'US label, treatment-resistant depression: 56 mg on day 1, then 56 or 84 mg; twice a week in weeks 1 to 4, once in weeks 5 to 8, from week 9 weekly or every 2 weeks, as seldom as holds. EU text: 28 mg first from 65 years, benefit looked at after week 4. Distance of 48 h [P].',
  },
};
