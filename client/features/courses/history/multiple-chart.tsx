import { type Key, memo } from 'react';
import { Bar, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import styles from './history.module.css';
import type { MeasureKey, SeriesPoint } from './series.ts';

interface Props {
  measure: MeasureKey;
  points: readonly SeriesPoint[];
  scale: readonly [number, number];
  starts: readonly number[];
  /** The place that is looked at. */
  at: number | null;
  widthPx: number;
  heightPx: number;
}

const MARGIN = { top: 6, right: 0, bottom: 6, left: 0 };
const BARS: ReadonlySet<MeasureKey> = new Set(['dose', 'dissociation']);

interface DotProps {
  key?: Key | null | undefined;
  cx?: number | undefined;
  cy?: number | undefined;
  payload?: SeriesPoint | undefined;
}

/** One small chart. A value that is not known leaves its place empty, and no line is drawn across it. */
export const MultipleChart = memo(function MultipleChart(props: Props) {
  const { measure, points, scale, starts, at, widthPx, heightPx } = props;
  const line = { type: 'linear', connectNulls: false, isAnimationActive: false, activeDot: false } as const;
  return (
    <ComposedChart
      width={widthPx}
      height={heightPx}
      data={[...points]}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <XAxis
        type="number"
        dataKey="at"
        domain={[-0.5, Math.max(points.length, 8) - 0.5]}
        allowDataOverflow
        hide
      />
      <YAxis type="number" domain={[...scale]} allowDataOverflow hide width={0} />
      {starts.map((start) => (
        <ReferenceLine key={start} x={start - 0.5} className={styles.start ?? ''} stroke="currentColor" />
      ))}
      {at !== null && <ReferenceLine x={at} className={styles.looked ?? ''} stroke="currentColor" />}
      {BARS.has(measure) ? (
        <Bar dataKey="v" barSize={10} isAnimationActive={false} fill="currentColor" minPointSize={2} />
      ) : (
        <Line
          {...line}
          dataKey="v"
          stroke="currentColor"
          dot={measure === 'pressure' ? systolicDot : readyDot}
        />
      )}
      {measure === 'pressure' && <Line {...line} dataKey="w" stroke="currentColor" dot={diastolicDot} />}
    </ComposedChart>
  );
});

function readyDot({ key, cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.v == null) return <g key={key} />;
  return <circle key={key} cx={cx} cy={cy} r={3.4} />;
}

/** The carets of the session's own chart: their tips touch the value. */
function systolicDot({ key, cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.v == null) return <g key={key} />;
  return <path key={key} className={styles.caret} d={`M${cx - 4} ${cy - 7}l4 7l4 -7`} />;
}

function diastolicDot({ key, cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.w == null) return <g key={key} />;
  return <path key={key} className={styles.caret} d={`M${cx - 4} ${cy + 7}l4 -7l4 7`} />;
}
