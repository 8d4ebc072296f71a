import type { SessionCommand } from './commands.ts';
import { decideAcknowledge, decideCheckNotDone, decideClose } from './decide/alerts.ts';
import { accept, type Decision, refuse } from './decide/answers.ts';
import {
  decideBaseline,
  decideInfusion,
  decideOverrideHold,
  decidePlan,
  decideRisk,
  decideStop,
  decideWeight,
} from './decide/dosing.ts';
import {
  decideCorrection,
  decideEntry,
  decideReview,
  decideSet,
  decideWithdrawal,
} from './decide/entries.ts';
import {
  decideEndHandover,
  decideOfferHandover,
  decideRelease,
  decideTakeOver,
  heldBy,
} from './decide/handover.ts';
import {
  decideAttest,
  decideCallBack,
  decideCancel,
  decideExtend,
  decideLeave,
  decideOverride,
  decideSign,
  decideTransferOutcome,
} from './decide/leaving.ts';
import { decideDeclineLimits, decideFitLimits, decideProposeLimits } from './decide/limits.ts';
import { atTheTablet, decideEased } from './decide/patient-voice.ts';
import {
  decideChecklist,
  decideContraindication,
  decideIdentity,
  decideIndication,
  decideOnContraindications,
  decideScreening,
} from './decide/pre-dose.ts';
import { decideEndSilence, decideSilence } from './decide/silence.ts';
import { type CallerRole, rightsRefusal } from './rights.ts';
import type { SessionState } from './state.ts';
import { type Actor, unreachable } from './vocabulary.ts';

/** What may still be asked of a session that has ended: late facts, corrections, and what follows the patient out. */
const AFTER_END: readonly SessionCommand['type'][] = [
  'RecordSet',
  'GiveDose',
  'RunInfusion',
  'EndLozenge',
  'RecordWaste',
  'GiveMedicine',
  'ReportSymptom',
  'ReportSeriousEvent',
  'WriteNote',
  'CorrectEntry',
  'WithdrawEntry',
  'ReviewEntry',
  'RecordTransferOutcome',
  'CompleteCallBack',
];

/**
 * What a command leads to at `nowMs`: the events to record, or a refusal with a sentence for the bedside. Pure; never
 * throws for an everyday refusal. Whether a chair is free, a patient has another session, or a passphrase is right is
 * not known here and is asked before.
 */
export function decide(state: SessionState, command: SessionCommand, by: Actor, nowMs: number): Decision {
  const barred = rightsRefusal(roleOf(by), command.type);
  if (barred !== null) return refuse('notAllowed', `${barred} Nothing was recorded.`);
  if (state.end && !AFTER_END.includes(command.type)) {
    return refuse('sessionEnded', 'The session has ended. It can be corrected, not continued.');
  }
  switch (command.type) {
    case 'ArrivePatient':
      if (state.arrivedAtMs !== null) return refuse('alreadyDone', 'The patient has already arrived.');
      return accept({ type: 'PatientArrived', body: command.body }, ...heldBy(by));
    case 'ChangeChair':
      if (state.chairId === command.body.chairId)
        return refuse('alreadyDone', 'The patient is on that chair.');
      return accept({ type: 'ChairChanged', body: command.body });
    case 'OfferHandover':
      return decideOfferHandover(state, command.body);
    case 'EndHandover':
      return decideEndHandover(state, command.body);
    case 'ReleasePatient':
      return decideRelease(state, command.body);
    case 'TakeOver':
      return decideTakeOver(state, command.body, by, nowMs);
    case 'AnswerChecklist':
      return decideChecklist(state, command.body, nowMs);
    case 'ChangePlan':
      return decidePlan(state, command.body);
    case 'RecordSet':
      return decideSet(state, command.body, nowMs);
    case 'RunInfusion':
      return decideInfusion(state, command.body, nowMs);
    case 'RecordWeight':
      return decideWeight(state, command.body, nowMs);
    case 'StateRisk':
      return decideRisk(state, command.body);
    case 'EndLozenge':
    case 'RecordWaste':
    case 'GiveDose':
    case 'GiveMedicine':
    case 'RecordHomeMedicine':
    case 'ReportSeriousEvent':
    case 'ReportSymptom':
    case 'WriteNote':
      return decideEntry(state, command.body, nowMs);
    case 'StopDosing':
      return decideStop(state, command.body, nowMs);
    case 'CorrectEntry':
      return decideCorrection(state, command.body, nowMs);
    case 'WithdrawEntry':
      return decideWithdrawal(state, command.body);
    case 'ReviewEntry':
      return decideReview(state, command.body);
    case 'FitLimits':
      return decideFitLimits(state, command.body);
    case 'ProposeLimits':
      return decideProposeLimits(state, command.body);
    case 'DeclineLimits':
      return decideDeclineLimits(state, command.body);
    case 'ConfirmIdentity':
      return decideIdentity(command.body);
    case 'StateIndication':
      return decideIndication(command.body);
    case 'AnswerContraindication':
      return decideContraindication(state, command.body);
    case 'DecideContraindications':
      return decideOnContraindications(state, command.body);
    case 'AnswerScreening':
      return decideScreening(state, command.body);
    case 'AcceptBaseline':
      return decideBaseline(state, command.body);
    case 'OverrideHold':
      return decideOverrideHold(state, command.body);
    case 'RaiseAlert':
      if (state.alerts.episodes[`HAND:${command.body.alertId}`])
        return refuse('alreadyDone', 'This alert is already raised.');
      return accept({ type: 'AlertRaisedByHand', body: command.body });
    case 'CallNurse':
      return accept({ type: 'PatientCalled', body: atTheTablet(state, command.body, nowMs) });
    case 'SayEased':
      return decideEased(state, command.body, nowMs);
    case 'SayFeeling':
      return accept({ type: 'PatientFeels', body: atTheTablet(state, command.body, nowMs) });
    case 'AcknowledgeAlert':
      return decideAcknowledge(state, command.body, nowMs);
    case 'SilenceAlert':
      return decideSilence(state, command.body, nowMs);
    case 'EndSilence':
      return decideEndSilence(state, command.body, nowMs);
    case 'CloseAlert':
      return decideClose(state, command.body, nowMs);
    case 'MarkCheckNotDone':
      return decideCheckNotDone(state, command.body);
    case 'Attest':
      return decideAttest(state, command.body);
    case 'OverrideCriterion':
      return decideOverride(state, command.body, nowMs);
    case 'ExtendObservation':
      return decideExtend(state, command.body, nowMs);
    case 'Sign':
      return decideSign(state, nowMs);
    case 'CancelSession':
      return decideCancel(state, command.body);
    case 'LeaveAgainstAdvice':
      return decideLeave(state, command.body, nowMs);
    case 'TransferPatient':
      return accept({ type: 'PatientTransferred', body: command.body });
    case 'RecordTransferOutcome':
      return decideTransferOutcome(state, command.body);
    case 'CompleteCallBack':
      return decideCallBack(state, command.body);
    default:
      return unreachable(command);
  }
}

function roleOf(by: Actor): CallerRole | null {
  if (by.kind === 'staff') return by.role;
  return by.kind === 'tablet' ? 'tablet' : null;
}
