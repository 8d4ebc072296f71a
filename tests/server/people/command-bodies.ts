import { randomUUID } from 'node:crypto';
import type { SessionCommand } from '#shared/commands.ts';

const reason = 'because';
const entryId = randomUUID();
const note = { kind: 'note', takenAtMs: 0, text: 'x' };
/** One body that parses for each command; the compiler asks for a new one with each new command. */
export const COMMAND_BODIES: Record<SessionCommand['type'], object> = {
  ArrivePatient: { chairId: '1' },
  ChangeChair: { chairId: '1' },
  TakeOver: { acceptedAlertIds: [], acceptedCheckId: null },
  AnswerChecklist: { item: 'identity', answer: 'yes', note: null },
  ChangePlan: { plannedMg: 56, reason },
  RecordSet: { reading: null, scores: [], rechecked: [], lateReason: null },
  GiveDose: {
    entryId,
    content: { kind: 'dose', takenAtMs: 0, deliveredMg: 28, lot: 'L', remark: null },
    lateReason: null,
  },
  RunInfusion: {
    entryId,
    content: {
      kind: 'infusion',
      takenAtMs: 0,
      step: 'pause',
      rateMlPerHour: null,
      concentrationMgPerMl: null,
      volumeMl: null,
      lot: null,
      remark: null,
    },
    lateReason: null,
  },
  EndLozenge: {
    entryId,
    content: { kind: 'lozengeEnd', takenAtMs: 0, doseId: entryId, how: 'spat', remark: null },
    lateReason: null,
  },
  RecordWeight: {
    entryId,
    content: { kind: 'weight', takenAtMs: 0, kg: 72 },
    rechecked: false,
    lateReason: null,
  },
  RecordWaste: {
    entryId,
    content: { kind: 'waste', takenAtMs: 0, mg: 1, lot: 'L', witness: 'W', remark: null },
    lateReason: null,
  },
  StateRisk: { risk: 'maoiToday', present: true, note: null },
  StopDosing: { reason, takenAtMs: 0 },
  GiveMedicine: {
    entryId,
    content: { kind: 'medicine', takenAtMs: 0, purpose: 'other', name: 'x', amount: '1', route: 'oral' },
    lateReason: null,
  },
  ReportSymptom: {
    entryId,
    content: { kind: 'symptom', takenAtMs: 0, effect: 'nausea', grade: 'mild', endAtMs: null, action: null },
    lateReason: null,
  },
  WriteNote: { entryId, content: note, lateReason: null },
  CorrectEntry: { entryId, version: 1, content: note, reason },
  FitLimits: { limits: { spo2Low: { warning: 92, critical: 90 } }, reason },
  WithdrawEntry: { entryId, reason },
  ReviewEntry: { entryId },
  AcceptBaseline: { entryId, reason },
  OverrideHold: { reason },
  RaiseAlert: { alertId: entryId, severity: 'warning', text: 'x' },
  AcknowledgeAlert: { episodeId: 'x' },
  CloseAlert: { episodeId: 'x', note: null },
  MarkCheckNotDone: { checkId: 'x', reason },
  Attest: { criterion: 'D8', met: true, note: null, transport: null },
  OverrideCriterion: { criterion: 'D2', reason },
  ExtendObservation: { reason, reviewAtMs: 0, escortInformed: true },
  Sign: {},
  CancelSession: { reason },
  LeaveAgainstAdvice: {
    prescriberTold: true,
    risksExplained: true,
    formSigned: true,
    transport: null,
    witnessedBy: null,
    leftAtMs: 0,
    reason,
  },
  TransferPatient: { destination: 'x', reason },
  RecordTransferOutcome: { outcome: 'x' },
  CompleteCallBack: { entryId, note: 'x' },
};
