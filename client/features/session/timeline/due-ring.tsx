import { formatClock } from '#client/ui/format.ts';
import { placeOf, type Span } from './span.ts';
import classes from './timeline.module.css';

/** What the next check still needs of a lane: its time, said in words in the first of these lanes only. */
export interface DueMark {
  atMs: number;
  said: boolean;
}

interface Props {
  due: DueMark | null;
  span: Span;
  timeZone: string;
}

/** A ring where this lane is next due. The remarks and the table say the same in words. */
export function DueRing({ due, span, timeZone }: Props) {
  if (due === null || due.atMs < span.fromMs || due.atMs > span.toMs) return null;
  return (
    <span className={classes.due} style={{ left: `${placeOf(due.atMs, span)}%` }} aria-hidden="true">
      <i /> {due.said && formatClock(due.atMs, timeZone)}
    </span>
  );
}
