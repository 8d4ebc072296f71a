import type { PreDoseJudgement } from './clinical/pre-dose/line.ts';
import type { SignatureJudgement } from './clinical/signature.ts';
import type { CriterionId, SilenceDuty, StepKind } from './events.ts';
import type { DosingForm } from './protocols/dosing-form.ts';
import type { Risk } from './protocols/modifiers.ts';
import type { Remark } from './remark.ts';
import type { RemsDraft } from './rems-draft.ts';
import type { Actor, AlertClass, Measure, Scale, Severity, Stage, Told, VitalKey } from './vocabulary.ts';

/**
 * What the program concludes about a session: a pure function of (events, protocol, now), see `clinical/judge.ts`.
 * Instants only, never ages, so that a judgement stays true until `nextChangeAtMs`.
 */
export interface Judgement {
  stage: Stage;
  dosing: DosingJudgement;
  hold: HoldJudgement;
  /** What is asked before the dose. After it: what was left open, and stays so until it is answered. */
  preDose: PreDoseJudgement;
  /** A contraindication that no prescriber has decided over yet, or over which one decided not to give; else null. */
  contraindication: 'undecided' | 'doNotGive' | null;
  baseline: BaselineJudgement;
  values: ValueJudgements;
  alerts: AlertsJudgement;
  checks: CheckJudgement[];
  readiness: ReadinessJudgement;
  /** Null: not signed. */
  signature: SignatureJudgement | null;
  /** Null where the protocol has no REMS. */
  rems: RemsDraft | null;
  callBacks: { entryId: string; message: string; done: { atMs: number; by: Actor; note: string } | null }[];
  /** Things to show beside the numbers: gaps between devices, late baseline, twins, unreviewed values. */
  remarks: Remark[];
}

export interface DosingJudgement {
  form: DosingForm['form'];
  /** Null: a dose by weight, and the weight is not known. */
  plannedMg: number | null;
  plannedMgPerKg: number | null;
  weightKg: number | null;
  /** What was given, mg; of a running infusion what had run in at its last step. */
  deliveredMg: number;
  /** Administrations: devices, injections, lozenges, or the one infusion. */
  dosesGiven: number;
  /** Null where the plan is an amount and not a number of administrations. */
  dosesPlanned: number | null;
  /** Start of the first standing dose (T0); null before it. REMS minutes count from here. */
  firstDoseAtMs: number | null;
  /** Start of the last standing dose. */
  lastDoseAtMs: number | null;
  /**
   * When the last drug was in: the end of an infusion, a lozenge out of the mouth, the start of any other dose; null
   * while it runs.
   */
  lastDrugInAtMs: number | null;
  complete: boolean;
  stoppedEarly: { reason: string; atMs: number } | null;
  /** When the rest between devices is over; null when no further one is expected. */
  nextDoseFromMs: number | null;
  /** When the minimum time ends; null while dosing is neither complete nor stopped. */
  gateAtMs: number | null;
  /** Null for other forms, and before it has begun. */
  infusion: {
    status: 'running' | 'paused' | 'over';
    /** Of the newest stretch. */
    mgPerHour: number;
    /** Since when it is as it is. */
    sinceMs: number;
    /** When the planned dose is in, at this rate; null while it is not running or the plan is unknown. */
    expectedEndAtMs: number | null;
    plannedOverMin: number | null;
  } | null;
  /** The lozenge of which nobody has said what became of it; `askFromMs`: held as long as is usual. Null: none. */
  lozenge: { doseId: string; sinceMs: number; askFromMs: number } | null;
}

export interface HoldJudgement {
  active: boolean;
  /** `SYS 146 > 140`, one per broken pre-dose limit of the newest failing set. */
  reasons: string[];
  passes: number;
  passesNeeded: number;
  repeatDueAtMs: number | null;
  prescriberOnly: boolean;
  overridden: { atMs: number; by: Actor; reason: string } | null;
}

export interface BaselineJudgement {
  entryId: string | null;
  takenAtMs: number | null;
  values: Partial<Record<VitalKey, number>>;
  moaas: number | null;
  dissociation: number | null;
  tag: 'none' | 'onTime' | 'accepted' | 'lateAccepted' | 'lateOffered';
}

/** The newest standing value in clinical order. `staleAtMs`: from then on it must not look live. */
export interface ValueJudgement {
  /** The last value obtained, null when there was none. Where a newer attempt failed, `failed` says why and leads. */
  value: number | null;
  takenAtMs: number | null;
  entryId: string | null;
  source: 'staff' | 'device' | 'calculated' | null;
  failed: { reason: string; atMs: number } | null;
  staleAtMs: number | null;
  stale: boolean;
  severity: Severity | null;
  seen: boolean;
  /** Difference from own baseline; null when either is unknown. */
  delta: number | null;
  needsReview: boolean;
}

export type ValueKey = VitalKey | Scale;
export type ValueJudgements = Record<ValueKey, ValueJudgement>;

export interface Reason {
  /** Rule id of RULES.md, such as BP-HI. */
  rule: string;
  severity: Severity;
  /** `SYS 184 ≥ 180`, `SYS own +46 ≥ +40`. */
  text: string;
  /** The value that breaks the limit; null where no single number does. */
  value: number | null;
  values: ValueKey[];
}

export interface Alert {
  episodeId: string;
  /** BP, BP-LO, HR, SPO2, RR, TEMP, SED, DIS-HI, DIS-SLOW, DIS-LATE, NAUSEA, VOMIT, SI, HAND, DOSE-HOLD, CHECK, DEVICE */
  family: string;
  alertClass: AlertClass;
  /** Severity now; once cleared, the highest it reached. */
  severity: Severity;
  peak: Severity;
  /** `latched`: was critical, waits for a clinician to close it with a note. */
  status: 'unconfirmed' | 'confirmed' | 'latched' | 'ended';
  reasons: Reason[];
  message: string;
  entryId: string | null;
  raisedAtMs: number;
  /** Since when it has been calling as it does now: raised, worsened or sounded again. Times to acknowledge run from here. */
  soundingSinceMs: number;
  /** When the reading that raised it was taken. */
  takenAtMs: number;
  /** When the values behind `reasons` were taken: the numbers shown are of this moment. */
  evidenceAtMs: number;
  confirmedAtMs: number | null;
  clearedAtMs: number | null;
  acknowledged: { atMs: number; by: Actor } | null;
  /** Every acknowledgement in order: also those undone because the alert called again. */
  acknowledgements: { atMs: number; by: Actor }[];
  /** [SILENCE] Silent until `untilMs` (exclusive), and what was promised for it; null: it may sound. */
  silenced: { untilMs: number; atMs: number; by: Actor; duty: SilenceDuty } | null;
  /** When the measurement should be repeated; null when none is asked. */
  repeatDueAtMs: number | null;
  insideCount: number;
  insideToClear: number;
  mayClose: boolean;
  noteNeeded: boolean;
  ended: {
    atMs: number;
    why: 'cleared' | 'notConfirmed' | 'closed' | 'withdrawn' | 'corrected' | 'replaced' | 'late';
    by: Actor | null;
    note: string | null;
  } | null;
  told: { who: Told; atMs: number }[];
}

export interface AlertStep {
  stepId: string;
  episodeId: string;
  family: string;
  step: StepKind;
  severity: Severity;
  alertClass: AlertClass;
  message: string;
  atMs: number;
}

export interface AlertsJudgement {
  /** Active, worst first, then longest raised. */
  open: Alert[];
  latched: Alert[];
  /** Ended, newest first. */
  history: Alert[];
  steps: AlertStep[];
}

export interface CheckJudgement {
  checkId: string;
  kind: 'scheduled' | 'repeat' | 'hold' | 'continued' | 'duty';
  label: string;
  /** Why this check is due, for the nurse. */
  why: string;
  /** The risks of the patient that asked for it, or for more of it; empty: the protocol alone. */
  risks: Risk[];
  needs: Measure[];
  dueAtMs: number;
  windowFromMs: number;
  windowToMs: number;
  overdueFromMs: number;
  status: 'upcoming' | 'due' | 'overdue' | 'done' | 'missed' | 'notDone';
  overdue: 'low' | 'medium' | 'prescriberTold' | null;
  /** Measures of this check already taken inside the window. */
  taken: Measure[];
  doneAtMs: number | null;
  notDoneReason: string | null;
  /** The newest attempt at what this check repeats gave no value, and how many did in a row; null where none failed. */
  failed: { reason: string; atMs: number; inARow: number } | null;
}

export interface CriterionJudgement {
  criterion: CriterionId;
  label: string;
  status: 'met' | 'unmet' | 'unknown' | 'overridden';
  /** The value and its time: `144/88 at 15:40` is composed by the screen from text and atMs. */
  evidence: string;
  evidenceAtMs: number | null;
  /** What would clear it. Empty when met. */
  clears: string;
  clearsAtMs: number | null;
  /** Met only until here; null when it does not expire. */
  countsUntilMs: number | null;
  /** A suggestion that does not stand in the way, and until when it holds; null: none. */
  advice: { text: string; atMs: number } | null;
  attestable: boolean;
  overridden: { atMs: number; by: Actor; reason: string } | null;
}

export interface ReadinessJudgement {
  verdict: 'notYet' | 'nearly' | 'cannotTell' | 'criteriaMet';
  criteria: CriterionJudgement[];
  met: number;
  unmet: number;
  unknown: number;
  overridden: number;
  maySign: boolean;
  /** Why signing is not possible now; empty when it is. */
  signBlockedBy: string;
  extendProposed: boolean;
}
