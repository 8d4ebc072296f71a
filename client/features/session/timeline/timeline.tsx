import { useElementSize, useViewportSize } from '@mantine/hooks';
import { type CSSProperties, type PointerEvent, useMemo } from 'react';
import { nextCheck } from '#client/ui/next-check.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { hasMoved } from '../select-set.ts';
import type { JudgeSet } from '../sets/judged-sets.ts';
import { type MeasuredSet, standingSets } from '../sets/sets.ts';
import { chartInWords } from './chart-in-words.ts';
import { dueMarks } from './due-marks.ts';
import { FlagRow } from './flag-row.tsx';
import { flagsOf } from './flags.ts';
import { LaneRow } from './lane-row.tsx';
import { LANES, pressureLane } from './lanes.ts';
import { ScoreRow } from './score-row.tsx';
import { spanOf, ticksOf } from './span.ts';
import { TimeAxis } from './time-axis.tsx';
import { TimeGrid } from './time-grid.tsx';
import classes from './timeline.module.css';

interface Props {
  state: SessionState;
  sets: readonly MeasuredSet[];
  judgement: Judgement;
  judgeSet: JudgeSet;
  nowMs: number;
  selectedAtMs: number | null;
  onSelect: (takenAtMs: number) => void;
  /** Nobody points at the chart any more. */
  onLeave: () => void;
}

/**
 * The session against the dose clock: one crosshair through all lanes, its numbers in the strip above. The table
 * below says the same for those who do not see it.
 */
export function Timeline(props: Props) {
  const { state, sets, judgement, judgeSet, nowMs, selectedAtMs, onSelect, onLeave } = props;
  const { ref, width: widthPx } = useElementSize();
  const { width, height } = useViewportSize();
  // The first drawing comes before the screen was measured.
  const pressure = useMemo(
    () => pressureLane(width || window.innerWidth, height || window.innerHeight),
    [width, height],
  );
  const { values, dosing, checks, baseline } = judgement;
  const t0Ms = dosing.firstDoseAtMs;
  // Whole minutes: the lanes must not be drawn anew every second.
  const minuteMs = Math.floor(nowMs / 60_000) * 60_000;
  const span = useMemo(
    () =>
      spanOf(
        t0Ms,
        sets.map(({ takenAtMs }) => takenAtMs),
        minuteMs,
      ),
    [t0Ms, sets, minuteMs],
  );
  const ticks = useMemo(() => ticksOf(t0Ms, span), [t0Ms, span]);
  const flags = flagsOf(state, judgement);
  const due = dueMarks(state.end === null ? nextCheck(checks) : null);

  function pick(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const atMs = span.fromMs + ((event.clientX - box.left) / box.width) * (span.toMs - span.fromMs);
    const nearest = standingSets(sets).reduce<MeasuredSet | null>(
      (best, set) =>
        best === null || Math.abs(set.takenAtMs - atMs) < Math.abs(best.takenAtMs - atMs) ? set : best,
      null,
    );
    if (nearest !== null) onSelect(nearest.takenAtMs);
  }

  const { protocol, timeZone } = state;
  const lane = { sets, judgeSet, checks, protocol, timeZone, span, t0Ms, widthPx };
  return (
    <figure
      className={classes.timeline}
      style={{ '--pressure': `${pressure.heightPx}px` } as CSSProperties}
      aria-label={chartInWords(state, sets, judgement)}
    >
      <TimeAxis span={span} ticks={ticks} timeZone={state.timeZone} />
      <div className={classes.lanes}>
        <LaneRow
          {...lane}
          lane={pressure}
          ownSystolicMmHg={baseline.values.systolicMmHg}
          newest={[values.systolicMmHg, values.diastolicMmHg]}
          due={due.bloodPressure ?? null}
        />
        <LaneRow
          {...lane}
          lane={LANES.heartRate}
          ownSystolicMmHg={undefined}
          newest={[values.heartRateBpm]}
          due={due.heartRateBpm ?? null}
        />
        <LaneRow
          {...lane}
          lane={LANES.spo2}
          ownSystolicMmHg={undefined}
          newest={[values.spo2Percent]}
          due={due.spo2Percent ?? null}
        />
        <LaneRow
          {...lane}
          lane={LANES.breathing}
          ownSystolicMmHg={undefined}
          newest={[values.respiratoryRatePerMin]}
          due={due.respiratoryRatePerMin ?? null}
        />
        <ScoreRow
          scale="dissociation"
          {...lane}
          newest={values.dissociation}
          due={due.dissociation ?? null}
        />
        <ScoreRow scale="moaas" {...lane} newest={values.moaas} due={due.moaas ?? null} />
        <div
          ref={ref}
          className={classes.overlay}
          onPointerMove={(event) => hasMoved(event) && pick(event)}
          onPointerDown={pick}
          onPointerLeave={onLeave}
          onPointerCancel={onLeave}
        >
          <TimeGrid
            span={span}
            ticks={ticks}
            t0Ms={t0Ms}
            nowMs={nowMs}
            ended={state.end !== null}
            selectedAtMs={selectedAtMs}
          />
        </div>
      </div>
      <FlagRow flags={flags} span={span} widthPx={widthPx} />
    </figure>
  );
}
