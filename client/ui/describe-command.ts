import type { SessionCommand } from '#shared/commands.ts';
import type { Vitals } from '#shared/entries.ts';
import { isolated } from './isolated.ts';

/** In the order they are typed; a dash keeps the place of one that was not taken. */
function describeVitals(vitals: Vitals): string {
  const { systolicMmHg, diastolicMmHg, heartRateBpm, spo2Percent, respiratoryRatePerMin, temperatureC } =
    vitals;
  const pressure = systolicMmHg === undefined ? undefined : `${systolicMmHg}/${diastolicMmHg ?? '–'}`;
  const places = [pressure, heartRateBpm, spo2Percent, respiratoryRatePerMin, temperatureC];
  const last = places.findLastIndex((value) => value !== undefined);
  return places
    .slice(0, last + 1)
    .map((value) => value ?? '–')
    .join(' ');
}

/** What else can be on its way, by its name on the screen. */
const NAMES: Record<SessionCommand['type'], string> = {
  ArrivePatient: 'Arrival',
  ChangeChair: 'Change of chair',
  TakeOver: 'Handover',
  OfferHandover: 'Asking for a handover',
  EndHandover: 'End of a handover',
  ReleasePatient: 'Release of the patient',
  AnswerChecklist: 'Checklist',
  ChangePlan: 'Change of plan',
  RecordSet: 'A set',
  GiveDose: 'Dose',
  RunInfusion: 'Infusion',
  EndLozenge: 'Lozenge',
  RecordWeight: 'Weight',
  RecordWaste: 'Waste',
  StateRisk: 'Risk',
  ConfirmIdentity: 'Identity',
  StateIndication: 'Indication',
  AnswerContraindication: 'Contraindication',
  DecideContraindications: 'Decision on contraindications',
  AnswerScreening: 'Screening',
  RecordHomeMedicine: 'Medicine at home',
  ReportSeriousEvent: 'Serious event, draft',
  StopDosing: 'Dosing stopped',
  GiveMedicine: 'Medicine',
  ReportSymptom: 'Symptom',
  WriteNote: 'Note',
  CorrectEntry: 'Correction',
  WithdrawEntry: 'Entered in error',
  ReviewEntry: 'Value accepted',
  FitLimits: 'Limits of this patient',
  ProposeLimits: 'Proposed limits',
  DeclineLimits: 'Limits declined',
  AcceptBaseline: 'Baseline accepted',
  OverrideHold: 'Hold overridden',
  RaiseAlert: 'Alert',
  CallNurse: 'Call for the nurse',
  SayEased: 'All right now',
  SayFeeling: 'How the patient feels',
  AcknowledgeAlert: 'Acknowledgement',
  SilenceAlert: 'Silence',
  EndSilence: 'End of a silence',
  CloseAlert: 'Closing note',
  MarkCheckNotDone: 'Check not done',
  Attest: 'Statement',
  OverrideCriterion: 'Override',
  ExtendObservation: 'Extended observation',
  Sign: 'Signature',
  CancelSession: 'Cancellation',
  LeaveAgainstAdvice: 'Left against advice',
  TransferPatient: 'Transfer',
  RecordTransferOutcome: 'Outcome of the transfer',
  CompleteCallBack: 'Call back',
};

/** A pending entry in a few words, as its author would recognise it. */
export function describeCommand(command: SessionCommand): string {
  switch (command.type) {
    case 'RecordSet': {
      const vitals = describeVitals(command.body.reading?.content.vitals ?? {});
      const scores = command.body.scores.map((score) => score.content.value ?? '–').join(' ');
      return [vitals, scores].filter((part) => part !== '').join(' · ') || NAMES.RecordSet;
    }
    case 'GiveDose':
      return `${NAMES.GiveDose}, ${command.body.content.deliveredMg} mg`;
    case 'GiveMedicine':
      return isolated(`${command.body.content.name} ${command.body.content.amount}`);
    default:
      return NAMES[command.type];
  }
}
