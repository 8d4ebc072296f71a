import type { SessionCommand } from '#shared/commands.ts';
import type { Role } from '#shared/vocabulary.ts';

/** What can be done besides commands to a session. */
export type Act =
  | 'seePatients'
  | 'registerPatient'
  | 'correctPatient'
  | 'openSession'
  | 'moveReading'
  | 'bindDevice'
  | 'handleWaitingReading'
  | 'setChairs';

const CLINICAL: readonly Role[] = ['nurse', 'prescriber'];
const EVERYONE: readonly Role[] = ['nurse', 'prescriber', 'admin'];

/** Who may do what: the one table, for HTTP and sockets alike. What a protocol adds to it is `decide`'s to say. */
export const RIGHTS: Record<SessionCommand['type'] | Act, readonly Role[]> = {
  ArrivePatient: CLINICAL,
  ChangeChair: CLINICAL,
  TakeOver: CLINICAL,
  AnswerChecklist: CLINICAL,
  ChangePlan: ['prescriber'],
  RecordSet: CLINICAL,
  GiveDose: CLINICAL,
  StopDosing: CLINICAL,
  GiveMedicine: CLINICAL,
  ReportSymptom: CLINICAL,
  WriteNote: CLINICAL,
  CorrectEntry: CLINICAL,
  WithdrawEntry: CLINICAL,
  ReviewEntry: CLINICAL,
  FitLimits: CLINICAL,
  AcceptBaseline: CLINICAL,
  OverrideHold: CLINICAL,
  RaiseAlert: CLINICAL,
  AcknowledgeAlert: CLINICAL,
  CloseAlert: CLINICAL,
  MarkCheckNotDone: CLINICAL,
  Attest: CLINICAL,
  OverrideCriterion: CLINICAL,
  ExtendObservation: CLINICAL,
  Sign: CLINICAL,
  CancelSession: CLINICAL,
  LeaveAgainstAdvice: CLINICAL,
  TransferPatient: CLINICAL,
  RecordTransferOutcome: CLINICAL,
  CompleteCallBack: CLINICAL,
  seePatients: EVERYONE,
  registerPatient: EVERYONE,
  correctPatient: EVERYONE,
  openSession: CLINICAL,
  moveReading: CLINICAL,
  bindDevice: EVERYONE,
  handleWaitingReading: CLINICAL,
  setChairs: ['admin'],
};

export function mayDo(role: Role, act: SessionCommand['type'] | Act): boolean {
  return RIGHTS[act].includes(role);
}
