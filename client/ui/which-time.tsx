import { Act } from './act.tsx';
import { formatAge, formatClock, formatSpan } from './format.ts';
import { type ClockReading, typedClock } from './read-clock.ts';
import classes from './which-time.module.css';

interface Props {
  reading: ClockReading;
  nowMs: number;
  timeZone: string;
  /** The other of the two was meant; `text` types it. */
  onChoose: (text: string) => void;
}

/** In a night whose clocks show a time twice: which one was taken, and the way to the other. Else nothing. */
export function WhichTime({ reading, nowMs, timeZone, onChoose }: Props) {
  if (reading.atMs === null || reading.otherAtMs === null) return null;
  const { atMs, otherAtMs } = reading;
  return (
    <div className={classes.which} role="status">
      <p>
        The clocks show this time twice. Taken: <b>{formatClock(atMs, timeZone)}</b>, {distance(atMs, nowMs)}.
      </p>
      <Act onClick={() => onChoose(typedClock(otherAtMs, timeZone))}>
        Take {formatClock(otherAtMs, timeZone)}, {distance(otherAtMs, nowMs)}
      </Act>
    </div>
  );
}

function distance(atMs: number, nowMs: number): string {
  return atMs > nowMs ? `in ${formatSpan(atMs - nowMs)}` : formatAge(atMs, nowMs);
}
