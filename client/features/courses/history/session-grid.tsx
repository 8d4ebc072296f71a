import { type ReactNode, useEffect, useRef } from 'react';
import { isolated } from '#client/ui/isolated.ts';
import type { SessionDigest } from '#shared/clinical/digest.ts';
import { numberText } from './digest-words.ts';
import type { GridRow } from './grid-rows.ts';
import styles from './history.module.css';
import { shortDay } from './session-day.ts';

/** How one kind of cell looks and reads. `look` decides weight and fill; the text says it. */
export interface CellLook {
  text: ReactNode;
  look: string;
}

interface Props<Cell> {
  title: string;
  /** What a row is: `Effect`. */
  head: string;
  rows: readonly GridRow<Cell>[];
  /** Oldest first. */
  sessions: readonly SessionDigest[];
  lookOf: (cell: Cell | null) => CellLook;
}

/** Something by session: rows down, sessions across, the newest at the right and in view. */
export function SessionGrid<Cell>({ title, head, rows, sessions, lookOf }: Props<Cell>) {
  const scroller = useRef<HTMLElement>(null);
  const count = sessions.length;
  useEffect(() => {
    if (count > 0) scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={`${title}, by session`}>
      <table className={styles.grid}>
        <caption className="visually-hidden">{title} by session, newest at the right</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {sessions.map((session) => (
              <th key={session.sessionId} scope="col">
                {numberText(session)}
                <small>{shortDay(session)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row">{isolated(label)}</th>
              {cells.map((cell, nth) => {
                const { text, look } = lookOf(cell);
                return (
                  <td key={sessions[nth]?.sessionId} data-look={look}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
