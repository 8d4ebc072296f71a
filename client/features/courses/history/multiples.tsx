import { useElementSize } from '@mantine/hooks';
import { type CSSProperties, useMemo } from 'react';
import type { SessionDigest } from '#shared/clinical/digest.ts';
import styles from './history.module.css';
import { MultipleChart } from './multiple-chart.tsx';
import { phaseStarts, pointsOf, SERIES, type Series, scaleOf } from './series.ts';
import { sessionDay, shortDay } from './session-day.ts';

interface Props {
  /** Oldest first. */
  sessions: readonly SessionDigest[];
  nowMs: number;
  selected: string | null;
  onSelect: (sessionId: string | null) => void;
}

const HEIGHT_PX = 96;
/** Few sessions do not fill the width: their places stay as wide as those of eight. */
const LEAST_PLACES = 8;

/** Small charts over the sessions, side by side on one axis; their numbers stand in the table below. */
export function Multiples(props: Props) {
  const { sessions, nowMs, selected } = props;
  const looked = sessions.findIndex(({ sessionId }) => sessionId === selected);
  const shown = sessions[looked] ?? sessions.at(-1);
  return (
    <figure className={styles.multiples}>
      <figcaption className="visually-hidden">
        Dose, peak pressure, peak dissociation and minutes to ready of {sessions.length} sessions, oldest
        first. The same values are in the table.
      </figcaption>
      {SERIES.map((series) => (
        <Multiple
          key={series.key}
          series={series}
          {...props}
          at={looked === -1 ? null : looked}
          readout={shown === undefined ? '' : series.text(shown)}
          readoutDay={shown === undefined ? '' : sessionDay(shown, nowMs)}
        />
      ))}
    </figure>
  );
}

interface MultipleProps extends Props {
  series: Series;
  at: number | null;
  readout: string;
  readoutDay: string;
}

function Multiple({ series, sessions, onSelect, at, readout, readoutDay }: MultipleProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const points = useMemo(() => pointsOf(series, sessions), [series, sessions]);
  const scale = useMemo(() => scaleOf(series, points), [series, points]);
  const starts = useMemo(() => phaseStarts(sessions), [sessions]);
  const places = Math.max(sessions.length, LEAST_PLACES);
  const [first, last] = [sessions[0], sessions.at(-1)];

  function lookAt(clientX: number, plot: HTMLElement): void {
    const { left } = plot.getBoundingClientRect();
    const place = Math.floor(((clientX - left) / plot.clientWidth) * places);
    onSelect(sessions[place]?.sessionId ?? null);
  }

  return (
    <div className={styles.multiple} aria-hidden="true">
      <p className={styles.name}>
        <b>{series.label}</b> <small>{series.unit}</small>
      </p>
      <p className={styles.readout}>
        <b>{readout}</b> <small>{readoutDay}</small>
      </p>
      <div className={styles.plotRow}>
        <p className={styles.ticks}>
          <small>{Math.round(scale[1])}</small>
          <small>{Math.round(scale[0])}</small>
        </p>
        <div
          ref={ref}
          className={styles.plot}
          data-measure={series.key}
          style={{ height: HEIGHT_PX }}
          onPointerMove={({ clientX, currentTarget }) => lookAt(clientX, currentTarget)}
          onPointerDown={({ clientX, currentTarget }) => lookAt(clientX, currentTarget)}
          onPointerLeave={() => onSelect(null)}
        >
          {width > 0 && (
            <MultipleChart
              measure={series.key}
              points={points}
              scale={scale}
              starts={starts}
              at={at}
              widthPx={width}
              heightPx={HEIGHT_PX}
            />
          )}
        </div>
      </div>
      <p className={styles.axis} style={{ '--share': sessions.length / places } as CSSProperties}>
        <small>{first === undefined ? '' : shortDay(first)}</small>
        <small>{last === undefined || last === first ? '' : shortDay(last)}</small>
      </p>
    </div>
  );
}
