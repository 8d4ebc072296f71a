import type { SessionCommand } from './commands.ts';
import { ROLES } from './vocabulary.ts';
import type { ClientToServer } from './wire/messages.ts';

/**
 * Who may do what: the one table. Routes, socket messages and the buttons of the screens read it; a route or a message
 * without a row does not start. What a protocol adds (a criterion not met, a session that ended) is `decide`'s to say.
 */
export const CALLERS = [...ROLES, 'wall', 'tablet', 'device'] as const;
/** Who asks: a person in their role, a wall display, a patient's tablet, or a device that posts. */
export type CallerRole = (typeof CALLERS)[number];

/** What can be done besides commands to a session. */
export const ACTS = [
  'loadScreens',
  'readHealth',
  'readInterface',
  'readClock',
  'moveClock',
  'readInstallation',
  'setUpClinic',
  'signIn',
  'useInvitation',
  'pairDisplay',
  'seeSelf',
  'leave',
  'switchPerson',
  'changeOwnSignIn',
  'seeClinic',
  'changeClinic',
  'setChairs',
  'seeBoard',
  'seeStations',
  'pauseSound',
  'endPause',
  'checkSound',
  'seeSession',
  'breakGlass',
  'seeBrokenGlass',
  'seePatients',
  'registerPatient',
  'correctPatient',
  'restrictPatient',
  'openSession',
  'moveReading',
  'seeDevices',
  'bindDevice',
  'manageDevices',
  'seeWaitingReadings',
  'handleWaitingReading',
  'postReadings',
  'manageStaff',
  'manageDisplays',
  'manageWebhooks',
  'seeTrail',
  'markPresence',
  'seeProtocols',
  'seeNoise',
  'changeProtocols',
  'seeCourses',
  'planCourses',
  'changeCourses',
  'recordConsent',
  'mergePatients',
  'sendCommand',
] as const;
export type Act = (typeof ACTS)[number];
export type Right = SessionCommand['type'] | Act;

const CLINICAL: readonly CallerRole[] = ['nurse', 'prescriber'];
const PRESCRIBER: readonly CallerRole[] = ['prescriber'];
const ADMIN: readonly CallerRole[] = ['admin'];
const STAFF: readonly CallerRole[] = ROLES;
const TABLET: readonly CallerRole[] = ['tablet'];
const SCREENS: readonly CallerRole[] = [...ROLES, 'wall'];

/** `anyone`: asked before anybody is known. Such an act checks for itself what it needs (a link, a passphrase). */
export const RIGHTS: Record<Right, readonly CallerRole[] | 'anyone'> = {
  loadScreens: 'anyone',
  readHealth: 'anyone',
  readInterface: 'anyone',
  readClock: 'anyone',
  moveClock: 'anyone',
  readInstallation: 'anyone',
  setUpClinic: 'anyone',
  signIn: 'anyone',
  useInvitation: 'anyone',
  pairDisplay: 'anyone',
  seeSelf: SCREENS,
  leave: SCREENS,
  switchPerson: STAFF,
  changeOwnSignIn: STAFF,
  seeClinic: SCREENS,
  changeClinic: ADMIN,
  setChairs: ADMIN,
  seeBoard: SCREENS,
  seeStations: STAFF,
  /** Of the own station only. A pause is on record with a name, so it takes a person; ending one takes nobody in particular. */
  pauseSound: STAFF,
  endPause: STAFF,
  checkSound: STAFF,
  seeSession: CLINICAL,
  breakGlass: CLINICAL,
  seeBrokenGlass: ADMIN,
  seePatients: STAFF,
  registerPatient: STAFF,
  correctPatient: STAFF,
  restrictPatient: ['prescriber', 'admin'],
  openSession: CLINICAL,
  moveReading: CLINICAL,
  seeDevices: STAFF,
  bindDevice: STAFF,
  manageDevices: ADMIN,
  seeWaitingReadings: STAFF,
  handleWaitingReading: CLINICAL,
  postReadings: ['device'],
  manageStaff: ADMIN,
  manageDisplays: ADMIN,
  manageWebhooks: ADMIN,
  seeTrail: ADMIN,
  markPresence: CLINICAL,
  seeProtocols: STAFF,
  /** Sums without names. */
  seeNoise: STAFF,
  changeProtocols: ADMIN,
  seeCourses: STAFF,
  /** Days of visits: booked at the desk. */
  planCourses: STAFF,
  /** Phases, doses, indication, end: a prescriber's. */
  changeCourses: PRESCRIBER,
  recordConsent: STAFF,
  mergePatients: ADMIN,
  /** The door to the commands; each has a row of its own. */
  sendCommand: STAFF,
  ArrivePatient: CLINICAL,
  ChangeChair: CLINICAL,
  TakeOver: CLINICAL,
  OfferHandover: CLINICAL,
  EndHandover: CLINICAL,
  ReleasePatient: CLINICAL,
  AnswerChecklist: CLINICAL,
  ChangePlan: PRESCRIBER,
  RecordSet: CLINICAL,
  GiveDose: CLINICAL,
  RunInfusion: CLINICAL,
  EndLozenge: CLINICAL,
  RecordWeight: CLINICAL,
  RecordWaste: CLINICAL,
  StateRisk: CLINICAL,
  ConfirmIdentity: CLINICAL,
  StateIndication: CLINICAL,
  AnswerContraindication: CLINICAL,
  DecideContraindications: PRESCRIBER,
  AnswerScreening: CLINICAL,
  RecordHomeMedicine: CLINICAL,
  ReportSeriousEvent: CLINICAL,
  StopDosing: CLINICAL,
  GiveMedicine: CLINICAL,
  ReportSymptom: CLINICAL,
  WriteNote: CLINICAL,
  CorrectEntry: CLINICAL,
  WithdrawEntry: CLINICAL,
  ReviewEntry: CLINICAL,
  FitLimits: PRESCRIBER,
  ProposeLimits: CLINICAL,
  DeclineLimits: PRESCRIBER,
  AcceptBaseline: CLINICAL,
  OverrideHold: PRESCRIBER,
  RaiseAlert: CLINICAL,
  CallNurse: TABLET,
  SayEased: TABLET,
  SayFeeling: TABLET,
  AcknowledgeAlert: CLINICAL,
  SilenceAlert: CLINICAL,
  EndSilence: CLINICAL,
  CloseAlert: CLINICAL,
  MarkCheckNotDone: CLINICAL,
  Attest: CLINICAL,
  OverrideCriterion: PRESCRIBER,
  ExtendObservation: CLINICAL,
  Sign: PRESCRIBER,
  CancelSession: CLINICAL,
  LeaveAgainstAdvice: CLINICAL,
  TransferPatient: CLINICAL,
  RecordTransferOutcome: CLINICAL,
  CompleteCallBack: CLINICAL,
};

/** The row of each socket message. `follow` of a session and `command` stand in a further row of their own. */
export const SOCKET_RIGHTS: Record<keyof ClientToServer, Act> = {
  follow: 'seeBoard',
  unfollow: 'seeBoard',
  command: 'sendCommand',
  touch: 'seeSelf',
  presence: 'seeSelf',
};

/** What a locked station still does: it shows the board, sounds again, and lets somebody in or out. Nothing else. */
export const ALLOWED_WHEN_LOCKED: ReadonlySet<Right> = new Set<Right>([
  'seeSelf',
  'leave',
  'switchPerson',
  'seeClinic',
  'seeBoard',
  'endPause',
]);

/** Commands for which the person gives their passphrase again, whoever they are and however lately they signed in. */
export const REAUTHENTICATED: ReadonlySet<SessionCommand['type']> = new Set<SessionCommand['type']>([
  'Sign',
  'FitLimits',
]);

/**
 * What a clinician does for a patient whose record they may not open: seeing to danger needs no access. Everything else
 * of a restricted record does.
 */
export const WITHOUT_ACCESS: ReadonlySet<SessionCommand['type']> = new Set<SessionCommand['type']>([
  'RecordSet',
  'ReportSymptom',
  'RaiseAlert',
  'AcknowledgeAlert',
]);

/** Whether a caller of this role may do this. `anyone` includes everyone. */
export function mayDo(role: CallerRole, right: Right): boolean {
  const allowed = RIGHTS[right];
  return allowed === 'anyone' || allowed.includes(role);
}

/** Null when the role may do this; else the sentence that says who can. */
export function rightsRefusal(role: CallerRole | null, right: Right): string | null {
  if (role !== null && mayDo(role, right)) return null;
  const allowed = RIGHTS[right];
  if (allowed === 'anyone') return null;
  const words = allowed.map((other) => CALLER_WORDS[other]).join(' or ');
  return `Only ${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words} can do this.`;
}

const CALLER_WORDS: Record<CallerRole, string> = {
  nurse: 'nurse',
  prescriber: 'prescriber',
  admin: 'admin',
  wall: 'wall display',
  tablet: "patient's tablet",
  device: 'device',
};
