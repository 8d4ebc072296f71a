import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import { formatClock } from '#client/ui/format.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { hasMoved } from '../select-set.ts';
import type { JudgeSet } from '../sets/judged-sets.ts';
import { cellOf, rowsOf } from '../sets/rows.ts';
import type { MeasuredSet } from '../sets/sets.ts';
import { FlowCell } from './flow-cell.tsx';
import classes from './flowsheet.module.css';

interface Props {
  sets: readonly MeasuredSet[];
  judgeSet: JudgeSet;
  timeZone: string;
  t0Ms: number | null;
  selectedAtMs: number | null;
  onSelect: (takenAtMs: number) => void;
  /** Nobody points at a column or has the focus on one any more. */
  onLeave: () => void;
  /** Opens everything measured at that moment. */
  onOpen: (takenAtMs: number) => void;
  /** Stands in the corner of the table. */
  corner: ReactNode;
}

function sinceDose(takenAtMs: number, t0Ms: number): string {
  const minutes = Math.floor((takenAtMs - t0Ms) / MINUTE_MS);
  return minutes < 0 ? `−${-minutes}` : `+${minutes}`;
}

/**
 * The same numbers as a table: measures down, time across, newest at the right and in view. A whole column is one
 * target, so that the rows can stand close and a finger still hits.
 */
export function Flowsheet(props: Props) {
  const { sets, judgeSet, timeZone, t0Ms, selectedAtMs, onSelect, onLeave, onOpen, corner } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const newestAtMs = sets.at(-1)?.takenAtMs ?? null;
  const rows = rowsOf(sets);
  // A new set at the right edge must be seen without looking for it.
  useEffect(() => {
    if (newestAtMs !== null) scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, [newestAtMs]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={classes.scroller} ref={scroller} tabIndex={0} aria-label="Flowsheet">
      <table className={classes.flow} style={{ '--rows': rows.length } as CSSProperties}>
        <caption className="visually-hidden">Vitals and scores by time, newest at the right</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Measure </span>
              {corner}
            </th>
            {sets.map(({ takenAtMs }) => (
              <th
                key={takenAtMs}
                scope="col"
                data-selected={takenAtMs === selectedAtMs || undefined}
                data-newest={takenAtMs === newestAtMs || undefined}
                onPointerMove={(event) => hasMoved(event) && onSelect(takenAtMs)}
                onPointerDown={() => onSelect(takenAtMs)}
                onPointerLeave={onLeave}
              >
                <button
                  type="button"
                  className={classes.open}
                  // A focus left behind by a click or a closed dialog is nobody looking back.
                  onFocus={({ currentTarget }) =>
                    currentTarget.matches(':focus-visible') && onSelect(takenAtMs)
                  }
                  onBlur={onLeave}
                  onClick={() => onOpen(takenAtMs)}
                >
                  {t0Ms !== null && sinceDose(takenAtMs, t0Ms)}
                  <small>{formatClock(takenAtMs, timeZone)}</small>
                  <span className="visually-hidden"> open</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.label} <small>{row.unit}</small>
              </th>
              {sets.map((set) => (
                <FlowCell key={set.takenAtMs} row={row} cell={cellOf(set, row)} judged={judgeSet(set)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
