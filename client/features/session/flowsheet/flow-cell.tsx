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
  onOpen: (entryId: string) => void;
}

const MARKS = { critical: '▲▲', warning: '▲', notice: '!' } as const;

/** One value; pressing it opens its entry: versions, source, who and when, and what can be done about it. */
export function FlowCell({ row, cell, judged, onOpen }: Props) {
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
  const reasons = judged.reasons.filter(ofRow);
  const holds = judged.holds.filter(ofRow);
  const severity = severityOf(reasons, row.values);
  const why = [
    ...[...reasons, ...holds].map(({ text }) => text),
    ...(cell.why === null ? [] : [cell.why]),
  ].join(', ');
  return (
    <td data-severity={severity === null ? undefined : severityLook(severity).key} data-how={cell.how}>
      <button
        type="button"
        className={classes.cell}
        title={why === '' ? undefined : why}
        onClick={() => onOpen(cell.entryId)}
      >
        {severity !== null && (
          <>
            <span className={classes.mark} aria-hidden="true">
              {MARKS[severity]}
            </span>
            <span className="visually-hidden">{severityLook(severity).word}, </span>
          </>
        )}
        {holds.length > 0 && (
          <>
            <span className={classes.mark} aria-hidden="true">
              ‖
            </span>
            <span className="visually-hidden">held, </span>
          </>
        )}
        {cell.how === 'withdrawn' ? <s>{cell.text}</s> : cell.text}
        {cell.how === 'withdrawn' && <span className="visually-hidden"> entered in error</span>}
        {cell.how === 'failed' && <span className="visually-hidden"> tried, failed: {cell.why}</span>}
        {cell.needsReview && (
          <sup title="Needs review">
            ?<span className="visually-hidden"> needs review</span>
          </sup>
        )}
        {cell.corrected && (
          <sup title="Corrected">
            *<span className="visually-hidden"> corrected</span>
          </sup>
        )}
        {cell.others.length > 0 && <sup title="More than one at this moment">+{cell.others.length}</sup>}
      </button>
    </td>
  );
}
