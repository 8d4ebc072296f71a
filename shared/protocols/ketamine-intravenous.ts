import { MIN_GAP_HOURS, perWeek, phaseOf } from './course-phases.ts';
import type { Protocol } from './protocol.ts';
import { checkAt, FULL_SET } from './schedule.ts';
import { fasting, ketamineChecklist, WEIGHT } from './shared-checklist.ts';
import { KETAMINE_CONTRAINDICATIONS } from './shared-contraindications.ts';
import { COMMON, CONFIRMATION, LIMITS, lastingFrom, READINESS, RHYTHM } from './shared-numbers.ts';
import { SCREENING } from './shared-screening.ts';

const SERIES = 'two series of infusions: every 10 min in the infusion, every 15 min after; [P]';

/**
 * Ketamine by vein, adults, not approved for depression. 0.5 mg/kg over 40 min is usual; 0.1 to 0.75 mg/kg and 2 to 100 min
 * are reported. The minimum time runs from the last drug in. All times and limits are proposals [P].
 */
export const ketamineIntravenous: Protocol = {
  ...COMMON,
  protocolId: 'ketamine-intravenous',
  name: 'Ketamine IV',
  version: '1.1',
  route: 'intravenous',
  routeShort: 'IV',
  drug: 'ketamine',
  dosing: {
    form: 'infusion',
    mgPerKg: { usual: 0.5, from: 0.1, to: 0.75 },
    overMin: { usual: 40, from: 2, to: 100 },
  },
  minimumMin: 60,
  minimumFrom: 'end',
  rems: false,
  approvedIndications: [],
  contraindications: KETAMINE_CONTRAINDICATIONS,
  screening: SCREENING,
  checklist: ketamineChecklist([
    WEIGHT,
    fasting('food', 'No food for 6 h'),
    fasting('drink', 'No clear fluid for 2 h'),
    { item: 'line', label: 'Line placed and flushed', who: 'nurse' },
  ]),
  schedule: { ...RHYTHM, checks: [10, 20, 30, 40].map((atMin) => checkAt(atMin, FULL_SET, SERIES)) },
  limits: { ...LIMITS, ...lastingFrom(75, 90) },
  confirmation: { ...CONFIRMATION, criticalSpo2AtOnce: true },
  readiness: { ...READINESS, accessSite: true },
  course: {
    phases: [
      phaseOf('induction', [1, 3], perWeek(2), { plannedMgPerKg: 0.5 }),
      phaseOf('boosters', [7, null], { every: 'days', days: 28 }, { plannedMgPerKg: 0.5 }),
    ],
    firstPlannedMg: null,
    firstPlannedMgFrom65: null,
    minGapHours: MIN_GAP_HOURS,
    reviewAtSessions: [6],
    source:
      'Clinics and reviews: 2 to 3 a week, 6 in 2 to 4 weeks (4 to 8 reported), then boosters every 4 to 6 weeks, just before the effect is expected to fade: individual. All [P].',
  },
};
