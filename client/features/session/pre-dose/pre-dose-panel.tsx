import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { isolated } from '#client/ui/isolated.ts';
import { namedLines, openLines, type PreDoseJudgement } from '#shared/clinical/pre-dose/line.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './pre-dose.module.css';
import { PreDoseLineRow } from './pre-dose-line.tsx';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  /** Goes to the field where vitals are typed. */
  onRecord: () => void;
}

/**
 * The list before the dose, in the order a nurse works. An answer can be changed; the newest counts and the log keeps the
 * earlier ones. Once a dose is given it folds to what was left open.
 */
export function PreDosePanel({ state, judgement, openAct, onRecord }: Props) {
  const { preDose, dosing } = judgement;
  const dosed = dosing.firstDoseAtMs !== null;
  const folded = dosed || state.end !== null;
  return (
    <details className={classes.panel} open={!folded} key={String(folded)}>
      <summary>
        Before the dose <span>{countText(preDose)}</span>
        {dosed && <Marks state={state} preDose={preDose} />}
      </summary>
      <ul className={classes.lines} aria-label="Before the dose">
        {preDose.lines.map((line) => (
          <PreDoseLineRow key={line.item} line={line} state={state} openAct={openAct} onRecord={onRecord} />
        ))}
      </ul>
    </details>
  );
}

/** `3 open, 24 of 27 done`; with nothing open only the count of what is done. */
function countText({ lines, open }: PreDoseJudgement): string {
  const done = `${lines.length - open} of ${lines.length} done`;
  return open === 0 ? done : `${open} open, ${done}`;
}

/** What the folded list still says: each line that was open, and from which lots was given and what was thrown away. */
function Marks({ state, preDose }: { state: SessionState; preDose: PreDoseJudgement }) {
  const lots = [...state.doses, ...state.infusion].flatMap(({ content }) => content.lot ?? []);
  const waste = state.waste.map(
    ({ content }) => `${content.mg} mg thrown away, witness ${isolated(content.witness)}`,
  );
  const facts = [
    ...(lots.length === 0 ? [] : [`Lot ${[...new Set(lots)].map(isolated).join(', ')}`]),
    ...waste,
  ];
  const open = openLines(preDose);
  return (
    <span className={classes.marks}>
      {open.length > 0 && <b>{namedLines(open)}</b>}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </span>
  );
}
