import { planText } from '#client/ui/dose-words.ts';
import { KIND_WORDS } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { indicationText } from '#client/ui/indication-words.ts';
import { isolated } from '#client/ui/isolated.ts';
import { IDENTIFIER_WORDS } from '#shared/clinical/pre-dose/words.ts';
import type { CriterionId, SessionEvent, SilenceDuty } from '#shared/events.ts';
import type { Speaker } from '#shared/patient-voice.ts';
import type { ConsentSeen } from '#shared/pre-dose-events.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import { unreachable } from '#shared/vocabulary.ts';
import { RISK_WORDS } from '../acts/risks.ts';
import { limitsText } from '../limits/own-limits.ts';
import { ANSWER_WORDS } from '../pre-dose/pre-dose-words.ts';
import { contentText } from '../words.ts';

export type LogGroup = 'entries' | 'alerts' | 'readiness' | 'course';

export interface LogText {
  group: LogGroup;
  text: string;
}

/** What the session calls its criteria and the lines of its checklist. */
export interface LogWords {
  criterion: (criterion: CriterionId) => string;
  line: (item: string) => string;
  /** Contraindications and screening questions, by item. */
  asked: (item: string) => string;
}

const STEP_WORDS = {
  raised: 'raised',
  confirmed: 'confirmed',
  worsened: 'worsened',
  eased: 'eased',
  cleared: 'cleared',
  notConfirmed: 'not confirmed',
  closed: 'closed',
  withdrawn: 'withdrawn',
  unlatched: 'no longer critical',
  replaced: 'replaced',
  loggedLate: 'logged late',
  resounded: 'sounded again',
  secondNurseTold: 'escalated to a second nurse',
  prescriberTold: 'escalated to the prescriber',
  everyoneTold: 'escalated to everyone on site',
} as const;

const DUTY_WORDS: Record<SilenceDuty, string> = {
  recheck: 'to be measured again',
  prescriberCalled: 'prescriber called',
  expected: 'as expected',
};

const yes = (said: boolean) => (said ? 'yes' : 'no');
const because = (reason: string | null) => (reason === null ? '' : `: ${isolated(reason)}`);

/** Nothing for the patient's own word. */
const speaker = (by: Speaker) => (by === 'patient' ? '' : `, by the ${by}`);

/** `, signed 2026-11-20, valid through 2027-11-20, off-label use covered`. */
function consentText(consent: ConsentSeen | undefined): string {
  if (consent === undefined) return '';
  const { signedOn, validThrough, coversOffLabel } = consent;
  const through = validThrough === null ? '' : `, valid through ${validThrough}`;
  return `, signed ${signedOn}${through}${coversOffLabel ? ', off-label use covered' : ''}`;
}

/** An event of the record as one line for a person. Every kind has its own; a new kind breaks the build here. */
export function describeEvent(event: SessionEvent, timeZone: string, words: LogWords): LogText {
  const criterionLabel = words.criterion;
  const at = (instant: number) => formatClock(instant, timeZone);
  const course = (text: string): LogText => ({ group: 'course', text });
  const entry = (text: string): LogText => ({ group: 'entries', text });
  const alert = (text: string): LogText => ({ group: 'alerts', text });
  const readiness = (text: string): LogText => ({ group: 'readiness', text });
  switch (event.type) {
    case 'SessionOpened':
      return course(
        `Session opened: ${isolated(event.body.protocol.name)} ${isolated(event.body.protocol.version)}, ${planText(event.body)} planned`,
      );
    case 'PatientArrived':
      return course(`Arrived, chair ${event.body.chairId}`);
    case 'ChairChanged':
      return course(`Moved to chair ${event.body.chairId}`);
    case 'NurseAssigned':
      return course(
        `${isolated(event.body.name)} took over, ${event.body.acceptedAlertIds.length} open alerts accepted`,
      );
    case 'HandoverOffered':
      return course(`${isolated(event.body.toName)} asked to take over${because(event.body.note)}`);
    case 'HandoverEnded':
      return course(`Handover not made${because(event.body.reason)}`);
    case 'NurseReleased':
      return course(`Nobody holds the patient: ${isolated(event.body.reason)}`);
    case 'ChecklistAnswered':
      return course(
        `Checklist, ${words.line(event.body.item)}: ${event.body.answer === 'notApplicable' ? 'not applicable' : event.body.answer}${consentText(event.body.consent)}${because(event.body.note)}`,
      );
    case 'PlanChanged':
      return course(`Plan changed to ${planText(event.body)}: ${isolated(event.body.reason)}`);
    case 'EntryRecorded':
      return entry(
        `${KIND_WORDS[event.body.content.kind]}: ${contentText(event.body.content)}${event.body.lateReason === null ? '' : ` (late: ${event.body.lateReason})`}`,
      );
    case 'EntryCorrected':
      return entry(
        `${KIND_WORDS[event.body.content.kind]} corrected to ${contentText(event.body.content)}: ${isolated(event.body.reason)}`,
      );
    case 'EntryWithdrawn':
      return entry(`Entered in error: ${isolated(event.body.reason)}`);
    case 'EntryReviewed':
      return entry('Unusual value accepted after a re-check');
    case 'EntryMovedAway':
      return entry(`Moved to another session: ${isolated(event.body.reason)}`);
    case 'EntryMovedHere':
      return entry(
        `${KIND_WORDS[event.body.content.kind]} moved here: ${contentText(event.body.content)}: ${isolated(event.body.reason)}`,
      );
    case 'RiskStated':
      return course(`${RISK_WORDS[event.body.risk]}: ${yes(event.body.present)}${because(event.body.note)}`);
    case 'IdentityConfirmed':
      return course(
        `Identity confirmed by ${event.body.identifiers.map((identifier) => IDENTIFIER_WORDS[identifier]).join(' and ')}`,
      );
    case 'IndicationStated':
      return course(`Indication: ${indicationText(event.body)}${because(event.body.treatmentPlan)}`);
    case 'ContraindicationAnswered':
      return course(
        `${sentenceCase(words.asked(event.body.item))}: ${ANSWER_WORDS[event.body.answer]}${because(event.body.note)}`,
      );
    case 'ContraindicationDecided':
      return course(
        `Prescriber decided ${event.body.decision === 'give' ? 'to give' : 'not to give'} the dose over ${event.body.items.map(words.asked).join(', ')}: ${isolated(event.body.reason)}`,
      );
    case 'ScreeningAnswered':
      return course(
        `Asked: ${words.asked(event.body.item)}: ${ANSWER_WORDS[event.body.answer]}${because(event.body.note)}`,
      );
    case 'LimitsProposed':
      return course(`Limits proposed, ${limitsText(event.body.limits)}: ${isolated(event.body.reason)}`);
    case 'LimitsDeclined':
      return course(`Proposed limits declined: ${isolated(event.body.reason)}`);
    case 'LimitsFitted':
      return course(
        `${event.body.proposalId === null ? 'Limits fitted to this patient' : 'Proposed limits approved'}, ${limitsText(event.body.limits)}: ${isolated(event.body.reason)}`,
      );
    case 'BaselineAccepted':
      return entry(`Baseline accepted: ${isolated(event.body.reason)}`);
    case 'HoldOverridden':
      return course(`Hold overridden: ${isolated(event.body.reason)}`);
    case 'DosingStopped':
      return course(`Dosing stopped ${at(event.body.takenAtMs)}: ${isolated(event.body.reason)}`);
    case 'AlertRaisedByHand':
      return alert(`Raised by hand: ${isolated(event.body.text)}`);
    case 'PatientCalled':
      return alert(
        `Asked for someone on the tablet ${at(event.body.takenAtMs)}${speaker(event.body.saidBy)}`,
      );
    case 'PatientEased':
      return alert(
        `All right now, said on the tablet ${at(event.body.takenAtMs)}${speaker(event.body.saidBy)}`,
      );
    case 'PatientFeels':
      return course(
        `Feels ${event.body.feeling}, said on the tablet ${at(event.body.takenAtMs)}${speaker(event.body.saidBy)}`,
      );
    case 'AlertAcknowledged':
      return alert('Alert acknowledged');
    case 'AlertSilenced':
      return alert(
        `Alert silenced until ${at(event.body.untilMs)}, ${DUTY_WORDS[event.body.duty]}${because(event.body.note)}`,
      );
    case 'AlertSilenceEnded':
      return alert('Silence ended');
    case 'AlertClosed':
      return alert(`Alert closed${because(event.body.note)}`);
    case 'CheckNotDone':
      return course(`Check ${event.body.checkId} not done: ${isolated(event.body.reason)}`);
    case 'CriterionAttested':
      return readiness(
        `${criterionLabel(event.body.criterion)} attested ${event.body.met ? 'met' : 'not met'}${event.body.transport === null ? '' : `, ${isolated(event.body.transport.name)}`}${because(event.body.note)}`,
      );
    case 'CriterionOverridden':
      return readiness(`${criterionLabel(event.body.criterion)} overridden: ${isolated(event.body.reason)}`);
    case 'ObservationExtended':
      return course(
        `Observation extended, review ${at(event.body.reviewAtMs)}, escort informed: ${yes(event.body.escortInformed)}: ${isolated(event.body.reason)}`,
      );
    case 'DeviceBound':
      return course(`Device ${isolated(event.body.name)} bound`);
    case 'DeviceUnbound':
      return course('Device unbound');
    case 'SessionSigned':
      return course(
        `Signed: ${event.body.criteriaMet} criteria met, ${event.body.overridden.length} overridden, vitals ${at(event.body.finalVitalsAtMs)}`,
      );
    case 'SessionCancelled':
      return course(`Cancelled, not dosed: ${isolated(event.body.reason)}`);
    case 'LeftAgainstAdvice':
      return course(
        `Left against advice ${at(event.body.leftAtMs)}: ${isolated(event.body.reason)}. Prescriber told: ${yes(event.body.prescriberTold)}, risks explained: ${yes(event.body.risksExplained)}, form signed: ${yes(event.body.formSigned)}${event.body.missing.length === 0 ? '' : `. Missing: ${event.body.missing.join(', ')}`}`,
      );
    case 'PatientTransferred':
      return course(`Transferred to ${isolated(event.body.destination)}: ${isolated(event.body.reason)}`);
    case 'TransferOutcomeRecorded':
      return course(`Outcome of the transfer: ${isolated(event.body.outcome)}`);
    case 'CallBackDone':
      return course(`Called back: ${isolated(event.body.note)}`);
    case 'Announced':
      return alert(
        `${isolated(event.body.message)}: ${STEP_WORDS[event.body.step]}${event.body.late ? ' (late)' : ''}`,
      );
    case 'IdentityCorrected':
      return course(
        `Identity corrected to ${event.body.identity.name}, born ${event.body.identity.birthDate}, record ${event.body.identity.recordNumber}: ${event.body.reason}`,
      );
    case 'GlassBroken':
      return course(
        `Restricted record opened without access, until ${at(event.body.untilMs)}: ${isolated(event.body.reason)}`,
      );
    case 'RulesChanged':
      return course(`Rules changed from ${event.body.from} to ${event.body.to}`);
    default:
      return unreachable(event);
  }
}
