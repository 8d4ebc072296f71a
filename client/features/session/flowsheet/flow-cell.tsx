import { severityLook } from '#client/ui/severity.ts';
import type { Reason } from '#shared/judgement.ts';
import { type SetJudgement, severityOf } from '../sets/judged-sets.ts';
import type { Cell, Row } from '../sets/rows.ts';
import classes from './flowsheet.module.css';

interface Props {
  row: Row;
  /** null: neither taken nor tried at that moment. */
  cell: Cell | null;
  judged: SetJudgement;
}

const MARKS = { critical: '▲▲', warning: '▲', notice: '!' } as const;

/** One value with its marks, each of them in words too. What is behind it opens from the head of its column. */
export function FlowCell({ row, cell, judged }: Props) {
  if (cell === null) {
    return (
      <td className={classes.unknown}>
        <span aria-hidden="true">––</span>
        <span className="visually-hidden">not taken</span>
      </td>
    );
  }
  const ofRow = ({ values }: Reason) =>
    cell.how === 'measured' && values.some((value) => row.values.includes(value));
  const severity = severityOf(judged.reasons.filter(ofRow), row.values);
  const held = judged.holds.some(ofRow);
  return (
    <td data-severity={severity === null ? undefined : severityLook(severity).key} data-how={cell.how}>
      {severity !== null && <Mark sign={MARKS[severity]} word={severityLook(severity).word} />}
      {held && <Mark sign="‖" word="held" />}
      {cell.how === 'withdrawn' ? <s>{cell.text}</s> : cell.text}
      {cell.how === 'withdrawn' && <span className="visually-hidden"> entered in error</span>}
      {cell.how === 'failed' && <span className="visually-hidden"> tried, failed: {cell.why}</span>}
      {cell.needsReview && <After sign="?" word="needs review" />}
      {cell.corrected && <After sign="*" word="corrected" />}
      {cell.others.length > 0 && <After sign={`+${cell.others.length}`} word="more at this moment" />}
    </td>
  );
}

interface Said {
  sign: string;
  word: string;
}

function Mark({ sign, word }: Said) {
  return (
    <>
      <span className={classes.mark} aria-hidden="true">
        {sign}
      </span>
      <span className="visually-hidden">{word}, </span>
    </>
  );
}

function After({ sign, word }: Said) {
  return (
    <sup>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden"> {word}</span>
    </sup>
  );
}
