import { ChairSquare } from '#client/ui/chair-square.tsx';
import { plannedText } from '#client/ui/dose-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { initials } from '#shared/limit-summary.ts';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './empty-tile.module.css';
import { fullName } from './people.ts';

interface Props {
  chairId: string;
  /** Who is planned for this chair. */
  next: BoardSummary | null;
  zone: string;
  wall: boolean;
}

/** A chair nobody is in: dashed, and who comes next. */
export function EmptyTile({ chairId, next, zone, wall }: Props) {
  return (
    <article className={styles.empty} data-density={wall ? 'wall' : undefined}>
      <header>
        <ChairSquare chairId={chairId} empty />
        <h2>
          <span className="visually-hidden">Chair {chairId}, </span>Empty
        </h2>
      </header>
      {next !== null && (
        <p>
          Next {formatClock(next.plannedAtMs, zone)}{' '}
          {wall ? isolated(initials(next.identity.name)) : fullName(next.identity)}, {plannedText(next)}
        </p>
      )}
    </article>
  );
}
