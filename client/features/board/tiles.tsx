import type { CSSProperties, ReactNode } from 'react';
import { ErrorBoundary } from '#client/ui/error-boundary.tsx';
import type { Cell, Grid } from './cells.ts';
import { EmptyTile } from './empty-tile.tsx';
import { Tile } from './tile.tsx';
import styles from './tiles.module.css';

interface Props {
  cells: readonly Cell[];
  grid: Grid;
  nowMs: number;
  zone: string;
  wall: boolean;
  tray: ReactNode;
}

export function Tiles({ cells, grid, nowMs, zone, wall, tray }: Props) {
  const shape = { '--columns': grid.columns, '--rows': grid.rows } as CSSProperties;
  return (
    <section
      className={styles.tiles}
      style={shape}
      aria-label="Chairs"
      data-density={wall ? 'wall' : undefined}
      data-tight={grid.tight || undefined}
    >
      {cells.map((cell) =>
        cell.kind === 'taken' ? (
          // One patient's fault never hides the other chairs.
          <ErrorBoundary key={cell.summary.sessionId} part what={`Chair ${cell.chairId ?? '––'}`}>
            <Tile
              chairId={cell.chairId}
              summary={cell.summary}
              nowMs={nowMs}
              zone={zone}
              wall={wall}
              tight={grid.tight}
            />
          </ErrorBoundary>
        ) : (
          <EmptyTile
            key={`chair ${cell.chairId}`}
            chairId={cell.chairId}
            next={cell.next}
            zone={zone}
            wall={wall}
          />
        ),
      )}
      {tray !== null && <div className={styles.tray}>{tray}</div>}
    </section>
  );
}
