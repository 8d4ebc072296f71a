import type { ReactNode } from 'react';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import type { Choice } from '#client/ui/more-menu.tsx';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './acts.module.css';
import { writeNote } from './facts.ts';
import { MoreActs } from './more-acts.tsx';
import { barActs } from './offered-acts.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  /** Acts on the record rather than the session, under More. */
  others: readonly Choice[];
  /** Goes to the field where vitals are typed. */
  onRecord: () => void;
  /** The emergency button: always there, apart from the rest. */
  emergency: ReactNode;
}

export function ActBar({ state, judgement, openAct, others, onRecord, emergency }: Props) {
  useHotkey('n', () => openAct(writeNote));
  return (
    <div className={classes.bar} role="toolbar" aria-label="Acts">
      {state.end === null && state.arrivedAtMs !== null && <Act onClick={onRecord}>Record vitals</Act>}
      {barActs(state, judgement).map(({ label, build, primary }) => (
        <Act key={label} look={primary === true ? 'primary' : 'outline'} onClick={() => openAct(build)}>
          {label}
        </Act>
      ))}
      <MoreActs state={state} judgement={judgement} openAct={openAct} others={others} />
      <span className={classes.apart}>{state.end === null && emergency}</span>
    </div>
  );
}
