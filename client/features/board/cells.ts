import { type BoardSummary, isHere } from '#shared/summary.ts';

/** One place of the board. A chair's place never moves; somebody without a place is never left out. */
export type Cell =
  | { kind: 'taken'; chairId: string | null; summary: BoardSummary }
  | { kind: 'empty'; chairId: string; next: BoardSummary | null };

/** Cells drawn at full size; more than this and tiles give up their rail. */
export const ROOMY_CELLS = 12;
/** The tray of waiting readings takes two of them when they are free. */
export const TRAY_CELLS = 2;

/** The clinic's chairs in their order, then a cell for each patient who is here but on none of them. */
export function cellsOf(chairIds: readonly string[], summaries: readonly BoardSummary[]): Cell[] {
  const here = summaries.filter(isHere);
  const placed = new Set<string>();
  const chairs = chairIds.map((chairId): Cell => {
    const summary = here.find((one) => one.chairId === chairId);
    if (summary === undefined) return { kind: 'empty', chairId, next: nextFor(chairId, summaries) };
    placed.add(summary.sessionId);
    return { kind: 'taken', chairId, summary };
  });
  const unplaced = here
    .filter((one) => !placed.has(one.sessionId))
    .map((summary): Cell => ({ kind: 'taken', chairId: summary.chairId, summary }));
  return [...chairs, ...unplaced];
}

function nextFor(chairId: string, summaries: readonly BoardSummary[]): BoardSummary | null {
  const planned = summaries
    .filter((one) => one.stage === 'scheduled' && one.chairId === chairId)
    .sort((a, b) => a.plannedAtMs - b.plannedAtMs);
  return planned[0] ?? null;
}

export interface Grid {
  columns: number;
  rows: number;
  /** Tiles without a rail, the age beside the pressure. */
  tight: boolean;
  /** The tray has no cells and becomes a row of the queue. */
  trayFolded: boolean;
}

/** Everybody on one page: 3 × 4 as long as it is enough, then more and smaller cells. */
export function gridFor(cells: number): Grid {
  const trayFolded = cells > ROOMY_CELLS - TRAY_CELLS;
  if (cells <= ROOMY_CELLS) return { columns: 3, rows: 4, tight: false, trayFolded };
  const columns = cells <= 20 ? 4 : cells <= 30 ? 5 : 6;
  return { columns, rows: Math.ceil(cells / columns), tight: true, trayFolded };
}
