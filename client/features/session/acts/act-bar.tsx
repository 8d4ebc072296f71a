import type { ReactNode } from 'react';
import { serverNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import type { ActBuilder, OpenAct } from '#client/ui/act-form/act-view.ts';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './acts.module.css';
import { arrive } from './arrival.ts';
import { giveDevice } from './dosing.ts';
import { giveMedicine, reportSymptom, writeNote } from './facts.ts';
import { transferOutcome } from './leaving.ts';
import { MoreActs } from './more-acts.tsx';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  /** Goes to the field where vitals are typed. */
  onRecord: () => void;
  /** The emergency button: always there, apart from the rest. */
  emergency: ReactNode;
}

interface BarAct {
  label: string;
  build: ActBuilder;
  primary?: boolean;
}

/** The acts of this moment: the next step first. What is rarer waits under More. */
export function barActs(state: SessionState, judgement: Judgement): BarAct[] {
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
            primary: true,
          },
        ]
      : []),
    { label: 'Symptom', build: reportSymptom },
    { label: 'Medicine', build: giveMedicine },
    { label: 'Note', build: writeNote },
  ];
}

export function ActBar({ state, judgement, openAct, onRecord, emergency }: Props) {
  useHotkey('n', () => openAct(writeNote));
  return (
    <div className={classes.bar} role="toolbar" aria-label="Acts">
      {state.end === null && state.arrivedAtMs !== null && <Act onClick={onRecord}>Record vitals</Act>}
      {barActs(state, judgement).map(({ label, build, primary }) => (
        <Act key={label} look={primary === true ? 'primary' : 'outline'} onClick={() => openAct(build)}>
          {label}
        </Act>
      ))}
      <MoreActs state={state} judgement={judgement} openAct={openAct} />
      <span className={classes.apart}>{state.end === null && emergency}</span>
    </div>
  );
}
