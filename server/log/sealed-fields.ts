import type { AnyEvent } from '#shared/events.ts';
import type { Identity } from '#shared/identity.ts';

const PLAN_TEXTS = ['plan.phases.*.name', 'plan.source'] as const;

/**
 * Which parts of each event are sealed under the patient's key: identity, and every text a person or a device typed.
 * Numbers, codes, times, ids and staff names stay open. `*` stands for every element of a list. A part that is null or
 * absent stays so. Adding an event breaks the build until it is listed here.
 */
export const SEALED_FIELDS: Record<AnyEvent['type'], readonly string[]> = {
  // What a phase is called is typed by a prescriber.
  SessionOpened: ['identity', 'course.phase', 'indication.indicationWords', 'indication.treatmentPlan'],
  IdentityCorrected: ['identity', 'reason'],
  PatientArrived: [],
  ChairChanged: [],
  NurseAssigned: [],
  ChecklistAnswered: ['note'],
  PlanChanged: ['reason'],
  EntryRecorded: [...entryTexts(), 'lateReason'],
  EntryCorrected: [...entryTexts(), 'reason'],
  EntryWithdrawn: ['reason'],
  EntryReviewed: [],
  EntryMovedAway: ['reason'],
  EntryMovedHere: [...entryTexts(), 'reason'],
  RiskStated: ['note'],
  IdentityConfirmed: [],
  IndicationStated: ['indicationWords', 'treatmentPlan'],
  ContraindicationAnswered: ['note'],
  ContraindicationDecided: ['reason'],
  ScreeningAnswered: ['note'],
  LimitsProposed: ['reason'],
  LimitsDeclined: ['reason'],
  LimitsFitted: ['reason'],
  BaselineAccepted: ['reason'],
  HoldOverridden: ['reason'],
  DosingStopped: ['reason'],
  AlertRaisedByHand: ['text'],
  AlertAcknowledged: [],
  AlertClosed: ['note'],
  CheckNotDone: ['reason'],
  CriterionAttested: ['note', 'transport.name', 'transport.phone'],
  CriterionOverridden: ['reason'],
  ObservationExtended: ['reason'],
  DeviceBound: [],
  DeviceUnbound: [],
  SessionSigned: ['statement'],
  SessionCancelled: ['reason'],
  LeftAgainstAdvice: ['transport', 'witnessedBy', 'reason', 'missing.*'],
  PatientTransferred: ['destination', 'reason'],
  TransferOutcomeRecorded: ['outcome'],
  CallBackDone: ['note'],
  // An alert raised by hand is announced in the words of whoever raised it.
  Announced: ['message'],
  GlassBroken: ['reason'],
  RulesChanged: [],
  PatientRegistered: ['identity'],
  PatientCorrected: ['identity', 'reason'],
  RecordRestricted: ['reason'],
  ConsentRecorded: ['keptAt'],
  ConsentWithdrawn: ['reason'],
  RemsEnrolmentStated: ['note'],
  PatientMerged: ['reason'],
  PatientUnmerged: ['reason'],
  CourseStarted: ['indicationWords', 'treatmentPlan', ...PLAN_TEXTS],
  CoursePlanChanged: [...PLAN_TEXTS, 'reason'],
  CourseIndicationChanged: ['indicationWords', 'treatmentPlan', 'reason'],
  VisitMoved: ['reason'],
  VisitMissed: ['reason'],
  VisitAdded: ['reason'],
  VisitRemoved: ['reason'],
  NextDoseOrdered: ['reason'],
  SessionJoined: [],
  SessionLeft: ['reason'],
  BenefitReviewed: ['note'],
  CourseEnded: ['reason'],
  CourseReopened: ['reason'],
  ProtocolBegun: [],
  ProtocolDrafted: [],
  ProtocolDraftDiscarded: [],
  ProtocolReplayed: [],
  ProtocolApproved: [],
  ProtocolApprovalWithdrawn: [],
  ProtocolSwitchedOn: [],
  ProtocolSwitchedOff: [],
  DeviceAdded: [],
  DeviceRenamed: [],
  DeviceTokenIssued: [],
  DeviceRevoked: ['reason'],
  // What a device claims as patient may be a record number.
  ReadingWaiting: [...readingTexts('reading.content'), 'reading.patientId'],
  WaitingReadingAssigned: ['reason'],
  WaitingReadingDismissed: ['reason'],
  ReadingRefused: ['why'],
  ReadingConflicted: ['why'],
  StaffAdded: [],
  StaffRenamed: [],
  RoleChanged: [],
  StaffDisabled: [],
  StaffEnabled: [],
  InvitationIssued: [],
  PassphraseSet: [],
  PinSet: [],
  PinRemoved: [],
  PinBlocked: [],
  SecondFactorSet: [],
  SecondFactorRemoved: [],
  RecoveryCodeUsed: [],
  StaffSignedIn: [],
  StaffSignedOut: [],
  StaffSignInRefused: [],
  ClinicFounded: [],
  ClinicRenamed: [],
  ClinicSettingsChanged: [],
  DisplayAdded: [],
  DisplayLinkIssued: [],
  DisplayPaired: [],
  DisplayUnpaired: [],
  DisplayRevoked: [],
  ChairsChanged: [],
  PrescriberPresenceMarked: [],
  NobodyWatching: [],
  WatchedAgain: [],
  NobodyAudible: [],
  AudibleAgain: [],
  SoundChecked: [],
  AudioPaused: [],
  AudioPauseEnded: [],
  RecordingFailed: [],
  ClockStepped: [],
  StrangersRefused: [],
};

/** What stands where a text can no longer be read. */
export const ERASED = '(erased)';

/** Shaped as an identity must be; no living person has this birth date. */
export const ERASED_IDENTITY: Identity = {
  name: ERASED,
  chosenName: null,
  birthDate: '0001-01-01',
  sex: 'unknown',
  recordNumber: ERASED,
  allergies: [ERASED],
};

/** Every kind of entry content in one list: a path that a content does not have is skipped. */
function entryTexts(): string[] {
  const of = 'content';
  return [
    ...readingTexts(of),
    `${of}.remark`,
    `${of}.name`,
    `${of}.what`,
    `${of}.amount`,
    `${of}.route`,
    `${of}.action`,
    `${of}.witness`,
    `${of}.text`,
    `${of}.description`,
    `${of}.treatment`,
    `${of}.reporter`,
  ];
}

function readingTexts(of: string): string[] {
  return [`${of}.failed.*.reason`, `${of}.method.site`, `${of}.method.cuff`, `${of}.method.position`];
}
