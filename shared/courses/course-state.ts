import type { CONDITIONS } from '../course-events.ts';
import type { Indication } from '../protocols/pre-dose.ts';
import type { Act } from '../state.ts';
import type { CoursePlan } from './course-plan.ts';

/** Something said of a course, with its position in the stream: what came later counts. */
interface Said extends Act {
  seq: number;
}

export type Condition = (typeof CONDITIONS)[number];

/** What is to be given next instead of what the plan proposes. */
export interface DoseOrder extends Said {
  plannedMg: number | null;
  plannedMgPerKg: number | null;
  plannedOverMin: number | null;
  reason: string;
}

export interface AddedVisit extends Act {
  visitId: string;
  day: string;
  reason: string;
  removed: ({ reason: string } & Act) | null;
}

/** A course folded from its events: facts only. Visits go by their number in the plan. Plain JSON. */
export interface CourseState {
  courseId: string;
  seq: number;
  patientId: string;
  protocolId: string;
  indication: Indication;
  indicationWords: string | null;
  treatmentPlan: string | null;
  /** Who stated the indication and the treatment plan, and when. */
  indicated: Act;
  plan: CoursePlan;
  /** Position of the newest plan. */
  planSeq: number;
  started: Act;
  /** The newest move; `day` null: left out. */
  moved: Record<number, { day: string | null; reason: string } & Said>;
  /** Until the visit is moved to another day. */
  missed: Record<number, { day: string; condition: Condition; reason: string } & Said>;
  added: AddedVisit[];
  /** The newest order, whether or not a session has used it. */
  order: DoseOrder | null;
  /** Sessions that belong to it, in the order in which they joined. */
  sessions: { sessionId: string; plannedAtMs: number; seq: number }[];
  /** By the number of sessions after which it was. */
  reviews: Record<number, { goOn: boolean; note: string } & Act>;
  end: ({ reason: string } & Act) | null;
}
