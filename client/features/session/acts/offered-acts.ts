import { serverNow } from '#client/store/now.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { bindByCodeForm } from '#client/ui/act-form/bind-by-code.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { Right } from '#shared/rights.ts';
import type { SessionState } from '#shared/state.ts';
import { arrive, changeChair, takeOver } from './arrival.ts';
import { changePlan, giveDevice, stopDosing } from './dosing.ts';
import { giveMedicine, reportSymptom, writeNote } from './facts.ts';
import {
  cancelSession,
  extendObservation,
  leaveAgainstAdvice,
  transferOutcome,
  transferPatient,
} from './leaving.ts';
import { fitLimits } from './limits.ts';

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
export function barActs(state: SessionState, judgement: Pick<Judgement, 'dosing' | 'hold'>): OfferedAct[] {
  if (state.end !== null) {
    const outcomeOpen = state.end.kind === 'transferred' && state.transferOutcome === null;
    return [
      ...(outcomeOpen ? [{ label: 'Outcome of the transfer', build: transferOutcome, primary: true }] : []),
      { label: 'Note', build: writeNote },
    ];
  }
  if (state.arrivedAtMs === null) return [{ label: 'Patient arrived', build: arrive, primary: true }];
  const { dosing } = judgement;
  const dosingOn = !dosing.complete && dosing.stoppedEarly === null;
  return [
    ...(dosingOn
      ? [
          {
            label: `Give device ${dosing.devicesGiven + 1} of ${dosing.devicesPlanned}`,
            build: giveDevice(serverNow),
            // A held dose can be recorded, but nothing here asks for it.
            primary: !judgement.hold.active,
          },
        ]
      : []),
    { label: 'Symptom', build: reportSymptom },
    { label: 'Medicine', build: giveMedicine },
    { label: 'Note', build: writeNote },
  ];
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
    [arrived, 'ChangeChair', 'Change chair', changeChair],
    [!dosing.complete && !stopped, 'ChangePlan', 'Change planned dose', changePlan],
    [dosed && !dosing.complete && !stopped, 'StopDosing', 'Stop dosing early', stopDosing],
    [dosed && (dosing.complete || stopped), 'GiveDose', 'Give a further device', giveDevice(serverNow)],
    [arrived, 'bindDevice', 'Bind a device', bindHere],
    [arrived, 'FitLimits', 'Limits of this patient', fitLimits],
    [dosed, 'ExtendObservation', 'Extend observation', extendObservation(serverNow)],
    [arrived, 'LeaveAgainstAdvice', 'Left against advice', leaveAgainstAdvice],
    [arrived, 'TransferPatient', 'Transfer to emergency care', transferPatient],
    [!dosed, 'CancelSession', 'Cancel, not dosed', cancelSession],
  ];
  return offered.filter(([offer]) => offer).map(([, right, label, build]) => ({ right, label, build }));
}
