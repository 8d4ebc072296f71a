import type { SessionCourse } from '../events.ts';

/** What is judged of a course as of a day. Days are calendar days of the clinic, `2026-11-26`; hours between days are whole days of 24. */

/** `fulfilled`: a session was for it. `overdue`: its day has passed without one. */
export const VISIT_STATUSES = [
  'fulfilled',
  'overdue',
  'due',
  'planned',
  'missed',
  'leftOut',
  'removed',
] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** Less time since the dose or the visit before than the plan asks for: said, never refused. */
export interface ShortGap {
  hours: number;
  minGapHours: number;
  /** The day before it. */
  afterDay: string;
}

export interface CourseVisit {
  /** Counted over the planned visits from 1; null: a booster. */
  visit: number | null;
  /** Of a booster; null: of the rhythm. */
  visitId: string | null;
  /** Where it stands now; of a visit left out, where it stood. */
  day: string;
  /** Where the plan puts it; null: a booster. */
  plannedDay: string | null;
  /** Position in the phases of the plan, from 0. */
  phase: number;
  status: VisitStatus;
  /** The session that was for it, or is on its way. */
  sessionId: string | null;
  shortGap: ShortGap | null;
  /** Why it was moved, left out, missed, added or removed; null: it stands as planned. */
  reason: string | null;
}

/** A session of the course. One that ended without a dose is listed and not counted: `number` and `numberInPhase` are null. */
export interface CourseSessionPlace {
  sessionId: string;
  day: string;
  dosed: boolean;
  number: number | null;
  phase: number;
  numberInPhase: number | null;
  /** The visit it was for; null: a booster's, or none. */
  visit: number | null;
  visitId: string | null;
}

export interface CoursePhaseView {
  name: string;
  /** First and last day, both counted. `toDay` null: until somebody ends the course. */
  fromDay: string;
  toDay: string | null;
  /** Visits that stand in it, moved and added ones where their day is; null: no end planned. */
  visits: number | null;
  /** Sessions counted in it. */
  sessions: number;
}

/** Where a proposed dose comes from. `asBefore`: the dose planned for the last session. `none`: the prescriber says. */
export const DOSE_SOURCES = ['order', 'firstSession', 'phase', 'asBefore', 'none'] as const;

export type DoseSource = (typeof DOSE_SOURCES)[number];

export interface DoseProposal {
  plannedMg: number | null;
  plannedMgPerKg: number | null;
  plannedOverMin: number | null;
  from: DoseSource;
  /** A lower first dose that may be chosen from 65 years on; null: none is offered. */
  offeredFrom65Mg: number | null;
  /** The first session would begin above what the US scheme begins with. */
  highFirstDose: boolean;
  /** Another dose than the last session's, and nobody ordered it: a change needs an order. */
  changeNeedsOrder: boolean;
}

/** What follows from a visit that was missed. Taken by a clinician, never by the program. */
export interface MissedProposal {
  visit: number;
  day: string;
  /** `goOn`: stable. `returnToPhase`: worse, the denser rhythm before may come back. `ask`: nobody said how the patient is. `decide`: worse, and there is no rhythm to go back to. */
  kind: 'goOn' | 'returnToPhase' | 'ask' | 'decide';
  /** The phase to return to; null unless `returnToPhase`. */
  phase: number | null;
}

/** Whether going on was looked at after a session the plan names. */
export interface ReviewView {
  session: number;
  status: 'ahead' | 'due' | 'done';
  goOn: boolean | null;
  note: string | null;
  atMs: number | null;
}

export interface NextSession {
  /** `session 5 of 8 (induction)`. */
  place: SessionCourse;
  /** Day of the next visit that waits, today or later; else of the newest one overdue; null: none is planned. */
  day: string | null;
  visit: number | null;
  visitId: string | null;
  shortGap: ShortGap | null;
  dose: DoseProposal;
}

export interface CourseJudgement {
  today: string;
  phases: CoursePhaseView[];
  /** The phase of today; null before the first day. */
  currentPhase: number | null;
  /** In order of their days; open-ended phases as far as the horizon. */
  visits: CourseVisit[];
  sessions: CourseSessionPlace[];
  /** The session after those there are, an open one included. Null: the course has ended. */
  next: NextSession | null;
  overdue: number;
  missed: MissedProposal | null;
  reviews: ReviewView[];
  /** Session of the course that is open now. */
  openSessionId: string | null;
}
