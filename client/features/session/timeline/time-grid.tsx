import { MINUTE_MS } from '#shared/vocabulary.ts';
import { placeOf, type Span, type Tick } from './span.ts';
import classes from './timeline.module.css';

interface Props {
  span: Span;
  ticks: readonly Tick[];
  t0Ms: number | null;
  nowMs: number;
  ended: boolean;
  selectedAtMs: number | null;
}

/** The first pressure check and the label's two hours: dotted marks in every session. */
const MARKED_MIN = [40, 120];

/** Everything that crosses all lanes: minute lines, the dose, 40 and 120, now, the crosshair. */
export function TimeGrid({ span, ticks, t0Ms, nowMs, ended, selectedAtMs }: Props) {
  const at = (atMs: number) => ({ left: `${placeOf(atMs, span)}%` });
  const inSpan = (atMs: number) => atMs >= span.fromMs && atMs <= span.toMs;
  const marks = t0Ms === null ? [] : MARKED_MIN.map((min) => t0Ms + min * MINUTE_MS).filter(inSpan);
  return (
    <div className={classes.grid} aria-hidden="true">
      {ticks.map(({ atMs }) => (
        <span key={atMs} className={classes.tickLine} style={at(atMs)} />
      ))}
      {marks.map((atMs) => (
        <span key={atMs} className={classes.markLine} style={at(atMs)} />
      ))}
      {t0Ms !== null && <span className={classes.doseLine} style={at(t0Ms)} />}
      {!ended && inSpan(nowMs) && (
        <>
          <span className={classes.future} style={at(nowMs)} />
          <span className={classes.nowLine} style={at(nowMs)}>
            now
          </span>
        </>
      )}
      {selectedAtMs !== null && <span className={classes.cross} style={at(selectedAtMs)} />}
    </div>
  );
}
