import type { AlertFold } from './clinical/alerts/types.ts';
import type {
  DoseContent,
  EntryContent,
  HomeMedicineContent,
  InfusionContent,
  LozengeEndContent,
  MedicineContent,
  NoteContent,
  ReadingContent,
  ScoreContent,
  SeriousEventContent,
  Source,
  SymptomContent,
  WasteContent,
  WeightContent,
} from './entries.ts';
import type { AttestableId, CriterionId, SessionCourse, SessionEvent } from './events.ts';
import type { Identity } from './identity.ts';
import type { Answer, ConsentSeen, Identifier } from './pre-dose-events.ts';
import type { Risk } from './protocols/modifiers.ts';
import type { Indication } from './protocols/pre-dose.ts';
import type { OwnLimits, Protocol } from './protocols/protocol.ts';
import type { Actor } from './vocabulary.ts';

/** One version of an entry. The newest version counts; the older ones stay readable. */
export interface EntryVersion {
  content: EntryContent;
  atMs: number;
  by: Actor;
  reason: string | null;
}

export interface Entry {
  entryId: string;
  /** Position of the event that brought it: the recorded order, which breaks ties of `takenAtMs`. */
  seq: number;
  recordedAtMs: number;
  by: Actor;
  source: Source;
  versions: EntryVersion[];
  needsReview: boolean;
  reviewed: { atMs: number; by: Actor } | null;
  withdrawn: { atMs: number; by: Actor; reason: string; movedToSessionId: string | null } | null;
  lateReason: string | null;
  movedFromSessionId: string | null;
}

/** An entry that stands: not withdrawn, newest version. Lists of these are kept in clinical order. */
export interface Standing<C extends EntryContent> {
  entryId: string;
  seq: number;
  recordedAtMs: number;
  takenAtMs: number;
  source: Source;
  needsReview: boolean;
  content: C;
}

export interface Act {
  atMs: number;
  by: Actor;
}

/** One line of the session's log, for people: who did what when. */
export interface LogLine {
  seq: number;
  atMs: number;
  takenAtMs: number | null;
  by: Actor;
  type: SessionEvent['type'];
  entryId: string | null;
}

/** What the treatment is given for, with the plan, and who said so when: in the session, or in the course before it. */
export interface StatedIndication extends Act {
  indication: Indication;
  indicationWords: string | null;
  treatmentPlan: string | null;
}

/** A session folded from its events: facts only, plus the alert episodes that recorded order decides. Plain JSON. */
export interface SessionState {
  sessionId: string;
  seq: number;
  lastRecordedAtMs: number;
  patientId: string;
  identity: Identity;
  protocol: Protocol;
  protocolHash: string;
  /** What was planned, in mg or, for a dose by weight, in mg per kg; null: not planned in that way. */
  plannedMg: number | null;
  plannedMgPerKg: number | null;
  /** Planned duration of an infusion in minutes; null for other forms. */
  plannedOverMin: number | null;
  timeZone: string;
  plannedAtMs: number;
  openedAtMs: number;
  chairId: string | null;
  /** Its place in a course when it opened; null: in none. */
  course: SessionCourse | null;
  /** Weight at the last visit that has one, kg, and when it was taken; null: not known. */
  lastWeight: { kg: number; atMs: number } | null;
  arrivedAtMs: number | null;
  nurse: { staffId: string; name: string; atMs: number } | null;
  /** Since when nobody holds the patient: arrival, or the last nurse's leaving; null while somebody does, and before. */
  withoutNurseSinceMs: number | null;
  /** Who is asked to take the patient over, by whom; null: nobody. */
  handover: ({ toStaffId: string; toName: string; note: string | null } & Act) | null;
  checklist: Record<
    string,
    { answer: 'yes' | 'no' | 'notApplicable'; note: string | null; consent: ConsentSeen | null } & Act
  >;
  entries: Record<string, Entry>;
  readings: Standing<ReadingContent>[];
  scores: Standing<ScoreContent>[];
  doses: Standing<DoseContent>[];
  infusion: Standing<InfusionContent>[];
  lozengeEnds: Standing<LozengeEndContent>[];
  weights: Standing<WeightContent>[];
  waste: Standing<WasteContent>[];
  medicines: Standing<MedicineContent>[];
  homeMedicines: Standing<HomeMedicineContent>[];
  symptoms: Standing<SymptomContent>[];
  seriousEvents: Standing<SeriousEventContent>[];
  notes: Standing<NoteContent>[];
  /** What a clinician stated of each risk; age is not stated, it is known. */
  risks: Partial<Record<Risk, { present: boolean; note: string | null } & Act>>;
  identityConfirmed: ({ identifiers: Identifier[] } & Act) | null;
  indication: StatedIndication | null;
  /** Answers by item of the protocol; what was never asked is absent. `seq` tells an answer from a decision made before it. */
  contraindications: Record<string, { answer: Answer; note: string | null; seq: number } & Act>;
  contraindicationDecision:
    | ({ items: string[]; decision: 'give' | 'doNotGive'; reason: string; seq: number } & Act)
    | null;
  screening: Record<string, { answer: Answer; note: string | null } & Act>;
  /** The newest proposal to fit limits, until a prescriber has answered it. */
  limitsProposed: ({ proposalId: string; limits: OwnLimits; reason: string } & Act) | null;
  limitsDeclined: ({ proposalId: string; reason: string } & Act) | null;
  /** Limits fitted to this patient; `protocol` already holds them. */
  limitsFitted: ({ proposalId: string | null; limits: OwnLimits; reason: string } & Act) | null;
  baselineAccepted: ({ entryId: string; reason: string } & Act) | null;
  holdOverridden: ({ reason: string } & Act) | null;
  dosingStopped: ({ reason: string; takenAtMs: number } & Act) | null;
  checksNotDone: Record<string, { reason: string } & Act>;
  attested: Partial<Record<AttestableId, Attestation>>;
  overridden: Partial<Record<CriterionId, { reason: string; openEpisodeIds: string[] } & Act>>;
  extended: ({ reason: string; reviewAtMs: number; escortInformed: boolean } & Act) | null;
  bindings: BindingSpan[];
  end: SessionEnd | null;
  transferOutcome: ({ outcome: string } & Act) | null;
  callBacksDone: Record<string, { note: string } & Act>;
  /** Who opened this restricted record without access, and why; in recorded order. */
  glassBroken: ({ reason: string; untilMs: number } & Act)[];
  alerts: AlertFold;
  /** Step ids already announced. */
  announced: Record<string, true>;
  rulesV: string;
  log: LogLine[];
}

export interface Attestation extends Act {
  met: boolean;
  note: string | null;
  transport: { kind: 'person' | 'bookedRide'; name: string; phone: string } | null;
}

export interface BindingSpan {
  deviceId: string;
  name: string;
  continuous: boolean;
  fromMs: number;
  toMs: number | null;
  lastSampleRecordedAtMs: number | null;
}

export interface SessionEnd extends Act {
  kind: 'discharged' | 'cancelledNotDosed' | 'leftAgainstAdvice' | 'transferred';
  /** Its position: what comes after it in the log came after the end, also within one millisecond. */
  seq: number;
  /** When it was true of the patient (left, was signed out). */
  takenAtMs: number;
  detail: Extract<
    SessionEvent,
    { type: 'SessionSigned' | 'SessionCancelled' | 'LeftAgainstAdvice' | 'PatientTransferred' }
  >;
}
