import { type Flag, flagRows } from './flags.ts';
import { placeOf, type Span } from './span.ts';
import classes from './timeline.module.css';

/** About how much of the plot a letter takes; only to keep words apart. */
const LETTER_PX = 7;
const ROW_PX = 20;

interface Props {
  flags: readonly Flag[];
  span: Span;
  widthPx: number;
}

/** What happened, under the numbers: devices in their squares, everything else as a tick with a word. */
export function FlagRow({ flags, span, widthPx }: Props) {
  const places = flags.map(({ atMs }) => placeOf(atMs, span));
  const widths = flags.map(({ kind, text }) =>
    widthPx === 0 ? 0 : ((kind === 'device' ? 18 : text.length * LETTER_PX + 12) / widthPx) * 100,
  );
  // A device's square stands astride its time, a word begins at it.
  const edges = flags.map(({ kind }, index) => {
    const place = places[index] ?? 0;
    return kind === 'device' && widthPx > 0 ? place - (9 / widthPx) * 100 : place;
  });
  const rows = flagRows(edges, widths);
  const height = ROW_PX * Math.max(1, ...rows.map((row) => row + 1));
  return (
    <div className={classes.row}>
      <div className={classes.name}>
        <b>Events</b>
      </div>
      <div className={classes.flags} style={{ height }}>
        {flags.map(({ atMs, kind, text, detail }, index) => (
          <span
            key={`${atMs}-${detail}`}
            className={classes.flag}
            data-kind={kind}
            title={detail}
            style={{ left: `${places[index] ?? 0}%`, top: (rows[index] ?? 0) * ROW_PX }}
          >
            {text}
          </span>
        ))}
      </div>
      <div />
    </div>
  );
}
