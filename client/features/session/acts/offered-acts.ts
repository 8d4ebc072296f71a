import { serverNow } from '#client/store/now.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { bindByCodeForm } from '#client/ui/act-form/bind-by-code.ts';
import { DOSE_WORDS } from '#client/ui/dose-words.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { Right } from '#shared/rights.ts';
import type { SessionState } from '#shared/state.ts';
import { fitLimits, proposeLimits } from '../limits/fit-limits.ts';
import { reportSerious } from '../serious/report-serious.ts';
import { arrive, changeChair } from './arrival.ts';
import { giveDevice, stopDosing } from './dosing.ts';
import { giveMedicine, writeNote } from './facts.ts';
import { endLozenge, giveOneDose, recordWaste, recordWeight } from './given.ts';
import { infusionStep, startInfusion } from './infusion.ts';
import {
  cancelSession,
  extendObservation,
  leaveAgainstAdvice,
  transferOutcome,
  transferPatient,
} from './leaving.ts';
import { changePlan } from './plan.ts';
import { stateRisk } from './risks.ts';
import { reportSymptom } from './symptom.ts';
import { releasePatient, takeOver } from './take-over.ts';

export interface OfferedAct {
  label: string;
  build: ActBuilder;
  primary?: boolean;
}

/** A rarer act, offered to whom the table of rights allows it. */
export interface RarerAct extends OfferedAct {
  right: Right;
}

/** The acts of this moment: the next step first. What is rarer waits under More. */
export function barActs(
  state: SessionState,
  judgement: Pick<Judgement, 'dosing' | 'hold' | 'contraindication'>,
): OfferedAct[] {
  if (state.end !== null) {
    const outcomeOpen = state.end.kind === 'transferred' && state.transferOutcome === null;
    return [
      ...(outcomeOpen ? [{ label: 'Outcome of the transfer', build: transferOutcome, primary: true }] : []),
      { label: 'Note', build: writeNote },
    ];
  }
  if (state.arrivedAtMs === null) return [{ label: 'Patient arrived', build: arrive, primary: true }];
  return [
    ...doseActs(judgement),
    { label: 'Symptom', build: reportSymptom },
    { label: 'Medicine', build: giveMedicine },
    { label: 'Note', build: writeNote },
  ];
}

/** What comes next of the dose. One on hold, or that something speaks against, can be recorded, but nothing here asks for it. */
function doseActs({
  dosing,
  hold,
  contraindication,
}: Pick<Judgement, 'dosing' | 'hold' | 'contraindication'>): OfferedAct[] {
  const { lozenge } = dosing;
  const ends =
    lozenge === null ? [] : [{ label: 'Lozenge out', build: endLozenge(lozenge.doseId), primary: true }];
  if (dosing.complete || dosing.stoppedEarly !== null) return ends;
  const primary = !hold.active && contraindication === null;
  switch (dosing.form) {
    case 'devices':
      return [
        {
          label: `Give device ${dosing.dosesGiven + 1} of ${dosing.dosesPlanned}`,
          build: giveDevice(serverNow),
          primary,
        },
      ];
    case 'infusion':
      return infusionActs(dosing, primary);
    case 'injections':
    case 'lozenges': {
      if (dosing.plannedMg === null) return [{ label: 'Weigh', build: recordWeight, primary: true }];
      const label = `Give ${DOSE_WORDS[dosing.form]} ${dosing.dosesGiven + 1}`;
      return [...ends, { label, build: giveOneDose(serverNow), primary: primary && ends.length === 0 }];
    }
  }
}

function infusionActs({ infusion, plannedMg }: Judgement['dosing'], primary: boolean): OfferedAct[] {
  const pause = { label: 'Pause', build: infusionStep('pause') };
  const resume = { label: 'Resume', build: infusionStep('resume'), primary: true };
  const end = { label: 'End of infusion', build: infusionStep('end') };
  switch (infusion?.status) {
    case 'running':
      return [pause, { label: 'Change rate', build: infusionStep('rate') }, { ...end, primary: true }];
    case 'paused':
      return [resume, end];
    default:
      return plannedMg === null
        ? [{ label: 'Weigh', build: recordWeight, primary: true }]
        : [{ label: 'Start infusion', build: startInfusion(serverNow), primary }];
  }
}

/** The device in hand, by its label, to this patient. */
const bindHere: ActBuilder = ({ state }) => bindByCodeForm(state);

/** The rarer acts of an open session, as its course allows them. The server has the last word on each. */
export function moreActs(state: SessionState, { dosing }: Pick<Judgement, 'dosing'>): RarerAct[] {
  if (state.end !== null) return [];
  const arrived = state.arrivedAtMs !== null;
  const dosed = dosing.firstDoseAtMs !== null;
  const stopped = dosing.stoppedEarly !== null;
  const offered: [boolean, Right, string, ActBuilder][] = [
    [arrived, 'TakeOver', 'Take over', takeOver],
    [arrived && state.nurse !== null, 'ReleasePatient', 'Leave with nobody', releasePatient],
    [arrived, 'ChangeChair', 'Change chair', changeChair],
    [!dosing.complete && !stopped, 'ChangePlan', 'Change planned dose', changePlan],
    [dosed && !dosing.complete && !stopped, 'StopDosing', 'Stop dosing early', stopDosing(serverNow)],
    [
      dosed && dosing.form !== 'infusion' && (dosing.complete || stopped),
      'GiveDose',
      `Give a further ${DOSE_WORDS[dosing.form]}`,
      dosing.form === 'devices' ? giveDevice(serverNow) : giveOneDose(serverNow),
    ],
    [arrived && dosing.form !== 'devices', 'RecordWeight', 'Weigh', recordWeight],
    [arrived, 'RecordWaste', 'Record waste', recordWaste],
    [arrived && state.protocol.modifiers.length > 0, 'StateRisk', 'Risks of this patient', stateRisk],
    [arrived, 'bindDevice', 'Bind a device', bindHere],
    [arrived, 'FitLimits', 'Limits of this patient', fitLimits],
    [arrived, 'ProposeLimits', 'Propose limits', proposeLimits],
    [arrived, 'ReportSeriousEvent', 'Serious event, draft', reportSerious(serverNow)],
    [dosed, 'ExtendObservation', 'Extend observation', extendObservation(serverNow)],
    [arrived, 'LeaveAgainstAdvice', 'Left against advice', leaveAgainstAdvice],
    [arrived, 'TransferPatient', 'Transfer to emergency care', transferPatient],
    [!dosed, 'CancelSession', 'Cancel, not dosed', cancelSession],
  ];
  return offered.filter(([offer]) => offer).map(([, right, label, build]) => ({ right, label, build }));
}
