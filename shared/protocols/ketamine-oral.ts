import { MIN_GAP_HOURS, SET_BY_THE_CLINIC } from './course-phases.ts';
import type { Protocol } from './protocol.ts';
import { checkAt, FULL_SET } from './schedule.ts';
import { fasting, ketamineChecklist } from './shared-checklist.ts';
import { KETAMINE_CONTRAINDICATIONS } from './shared-contraindications.ts';
import { COMMON, CONFIRMATION, LIMITS, lastingFrom, READINESS, RHYTHM } from './shared-numbers.ts';
import { SCREENING } from './shared-screening.ts';

/**
 * Ketamine lozenges, held under the tongue and spat out or swallowed; compounded, not approved. The peak comes late and,
 * when swallowed, perhaps twice. 50 to 200 mg is common, held 7 to 15 min. All times and limits are proposals [P].
 */
export const ketamineOral: Protocol = {
  ...COMMON,
  protocolId: 'ketamine-oral',
  name: 'Ketamine SL/oral',
  version: '1.1',
  route: 'sublingual',
  routeShort: 'SL',
  drug: 'ketamine',
  dosing: {
    form: 'lozenges',
    mg: { usual: 100, from: 25, to: 300 },
    heldMin: { usual: 10, from: 7, to: 15 },
  },
  minimumMin: 120,
  minimumFrom: 'lastStart',
  rems: false,
  approvedIndications: [],
  contraindications: KETAMINE_CONTRAINDICATIONS,
  screening: SCREENING,
  checklist: ketamineChecklist([fasting('food', 'No food for 2 h')]),
  schedule: {
    ...RHYTHM,
    checks: [15, 30, 45, 60, 90, 120].map((atMin) => checkAt(atMin, FULL_SET, '[P]')),
  },
  limits: { ...LIMITS, ...lastingFrom(90, 110) },
  confirmation: CONFIRMATION,
  readiness: READINESS,
  course: {
    phases: SET_BY_THE_CLINIC,
    firstPlannedMg: null,
    firstPlannedMgFrom65: null,
    minGapHours: MIN_GAP_HOURS,
    reviewAtSessions: [4],
    source: 'No published schedule, experimental: the clinic sets rhythm and dose. All [P].',
  },
};
