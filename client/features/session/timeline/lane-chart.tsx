import { type Key, memo, type ReactNode } from 'react';
import { ComposedChart, Line, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts';
import { severityLook } from '#client/ui/severity.ts';
import { Caret } from './caret.tsx';
import type { LanePicture, LanePoint } from './lane-points.ts';
import type { Band, Lane, LimitLine } from './lanes.ts';
import type { Span } from './span.ts';
import classes from './timeline.module.css';

interface Props {
  lane: Lane;
  picture: LanePicture;
  lines: readonly LimitLine[];
  bands: readonly Band[];
  domain: readonly [number, number];
  span: Span;
  t0Ms: number | null;
  widthPx: number;
}

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

interface DotProps {
  key?: Key | null | undefined;
  cx?: number | undefined;
  cy?: number | undefined;
  payload?: LanePoint | undefined;
}

function signalDot(lane: Lane, { cx, cy, payload }: DotProps): ReactNode {
  if (cx === undefined || cy === undefined || payload?.v == null) return null;
  const severity = payload.severity ?? null;
  if (payload.sample === true && severity === null) return null;
  const common = {
    className: classes.dot,
    'data-lane': lane.key,
    'data-severity': severity === null ? undefined : severityLook(severity).key,
  };
  if (lane.key === 'spo2') return <rect {...common} x={cx - 3} y={cy - 3} width={6} height={6} />;
  if (lane.key === 'breathing')
    return <path {...common} d={`M${cx} ${cy - 4.2}l4.2 4.2l-4.2 4.2l-4.2-4.2z`} />;
  return <circle {...common} cx={cx} cy={cy} r={3.4} />;
}

/** One lane: bands and limits of the protocol, the line with its breaks, the marks. Drawn again only when they change. */
export const LaneChart = memo(function LaneChart(props: Props) {
  const { lane, picture, lines, bands, domain, span, t0Ms, widthPx } = props;
  const [low, high] = domain;
  const y = (value: number) => lane.heightPx * (1 - (value - low) / (high - low));
  const x = (atMs: number) => ((atMs - span.fromMs) / (span.toMs - span.fromMs)) * widthPx;
  const isPressure = lane.key === 'pressure';

  function upperDot({ key, ...dot }: DotProps) {
    const { cx, cy, payload } = dot;
    if (!isPressure) return <g key={key}>{signalDot(lane, dot)}</g>;
    if (cx === undefined || cy === undefined || payload?.v == null) return <g key={key} />;
    return (
      <g key={key}>
        {payload.w !== undefined && <path className={classes.pair} d={`M${cx} ${cy}V${y(payload.w)}`} />}
        <Caret x={cx} y={cy} points="down" severity={payload.severity ?? null} />
      </g>
    );
  }
  function lowerDot({ key, cx, cy, payload }: DotProps) {
    if (cx === undefined || cy === undefined || payload?.w === undefined) return <g key={key} />;
    return (
      <g key={key}>
        <Caret x={cx} y={cy} points="up" severity={payload.lowerSeverity ?? null} />
      </g>
    );
  }

  return (
    <ComposedChart
      width={widthPx}
      height={lane.heightPx}
      data={picture.points}
      margin={NO_MARGIN}
      accessibilityLayer={false}
      className={classes.chart ?? ''}
    >
      <XAxis type="number" dataKey="t" domain={[span.fromMs, span.toMs]} allowDataOverflow hide />
      <YAxis type="number" domain={[low, high]} allowDataOverflow hide width={0} />
      {t0Ms !== null &&
        bands.map(({ from, to, severity }) => (
          <ReferenceArea
            key={`${from}-${to}`}
            x1={t0Ms}
            x2={span.toMs}
            y1={from}
            y2={to}
            className={classes[`band-${severityLook(severity).key}`] ?? ''}
            fill="currentColor"
            stroke="none"
            ifOverflow="hidden"
          />
        ))}
      {t0Ms !== null &&
        lines.map(({ at, severity }) => (
          <ReferenceLine
            key={`${at}-${severity}`}
            segment={[
              { x: t0Ms, y: at },
              { x: span.toMs, y: at },
            ]}
            className={classes[`limit-${severity === 'own' ? 'own' : severityLook(severity).key}`] ?? ''}
            stroke="currentColor"
            ifOverflow="hidden"
          />
        ))}
      <Line
        dataKey="v"
        type="linear"
        connectNulls={false}
        isAnimationActive={false}
        activeDot={false}
        dot={upperDot}
        stroke="currentColor"
        className={classes[`line-${lane.key}`] ?? ''}
      />
      {isPressure && (
        <Line
          dataKey="w"
          type="linear"
          connectNulls={false}
          isAnimationActive={false}
          activeDot={false}
          dot={lowerDot}
          stroke="currentColor"
          className={classes['line-pressure'] ?? ''}
        />
      )}
      {picture.withdrawn.map(({ t, v, w }) => (
        <g key={`withdrawn-${t}-${v}`}>
          <Caret x={x(t)} y={y(v)} points="down" severity={null} withdrawn />
          {w !== null && <Caret x={x(t)} y={y(w)} points="up" severity={null} withdrawn />}
        </g>
      ))}
      {picture.failedAtMs.map((t) => (
        <path
          key={`failed-${t}`}
          className={classes.failed}
          d={`M${x(t) - 4} ${lane.heightPx - 12}l8 8m0 -8l-8 8`}
        />
      ))}
    </ComposedChart>
  );
});
