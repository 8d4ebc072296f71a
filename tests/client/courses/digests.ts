import type { SessionDigest } from '#shared/clinical/digest.ts';

const T0 = Date.UTC(2026, 4, 12, 13, 30);

/** Worked example 10.2 as a line: 84 mg, 186/112 and dissociation 8 at T+50. */
export const HARD: SessionDigest = {
  sessionId: 'hard',
  patientId: 'p',
  protocol: {
    protocolId: 'esketamine-intranasal',
    name: 'Esketamine IN',
    version: '1.1',
    routeShort: 'IN',
    drug: 'esketamine',
  },
  timeZone: 'UTC',
  plannedAtMs: T0,
  firstDoseAtMs: T0,
  course: { courseId: 'c', number: 5, phase: 'induction', numberInPhase: 5, of: 8 },
  plannedMg: 84,
  plannedMgPerKg: null,
  deliveredMg: 84,
  baseline: { systolicMmHg: 138, diastolicMmHg: 86 },
  peakSystolic: { value: 186, takenAtMs: T0 + 50 * 60_000, afterMin: 50 },
  peakDiastolic: { value: 112, takenAtMs: T0 + 50 * 60_000, afterMin: 50 },
  peakDissociation: { value: 8, takenAtMs: T0 + 40 * 60_000, afterMin: 40 },
  peakCadss: null,
  lowestSpo2: null,
  lowestMoaas: null,
  criteriaMetAfterMin: 175,
  endedAfterMin: 180,
  end: 'discharged',
  endedAtMs: T0 + 180 * 60_000,
  sideEffects: [],
  screening: [],
  alerts: { notice: 0, warning: 2, critical: 1 },
};

/** A session that was called off before its dose: nothing of it is known. */
export const CANCELLED: SessionDigest = {
  ...HARD,
  sessionId: 'cancelled',
  firstDoseAtMs: null,
  course: null,
  deliveredMg: 0,
  baseline: null,
  peakSystolic: null,
  peakDiastolic: null,
  peakDissociation: null,
  criteriaMetAfterMin: null,
  endedAfterMin: null,
  end: 'cancelledNotDosed',
  alerts: { notice: 0, warning: 0, critical: 0 },
};
