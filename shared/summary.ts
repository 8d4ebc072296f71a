import type { CheckJudgement, Judgement, ReadinessJudgement, ValueKey } from './judgement.ts';
import type { DosingForm } from './protocols/dosing-form.ts';
import type { AlertClass, Severity, Sex, Stage, Told } from './vocabulary.ts';

/** One value of a board tile. All times are instants: the board ages them itself (see `ageSummary`). */
export interface SummaryValue {
  value: number | null;
  takenAtMs: number | null;
  staleAtMs: number | null;
  stale: boolean;
  severity: Severity | null;
  seen: boolean;
  failed: boolean;
  delta: number | null;
}

export interface SummaryAlert {
  episodeId: string;
  family: string;
  alertClass: AlertClass;
  severity: Severity;
  status: 'unconfirmed' | 'confirmed' | 'latched';
  message: string;
  /** Clinical: since when it has been calling as it does now. Overdue: when it was due. Technical: last heard. */
  sinceMs: number;
  acknowledged: { atMs: number; name: string } | null;
  mayClose: boolean;
  noteNeeded: boolean;
  repeatDueAtMs: number | null;
  /** Silent until then (exclusive), and who said so; null: it may sound. */
  silenced: { untilMs: number; name: string } | null;
  /** The farthest it has been told since it calls as it does now; null: to nobody beyond its nurse. */
  told: Told | null;
}

export type SummaryCheck = Pick<
  CheckJudgement,
  | 'checkId'
  | 'kind'
  | 'label'
  | 'risks'
  | 'dueAtMs'
  | 'windowFromMs'
  | 'overdueFromMs'
  | 'status'
  | 'overdue'
  | 'needs'
> & {
  /** The attempt this check repeats: when it failed last and how often in a row. Its reason is for the session only. */
  failed: { atMs: number; inARow: number } | null;
};

/** A session as the board needs it, at most 2 kB of JSON. Alerts are worst first. */
export interface BoardSummary {
  sessionId: string;
  seq: number;
  patientId: string;
  chairId: string | null;
  /** `birthDate` null: not for this audience (see `limitSummary`). */
  identity: { name: string; chosenName: string | null; birthDate: string | null; sex: Sex };
  sameName: boolean;
  /** Only named people open this record; others break the glass. The server fills it in. */
  restricted: boolean;
  /** Who opened it by breaking the glass, newest; null: nobody. */
  glassBroken: { name: string; atMs: number } | null;
  /** The newest reading that came from or went to another patient: both nurses are told (edge case 18). */
  moved: { atMs: number; came: boolean } | null;
  nurse: string | null;
  nurseId: string | null;
  /** Who is asked to take the patient over, by whom and since when; null: nobody. */
  handover: { toStaffId: string; to: string; by: string; atMs: number } | null;
  stage: Stage;
  plannedAtMs: number;
  /** Short for a tile: IN. */
  route: string;
  /** Null: a dose by weight, and the weight is not known. */
  plannedMg: number | null;
  deliveredMg: number;
  form: DosingForm['form'];
  dosesGiven: number;
  dosesPlanned: number | null;
  /** While an infusion is under way. */
  infusion: { status: 'running' | 'paused'; sinceMs: number; expectedEndAtMs: number | null } | null;
  /** A lozenge in the mouth, and from when somebody has to ask what became of it. */
  lozenge: { sinceMs: number; askFromMs: number } | null;
  firstDoseAtMs: number | null;
  nextDoseFromMs: number | null;
  gateAtMs: number | null;
  hold: {
    active: boolean;
    reason: string;
    passes: number;
    passesNeeded: number;
    repeatDueAtMs: number | null;
  };
  baselineAtMs: number | null;
  newestSetAtMs: number | null;
  values: Partial<Record<ValueKey, SummaryValue>>;
  alerts: SummaryAlert[];
  checks: SummaryCheck[];
  readiness: Pick<ReadinessJudgement, 'verdict' | 'met' | 'unmet' | 'unknown' | 'overridden'> & {
    maySign: boolean;
    metSinceMs: number | null;
    firstUnmet: string;
    countsUntilMs: number | null;
  };
  reviewAtMs: number | null;
  /** `skewMs`: how far its clock is ahead of ours, as last heard; null: not known from the session. The server fills it in. */
  devices: { deviceId: string; name: string; continuous: boolean; skewMs: number | null }[];
  callBacks: number;
  /** Lines asked before the dose that are open although one was given; 0 before it. */
  checklistOpen: number;
  /** A contraindication that waits for a prescriber's decision, or over which one decided not to give; null: none. */
  contraindication: Judgement['contraindication'];
  /** The pressure alert for which nobody has said yet whether there are emergency symptoms; null: none waits. */
  emergencyAsked: string | null;
  /** Who fitted limits to this patient and when: a badge says so until the session ends. Null: the protocol's own. */
  customLimits: { by: string; atMs: number } | null;
  /** Limits that somebody proposed and no prescriber has answered yet; null: none wait. */
  limitsProposed: { by: string; atMs: number } | null;
  nextChangeAtMs: number | null;
}

/** In the building: somebody to draw, and to record for. */
export function isHere({ stage }: BoardSummary): boolean {
  return stage !== 'scheduled' && stage !== 'cancelledNotDosed' && !hasLeft(stage);
}

/** Signed out, gone or taken elsewhere: on the board only for what is left to do. */
export function hasLeft(stage: BoardSummary['stage']): boolean {
  return stage === 'discharged' || stage === 'leftAgainstAdvice' || stage === 'transferred';
}

/** The same summary with what only time changes (stale values, due and overdue checks) brought to `nowMs`. */
export function ageSummary(summary: BoardSummary, nowMs: number): BoardSummary {
  const values = Object.fromEntries(
    Object.entries(summary.values).map(([key, value]) => [
      key,
      { ...value, stale: value.staleAtMs !== null && nowMs >= value.staleAtMs },
    ]),
  );
  return { ...summary, values, checks: summary.checks.map((check) => ageCheck(check, nowMs)) };
}

function ageCheck(check: SummaryCheck, nowMs: number): SummaryCheck {
  if (check.status !== 'upcoming' && check.status !== 'due') return check;
  if (nowMs > check.overdueFromMs) return { ...check, status: 'overdue', overdue: 'low' };
  return { ...check, status: nowMs >= check.windowFromMs ? 'due' : 'upcoming' };
}
