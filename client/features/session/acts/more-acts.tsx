import { useState } from 'react';
import { serverNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import type { ActBuilder, OpenAct } from '#client/ui/act-form/act-view.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './acts.module.css';
import { changeChair, takeOver } from './arrival.ts';
import { changePlan, giveDevice, stopDosing } from './dosing.ts';
import { cancelSession, extendObservation, leaveAgainstAdvice, transferPatient } from './leaving.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
}

/** The rarer acts of an open session, as its course allows them. The server has the last word on each. */
export function moreActs(
  state: SessionState,
  { dosing }: Pick<Judgement, 'dosing'>,
): { label: string; build: ActBuilder }[] {
  if (state.end !== null) return [];
  const arrived = state.arrivedAtMs !== null;
  const dosed = dosing.firstDoseAtMs !== null;
  const stopped = dosing.stoppedEarly !== null;
  const offered: [boolean, string, ActBuilder][] = [
    [arrived, 'Take over', takeOver],
    [arrived, 'Change chair', changeChair],
    [!dosing.complete && !stopped, 'Change planned dose', changePlan],
    [dosed && !dosing.complete && !stopped, 'Stop dosing early', stopDosing],
    [dosed && (dosing.complete || stopped), 'Give a further device', giveDevice(serverNow)],
    [dosed, 'Extend observation', extendObservation(serverNow)],
    [arrived, 'Left against advice', leaveAgainstAdvice],
    [arrived, 'Transfer to emergency care', transferPatient],
    [!dosed, 'Cancel, not dosed', cancelSession],
  ];
  return offered.filter(([offer]) => offer).map(([, label, build]) => ({ label, build }));
}

/** A button for the acts that are not of this moment; each opens its own dialog in place of the list. */
export function MoreActs({ state, judgement, openAct }: Props) {
  const [opened, setOpened] = useState(false);
  const acts = moreActs(state, judgement);
  if (acts.length === 0) return null;
  return (
    <>
      <Act aria-haspopup="dialog" onClick={() => setOpened(true)}>
        More
      </Act>
      <Dialog title="More acts" opened={opened} onClose={() => setOpened(false)} size="sm">
        <ul className={classes.more}>
          {acts.map(({ label, build }) => (
            <li key={label}>
              <Act
                onClick={() => {
                  setOpened(false);
                  openAct(build);
                }}
              >
                {label}
              </Act>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
