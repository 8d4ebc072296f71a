import { type ReactNode, useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Loading } from '#client/ui/loading.tsx';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import { type BoardSummary, isHere } from '#shared/summary.ts';
import styles from './board-page.module.css';
import { cellsOf, gridFor } from './cells.ts';
import { queueOf } from './queue.ts';
import { Queue } from './queue.tsx';
import { restOf } from './rest.ts';
import { Tiles } from './tiles.tsx';

/** Whom a docked entry may be bound to, and whom it is. */
export interface EntryDock {
  sessions: BoardSummary[];
  boundSessionId: string | null;
  onBind: (sessionId: string) => void;
  /** A set for this session is recorded: on disk, not only kept here. */
  onRecorded?: (sessionId: string) => void;
}

interface Props {
  /** A wall shows and never acts: no entry, no buttons, initials. */
  wall?: boolean;
  entry?: (dock: EntryDock) => ReactNode;
  tray?: ReactNode;
}

/** Every chair in its place, and beside them who needs someone next. */
export function BoardPage({ wall = false, entry, tray }: Props) {
  const { known, summaries, waiting, nowMs } = useBoard();
  const clinic = useLive((live) => live.clinic);
  const rights = useRights();
  const staffId = useLive((live) => live.me?.staffId ?? null);
  const [, goTo] = useLocation();
  useHotkey('r', () => goTo('/round'), !wall && rights.may('RecordSet'));
  const [bound, setBound] = useState<string | null>(null);
  const bind = useCallback((sessionId: string) => setBound(sessionId), []);

  if (!known || clinic === null) return <Loading what="the board" />;
  const all = Object.values(summaries);
  const zone = clinic.timeZone;
  const cells = cellsOf(clinic.chairIds, all);
  const grid = gridFor(cells.length);
  const rows = queueOf(all, nowMs, zone, {
    answersLimits: rights.may('FitLimits'),
    staffId: rights.may('TakeOver') ? staffId : null,
  });
  const record = (sessionId: string) => {
    setBound(sessionId);
    // The field of the chair just chosen exists only after this turn's drawing.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-entry]')?.focus());
  };
  return (
    <div className={styles.board} data-density={wall ? 'wall' : undefined}>
      <h1 className="visually-hidden">Board</h1>
      <Queue
        rows={rows}
        rest={restOf(all, rows, zone)}
        zone={zone}
        waitingReadings={waiting}
        nowMs={nowMs}
        wall={wall}
        onRecord={record}
        entry={entry?.({ sessions: all.filter(isHere), boundSessionId: bound, onBind: bind })}
      />
      <Tiles
        cells={cells}
        grid={grid}
        nowMs={nowMs}
        zone={zone}
        wall={wall}
        tray={grid.trayFolded ? null : tray}
      />
    </div>
  );
}
