import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { Empty } from '#client/ui/empty.tsx';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { reportSymptom } from '../acts/symptom.ts';
import { OverNow } from './over-now.tsx';
import { type SymptomLine, symptomLines } from './symptom-lines.ts';
import classes from './symptoms.module.css';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  onOpenEntry: (entryId: string) => void;
}

/** Every symptom with its time from the dose, those that go on first. A line opens its entry: correct it, withdraw it. */
export function SymptomsPanel({ state, judgement, openAct, onOpenEntry }: Props) {
  const lines = symptomLines(state, judgement.dosing.firstDoseAtMs);
  const goOn = lines.filter((line) => line.goesOn).length;
  const mayReport = state.arrivedAtMs !== null;
  return (
    <section className={classes.panel} aria-label="Symptoms">
      <div className={classes.head}>
        <h2>Symptoms</h2>
        <p>{lines.length === 0 ? '' : `${goOn} of ${lines.length} go on`}</p>
        {mayReport && <Act onClick={() => openAct(reportSymptom)}>Report a symptom</Act>}
      </div>
      {lines.length === 0 && <Empty title="No symptom reported" />}
      <ul className={classes.list}>
        {lines.map((line) => (
          <li key={line.entryId}>
            <Line line={line} onOpen={() => onOpenEntry(line.entryId)} />
            {line.goesOn && (
              <OverNow state={state} entryId={line.entryId} text={line.text} openAct={openAct} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line, onOpen }: { line: SymptomLine; onOpen: () => void }) {
  return (
    <button type="button" className={classes.line} data-over={!line.goesOn || undefined} onClick={onOpen}>
      <span className={classes.span}>
        {line.span}
        <small>{line.clocks}</small>
      </span>
      <span>
        {line.emergency && line.goesOn && <SeverityMark severity="critical" />} {line.text}
      </span>
    </button>
  );
}
