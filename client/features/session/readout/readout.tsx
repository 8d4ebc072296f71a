import { formatClock, formatClockSeconds, formatDelta, formatTPlus } from '#client/ui/format.ts';
import { severityLook } from '#client/ui/severity.ts';
import type { SessionState } from '#shared/state.ts';
import { type JudgeSet, severityOf } from '../sets/judged-sets.ts';
import { cellOf, rowsOf } from '../sets/rows.ts';
import { type MeasuredSet, standingSets } from '../sets/sets.ts';
import classes from './readout.module.css';
import { meanText, sourceText } from './set-source.ts';

interface Props {
  state: SessionState;
  t0Ms: number | null;
  /** The set under the crosshair; null while nothing was measured. */
  set: MeasuredSet | null;
  newestAtMs: number | null;
  judgeSet: JudgeSet;
}

/** The numbers under the crosshair, always in this strip, never in a box over the chart. */
export function Readout({ state, t0Ms, set, newestAtMs, judgeSet }: Props) {
  const [standing] = set === null ? [] : standingSets([set]);
  if (standing === undefined) {
    return (
      <p className={classes.readout} aria-live="polite">
        <b>––</b> <span>Nothing measured yet</span>
      </p>
    );
  }
  const { reasons, deltas } = judgeSet(standing);
  const isOlder = newestAtMs !== null && standing.takenAtMs < newestAtMs;
  const pressureDelta = [deltas.systolicMmHg, deltas.diastolicMmHg];
  return (
    <p className={classes.readout} aria-live="polite" data-older={isOlder || undefined}>
      <b className={classes.when}>
        {t0Ms === null
          ? formatClock(standing.takenAtMs, state.timeZone)
          : formatTPlus(standing.takenAtMs, t0Ms)}
      </b>
      {t0Ms !== null && <span>{formatClock(standing.takenAtMs, state.timeZone)}</span>}
      {rowsOf([standing])
        .filter(({ always }) => always)
        .map((row) => {
          const cell = cellOf(standing, row);
          const severity = severityOf(reasons, row.values);
          const mean = row.key === 'bloodPressure' ? meanText(standing) : '';
          return (
            <span
              key={row.key}
              className={row.key === 'bloodPressure' ? classes.pressure : undefined}
              data-severity={severity === null ? undefined : severityLook(severity).key}
            >
              {row.label} <b>{cell?.text ?? '––'}</b>
              {mean !== '' && <span className={classes.quiet}> ({mean})</span>}
              {row.key === 'bloodPressure' && pressureDelta.every((delta) => delta !== undefined) && (
                <> {pressureDelta.map((delta) => formatDelta(delta ?? 0)).join('/')}</>
              )}
              {severity !== null && (
                <span>
                  {' '}
                  <b aria-hidden="true">{severityLook(severity).symbol}</b>
                  <span className="visually-hidden">, {severityLook(severity).word}</span>
                </span>
              )}
            </span>
          );
        })}
      {/* In the place of the source: a line more would push the chart away from under the hand that points at it. */}
      {isOlder ? (
        <b className={classes.older}>
          Older reading {formatClock(standing.takenAtMs, state.timeZone)}, newest{' '}
          {formatClock(newestAtMs, state.timeZone)}
        </b>
      ) : (
        <span className={classes.source}>
          {sourceText(state, standing)} · recorded{' '}
          {formatClockSeconds(Math.max(...partsOf(standing)), state.timeZone)}
        </span>
      )}
    </p>
  );
}

function partsOf({ readings, scores }: MeasuredSet): number[] {
  return [...readings, ...scores].map(({ entry }) => entry.recordedAtMs);
}
