import type { BoardSummary, SummaryAlert, SummaryCheck, SummaryValue } from '#shared/summary.ts';

/** 12 May 2026, 14:15:40 UTC: now, unless a test says otherwise. */
export const NOW = Date.UTC(2026, 4, 12, 14, 15, 40);
export const ZONE = 'UTC';

export const minutesAgo = (minutes: number): number => NOW - minutes * 60_000;

export function aValue(value: number | null, over: Partial<SummaryValue> = {}): SummaryValue {
  return {
    value,
    takenAtMs: value === null ? null : minutesAgo(10),
    staleAtMs: null,
    stale: false,
    severity: null,
    seen: false,
    failed: false,
    delta: null,
    ...over,
  };
}

export function anAlert(over: Partial<SummaryAlert> = {}): SummaryAlert {
  return {
    episodeId: 'BP:1',
    family: 'BP',
    alertClass: 'clinical',
    severity: 'critical',
    status: 'unconfirmed',
    message: 'SYS 184 ≥ 180',
    sinceMs: NOW - 40_000,
    acknowledged: null,
    silenced: null,
    told: null,
    mayClose: false,
    noteNeeded: true,
    repeatDueAtMs: null,
    ...over,
  };
}

export function aCheck(over: Partial<SummaryCheck> = {}): SummaryCheck {
  return {
    checkId: 'T40',
    kind: 'scheduled',
    label: 'T+40 check',
    dueAtMs: minutesAgo(-30),
    windowFromMs: minutesAgo(-25),
    overdueFromMs: minutesAgo(-35),
    status: 'upcoming',
    overdue: null,
    needs: ['bloodPressure', 'heartRateBpm'],
    risks: [],
    failed: null,
    ...over,
  };
}

let made = 0;

/** A patient under observation whom nobody needs to see now. */
export function aSummary(over: Partial<BoardSummary> = {}): BoardSummary {
  made += 1;
  return {
    sessionId: `session-${made}`,
    seq: 1,
    patientId: `patient-${made}`,
    chairId: '2',
    identity: { name: 'Brandt, Viktor', chosenName: null, birthDate: '1968-02-03', sex: 'male' },
    sameName: false,
    restricted: false,
    glassBroken: null,
    moved: null,
    nurse: null,
    nurseId: null,
    handover: null,
    stage: 'observing',
    plannedAtMs: minutesAgo(60),
    route: 'intranasal',
    plannedMg: 84,
    deliveredMg: 84,
    form: 'devices',
    infusion: null,
    lozenge: null,
    dosesGiven: 3,
    dosesPlanned: 3,
    firstDoseAtMs: minutesAgo(45),
    nextDoseFromMs: null,
    gateAtMs: minutesAgo(-85),
    hold: { active: false, reason: '', passes: 0, passesNeeded: 2, repeatDueAtMs: null },
    baselineAtMs: minutesAgo(55),
    newestSetAtMs: minutesAgo(10),
    values: {
      systolicMmHg: aValue(138, { delta: 8 }),
      diastolicMmHg: aValue(84, { delta: 2 }),
      heartRateBpm: aValue(78),
    },
    alerts: [],
    checks: [aCheck()],
    readiness: {
      verdict: 'notYet',
      met: 8,
      unmet: 2,
      unknown: 4,
      overridden: 0,
      maySign: false,
      metSinceMs: null,
      firstUnmet: 'dissociation 2, needs ≤ 1',
      countsUntilMs: null,
    },
    reviewAtMs: null,
    devices: [],
    callBacks: 0,
    checklistOpen: 0,
    contraindication: null,
    emergencyAsked: null,
    customLimits: null,
    limitsProposed: null,
    nextChangeAtMs: null,
    ...over,
  };
}
