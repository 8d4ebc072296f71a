import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from '../acts/acts.module.css';
import { OverNow } from './over-now.tsx';
import { symptomLines } from './symptom-lines.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
}

/** Beside the numbers: what the patient still feels, each ended with one touch. Nothing where nothing goes on. */
export function OpenSymptoms({ state, judgement, openAct }: Props) {
  const lines = symptomLines(state, judgement.dosing.firstDoseAtMs).filter(({ goesOn }) => goesOn);
  if (lines.length === 0 || state.end !== null) return null;
  return (
    <ul className={classes.remarks} aria-label="Symptoms that go on">
      {lines.map(({ entryId, text, span, clocks }) => (
        <li key={entryId}>
          <span className={classes.said} title={clocks}>
            {text}, {span}
          </span>
          <OverNow state={state} entryId={entryId} text={text} openAct={openAct} />
        </li>
      ))}
    </ul>
  );
}
