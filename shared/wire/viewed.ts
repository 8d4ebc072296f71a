import type { StreamKind } from '../events.ts';

/** What somebody can view that is noted in the access trail, and what kind of thing its subject is. */
export const VIEWED = {
  session: 'session',
  readings: 'session',
  events: 'session',
  /** That its glass was broken, by whom and why. */
  brokenGlass: 'session',
  patient: 'patient',
  patientSearch: 'patient',
  /** Every session and course of a patient. */
  history: 'patient',
  courses: 'patient',
  refusedReadings: 'device',
  board: 'clinic',
  endedSessions: 'clinic',
  visits: 'clinic',
  waitingReadings: 'clinic',
  trail: 'clinic',
  trailExport: 'clinic',
  trailVerification: 'clinic',
} as const satisfies Record<string, StreamKind>;
export type Viewed = keyof typeof VIEWED;
