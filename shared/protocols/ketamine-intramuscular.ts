import { MIN_GAP_HOURS, SET_BY_THE_CLINIC } from './course-phases.ts';
import type { Protocol } from './protocol.ts';
import { checkAt, FULL_SET } from './schedule.ts';
import { fasting, ketamineChecklist, WEIGHT } from './shared-checklist.ts';
import { KETAMINE_CONTRAINDICATIONS } from './shared-contraindications.ts';
import { COMMON, CONFIRMATION, LIMITS, lastingFrom, READINESS, RHYTHM } from './shared-numbers.ts';
import { SCREENING } from './shared-screening.ts';

/**
 * Ketamine into the muscle, adults, not approved for depression, one injection or several. What is in cannot be stopped, so
 * the first check comes early. 0.5 to 1 mg/kg is common. All times and limits are proposals [P].
 */
export const ketamineIntramuscular: Protocol = {
  ...COMMON,
  protocolId: 'ketamine-intramuscular',
  name: 'Ketamine IM',
  version: '1.1',
  route: 'intramuscular',
  routeShort: 'IM',
  drug: 'ketamine',
  dosing: { form: 'injections', mgPerKg: { usual: 0.5, from: 0.25, to: 1 } },
  minimumMin: 90,
  minimumFrom: 'lastStart',
  rems: false,
  approvedIndications: [],
  contraindications: KETAMINE_CONTRAINDICATIONS,
  screening: SCREENING,
  checklist: ketamineChecklist([
    WEIGHT,
    fasting('food', 'No food for 6 h'),
    fasting('drink', 'No clear fluid for 2 h'),
  ]),
  schedule: {
    ...RHYTHM,
    checks: [10, 20, 30, 45, 60, 75, 90].map((atMin) => checkAt(atMin, FULL_SET, '[P]')),
  },
  limits: { ...LIMITS, ...lastingFrom(60, 80) },
  confirmation: { ...CONFIRMATION, criticalSpo2AtOnce: true },
  readiness: { ...READINESS, accessSite: true },
  course: {
    phases: SET_BY_THE_CLINIC,
    firstPlannedMg: null,
    firstPlannedMgFrom65: null,
    minGapHours: MIN_GAP_HOURS,
    reviewAtSessions: [4],
    source:
      'No published schedule: a cohort had 4 treatments in the median, 1 to 48. The clinic sets rhythm and dose. All [P].',
  },
};
