import { formatClock } from '#client/ui/format.ts';
import { placeOf, type Span, type Tick } from './span.ts';
import classes from './timeline.module.css';

interface Props {
  span: Span;
  ticks: readonly Tick[];
  timeZone: string;
}

function sinceDose(minutes: number): string {
  if (minutes === 0) return 'Dose';
  return minutes < 0 ? `T−${-minutes}` : `T+${minutes}`;
}

/** Minutes since the dose over the clock; before a dose the clock alone. */
export function TimeAxis({ span, ticks, timeZone }: Props) {
  return (
    <div className={classes.row}>
      <div />
      <div className={classes.axis}>
        {ticks.map(({ atMs, sinceDoseMin }) => (
          <span
            key={atMs}
            style={{ left: `${placeOf(atMs, span)}%` }}
            data-strong={sinceDoseMin === 0 || sinceDoseMin === 40 || sinceDoseMin === 120 || undefined}
          >
            {sinceDoseMin !== null && <b>{sinceDose(sinceDoseMin)}</b>}
            <small>{formatClock(atMs, timeZone)}</small>
          </span>
        ))}
      </div>
      <div />
    </div>
  );
}
