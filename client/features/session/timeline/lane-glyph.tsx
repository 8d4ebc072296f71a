import type { Lane } from './lanes.ts';
import classes from './timeline.module.css';

/** The shape a lane's marks have: shape and name say which signal it is before colour does. */
export function LaneGlyph({ lane: { key } }: { lane: Pick<Lane, 'key'> }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {key === 'pressure' && <path className={classes.caret} d="M2 0l4 5l4-5M2 12l4-5l4 5" />}
      {key === 'heartRate' && <circle className={classes.dot} data-lane={key} cx="6" cy="6" r="4" />}
      {key === 'spo2' && <rect className={classes.dot} data-lane={key} x="2" y="2" width="8" height="8" />}
      {key === 'breathing' && <path className={classes.dot} data-lane={key} d="M6 1l5 5l-5 5l-5-5z" />}
    </svg>
  );
}
