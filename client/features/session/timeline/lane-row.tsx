import { useMemo } from 'react';
import { severityLook } from '#client/ui/severity.ts';
import { Value } from '#client/ui/value.tsx';
import type { CheckJudgement, ValueJudgement } from '#shared/judgement.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { JudgeSet } from '../sets/judged-sets.ts';
import type { MeasuredSet } from '../sets/sets.ts';
import { type DueMark, DueRing } from './due-ring.tsx';
import { LaneChart } from './lane-chart.tsx';
import { LaneGlyph } from './lane-glyph.tsx';
import { lanePicture } from './lane-points.ts';
import { bandsOf, domainOf, type Lane, limitLines, ownLines, spreadLabels } from './lanes.ts';
import { newestLook } from './newest-look.ts';
import { placeOf, type Span } from './span.ts';
import classes from './timeline.module.css';

interface Props {
  lane: Lane;
  sets: readonly MeasuredSet[];
  judgeSet: JudgeSet;
  checks: readonly CheckJudgement[];
  protocol: Protocol;
  ownSystolicMmHg: number | undefined;
  newest: readonly ValueJudgement[];
  due: DueMark | null;
  span: Span;
  timeZone: string;
  t0Ms: number | null;
  widthPx: number;
}

/** Half a word says nothing: the gap's title still does. */
const ROOM_FOR_WORDS_PX = 110;

/** A lane with its name on the left and, on the right, the limits' labels and the newest value. */
export function LaneRow(props: Props) {
  const { lane, sets, judgeSet, checks, protocol, ownSystolicMmHg, newest, due, span, t0Ms, widthPx } = props;
  const picture = useMemo(
    () => lanePicture(lane, sets, judgeSet, checks, protocol.deviceSilence.lowMs),
    [lane, sets, judgeSet, checks, protocol],
  );
  const domain = useMemo(() => domainOf(lane, picture.values), [lane, picture]);
  const [low, high] = domain;
  const bands = useMemo(() => bandsOf(lane, protocol.limits, [low, high]), [lane, protocol, low, high]);
  const lines = useMemo(
    () =>
      [
        ...limitLines(lane, protocol.limits),
        ...(lane.key === 'pressure' ? ownLines(protocol.limits, ownSystolicMmHg) : []),
      ].filter(({ at }) => at > low && at < high),
    [lane, protocol, ownSystolicMmHg, low, high],
  );
  // A narrow lane has room for its first limit only; the line of the second is still drawn.
  const labelled = lane.key === 'pressure' ? lines : lines.filter(({ severity }) => severity === 'warning');
  const labelTops = spreadLabels(
    labelled.map(({ at }) => lane.heightPx * (1 - (at - low) / (high - low)) - 7),
    13,
  );
  return (
    <div className={classes.row}>
      <div className={classes.name}>
        <b>
          <LaneGlyph lane={lane} /> {lane.label}
        </b>
        <small>{lane.unit}</small>
      </div>
      <div className={classes.plot} style={{ height: lane.heightPx }}>
        {widthPx > 0 && (
          <LaneChart
            lane={lane}
            picture={picture}
            lines={lines}
            bands={bands}
            domain={domain}
            span={span}
            t0Ms={t0Ms}
            widthPx={widthPx}
          />
        )}
        {picture.gaps.map(({ fromMs, toMs, why }) => {
          // Beside the dose line, not across it.
          const leftMs = t0Ms !== null && fromMs < t0Ms && t0Ms < toMs ? t0Ms : fromMs;
          const share = (toMs - leftMs) / (span.toMs - span.fromMs);
          // A mark of an attempt that failed says more than the words it would stand in.
          const marked = picture.failedAtMs.some((atMs) => atMs >= leftMs && atMs <= toMs);
          const roomy = !marked && share * widthPx > ROOM_FOR_WORDS_PX;
          return (
            <span
              key={fromMs}
              className={classes.gap}
              title={why.long}
              style={{
                left: `${placeOf(leftMs, span)}%`,
                width: `${placeOf(toMs, span) - placeOf(leftMs, span)}%`,
              }}
            >
              {roomy && (lane.key === 'pressure' ? why.long : why.short)}
            </span>
          );
        })}
        <DueRing due={due} span={span} timeZone={props.timeZone} />
      </div>
      <div className={classes.side}>
        {t0Ms !== null &&
          labelled.map(({ at, label, severity }, index) => (
            <small
              key={`${at}-${severity}`}
              style={{ top: labelTops[index] }}
              data-severity={severity === 'own' ? undefined : severityLook(severity).key}
            >
              {label}
            </small>
          ))}
        <b className={classes.newest}>
          <Value {...newestLook(newest)} />
        </b>
      </div>
    </div>
  );
}
