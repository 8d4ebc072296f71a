import type { AnyEvent } from '#shared/events.ts';
import type { TrailLine } from '#shared/wire/trail.ts';
import type { Viewed } from '#shared/wire/viewed.ts';

/** What was done, said after who did it: `Nora Keller recorded an entry`. A new event breaks the build here. */
const CHANGES: Record<AnyEvent['type'], string> = {
  SessionOpened: 'opened a session',
  IdentityCorrected: 'corrected who the patient of the session is',
  PatientArrived: 'recorded the arrival',
  ChairChanged: 'changed the chair',
  NurseAssigned: 'took over',
  ChecklistAnswered: 'answered the checklist',
  PlanChanged: 'changed the planned dose',
  EntryRecorded: 'recorded an entry',
  EntryCorrected: 'corrected an entry',
  EntryWithdrawn: 'marked an entry as entered in error',
  EntryReviewed: 'accepted an unusual value',
  EntryMovedAway: 'moved a reading away',
  EntryMovedHere: 'moved a reading here',
  RiskStated: 'stated a risk of the patient',
  LimitsFitted: 'fitted limits to the patient',
  BaselineAccepted: 'accepted the baseline',
  HoldOverridden: 'overrode the hold',
  DosingStopped: 'stopped dosing',
  AlertRaisedByHand: 'raised an alert by hand',
  AlertAcknowledged: 'acknowledged an alert',
  AlertClosed: 'closed an alert',
  CheckNotDone: 'marked a check as not done',
  CriterionAttested: 'attested a criterion',
  CriterionOverridden: 'overrode a criterion',
  ObservationExtended: 'extended observation',
  DeviceBound: 'bound a device',
  DeviceUnbound: 'unbound a device',
  SessionSigned: 'signed',
  SessionCancelled: 'cancelled the session',
  LeftAgainstAdvice: 'recorded leaving against advice',
  PatientTransferred: 'recorded a transfer',
  TransferOutcomeRecorded: 'recorded the outcome of the transfer',
  CallBackDone: 'recorded a call back',
  Announced: 'announced an alert',
  GlassBroken: 'broke the glass of a restricted record',
  RulesChanged: 'changed to other rules',
  PatientRegistered: 'registered a patient',
  PatientCorrected: 'corrected who a patient is',
  RecordRestricted: 'changed who may open a record',
  DeviceAdded: 'added a device',
  DeviceTokenIssued: 'issued a device token',
  DeviceRenamed: 'renamed a device',
  DeviceRevoked: 'took a device out of use',
  ReadingWaiting: 'left a reading waiting',
  WaitingReadingAssigned: 'assigned a waiting reading',
  WaitingReadingDismissed: 'dismissed a waiting reading',
  ReadingRefused: 'had a reading refused',
  ReadingConflicted: 'sent a reading twice with different values',
  StaffAdded: 'added a person',
  StaffRenamed: 'renamed a person',
  RoleChanged: 'changed a role',
  StaffDisabled: 'disabled a person',
  StaffEnabled: 'enabled a person',
  InvitationIssued: 'made a one-time link',
  PassphraseSet: 'set a passphrase',
  PinSet: 'set a PIN',
  PinRemoved: 'removed a PIN',
  PinBlocked: 'blocked a PIN after wrong ones',
  SecondFactorSet: 'set a second factor',
  SecondFactorRemoved: 'removed a second factor',
  RecoveryCodeUsed: 'used a recovery code',
  StaffSignedIn: 'signed in',
  StaffSignedOut: 'signed out',
  StaffSignInRefused: 'was refused a sign-in',
  StrangersRefused: 'refused sign-ins under names nobody has',
  ClinicFounded: 'founded the clinic',
  ClinicRenamed: 'renamed the clinic',
  ClinicSettingsChanged: 'changed the settings',
  ChairsChanged: 'changed the chairs',
  DisplayAdded: 'added a display',
  DisplayLinkIssued: 'made a link for a display',
  DisplayPaired: 'paired a display',
  DisplayUnpaired: 'took a screen off a display',
  DisplayRevoked: 'took a display out of use',
  NobodyWatching: 'noticed that no screen watched the room',
  WatchedAgain: 'noticed that the room was watched again',
  RecordingFailed: 'could not record for a while',
  ClockStepped: 'noticed that the clock was set',
};

const VIEWS: Record<Viewed, string> = {
  session: 'opened the session',
  readings: 'read the readings',
  events: 'read the log of the session',
  patient: 'opened the patient',
  patientSearch: 'found the patient in a search',
  brokenGlass: 'read whose glass was broken',
  refusedReadings: 'read what a device sent in vain',
  board: 'opened the board',
  waitingReadings: 'read the waiting readings',
  trail: 'read the trail',
  trailExport: 'exported the trail',
  endedSessions: 'looked at the sessions that ended that day',
  trailVerification: 'checked the log',
};

/** `acknowledged an alert`; what has no words here is shown as it is written. */
export function whatOf({ kind, what }: Pick<TrailLine, 'kind' | 'what'>): string {
  // An older screen may read a newer log: what it has no words for is no reason to fail.
  const words: Readonly<Record<string, string>> = kind === 'change' ? CHANGES : VIEWS;
  return Object.hasOwn(words, what) ? (words[what] ?? what) : what;
}

const SUBJECTS: Readonly<Record<string, string>> = {
  session: 'Session',
  patient: 'Patient',
  device: 'Device',
  staff: 'Person',
  clinic: 'Clinic',
};

/** `Session`, `Person`: what kind of thing the line is about. */
export function subjectOf(streamKind: string): string {
  return Object.hasOwn(SUBJECTS, streamKind) ? (SUBJECTS[streamKind] ?? streamKind) : streamKind;
}

/** The first eight digits of an id are enough to tell two apart by eye. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
