import { type ReactNode, useRef } from 'react';
import { Link } from 'wouter';
import { severityLook } from '#client/ui/severity.ts';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import { holdPlace } from './hold-place.ts';
import styles from './queue.module.css';
import type { QueueRow } from './queue.ts';
import { isWaitingRow, queueItems } from './queue-items.ts';
import { QueueRowView } from './queue-row.tsx';
import { type Rest, steadyText, watchedText } from './rest.ts';
import { useHeldRow } from './use-held-row.ts';
import { WaitingRowView } from './waiting-row.tsx';

interface Props {
  rows: readonly QueueRow[];
  rest: readonly Rest[];
  zone: string;
  /** Readings on nobody's chart. */
  waitingReadings: readonly WaitingReading[];
  nowMs: number;
  wall: boolean;
  onRecord: (sessionId: string) => void;
  entry: ReactNode;
}

/** Who needs someone next, most urgent first. Only this list reorders; what a hand is on stays where it is. */
export function Queue({ rows, rest, zone, waitingReadings, nowMs, wall, onRecord, entry }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const { held, point, focus, leave } = useHeldRow(list);
  useQueueKeys(list, !wall);
  const items = queueItems(rows, waitingReadings);
  const waiting = rows.length;
  const [steady, watched] = [steadyText(rest, zone), watchedText(rest, zone)];
  const settledText = (sessionId: string) =>
    rest.find((one) => one.sessionId === sessionId)?.unsteady ?? 'Done';
  return (
    <section className={styles.queue} aria-label="Who needs someone" data-density={wall ? 'wall' : undefined}>
      <h2 className={styles.title}>
        <span>Next</span>
        {!wall && (
          <Link className={styles.round} href="/round">
            Round
          </Link>
        )}
        <span className={styles.count}>{waiting === 0 ? 'nobody is waiting' : `${waiting} waiting`}</span>
      </h2>
      <p className="visually-hidden" role="status">
        {spokenAlert(rows[0])}
      </p>
      <ol ref={list} className={styles.rows} onPointerLeave={leave}>
        {holdPlace(items, held).map(({ row, settled }, index) => {
          const hand = { onPoint: () => point(row, index), onFocus: () => focus(row, index) };
          return isWaitingRow(row) ? (
            <WaitingRowView
              key={row.sessionId}
              row={row}
              settled={settled}
              nowMs={nowMs}
              wall={wall}
              {...hand}
            />
          ) : (
            <QueueRowView
              key={row.sessionId}
              row={row}
              settled={settled ? settledText(row.sessionId) : null}
              wall={wall}
              onRecord={onRecord}
              {...hand}
            />
          );
        })}
        {waiting === 0 && rest.length === 0 && !wall && (
          <li className={styles.steady}>
            Nobody is here yet. Begin at <Link href="/arrivals">Arrivals</Link>: find or register a patient
            and open a session.
          </li>
        )}
        {watched !== '' && <li className={styles.steady}>Watched: {watched}.</li>}
        {steady !== '' && <li className={styles.steady}>Steady: {steady}.</li>}
      </ol>
      {!wall && entry}
    </section>
  );
}

/** The most urgent alert nobody has seen, for those who hear the screen; said again only when it changes. */
function spokenAlert(first: QueueRow | undefined): string {
  if (first === undefined || first.act.kind !== 'acknowledge' || first.severity === null) return '';
  return `Chair ${first.summary.chairId ?? 'none'}, ${severityLook(first.severity).word}: ${first.title}`;
}

const ACTS = 'button[data-row-act], a[data-row-act]';

/** J and K walk the acts, Enter is the browser's own, A acknowledges the focused row. */
function useQueueKeys(list: React.RefObject<HTMLOListElement | null>, on: boolean): void {
  const acts = () => [...(list.current?.querySelectorAll<HTMLElement>(ACTS) ?? [])];
  const step = (by: number) => {
    const all = acts();
    const here = document.activeElement?.closest('li') ?? null;
    const at = all.findIndex((act) => here?.contains(act));
    // On a row whose act is being looked at for the first time, its own act comes first.
    const onRow = document.activeElement === here && at !== -1;
    all[Math.min(all.length - 1, Math.max(0, onRow ? at : at + by))]?.focus();
  };
  useHotkey('j', () => step(1), on);
  useHotkey('k', () => step(-1), on);
  useHotkey(
    'a',
    () => {
      const able = acts().filter((act) => act.dataset.rowAct === 'acknowledge');
      const focused = able.find((act) => act === document.activeElement);
      // Nothing is acknowledged unread: without a row in focus the key only leads to the first.
      if (focused === undefined) able[0]?.focus();
      else focused.click();
    },
    on,
  );
}
