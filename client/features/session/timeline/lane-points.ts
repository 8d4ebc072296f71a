import type { CheckJudgement, ValueKey } from '#shared/judgement.ts';
import type { Measure, Severity } from '#shared/vocabulary.ts';
import { type JudgeSet, severityOf } from '../sets/judged-sets.ts';
import { type MeasuredSet, standingSets } from '../sets/sets.ts';
import { downsample } from './downsample.ts';
import { type Gap, gapReason, gapsOf, withBreaks } from './gaps.ts';
import type { Lane } from './lanes.ts';

/** One drawn point. For pressure `v` is systolic and `w` diastolic; both null where the line breaks. */
export interface LanePoint {
  t: number;
  v: number | null;
  w?: number;
  severity?: Severity | null;
  /** One of many samples of a monitor: the line says it, a mark only where a limit is broken. */
  sample?: boolean;
  lowerSeverity?: Severity | null;
}

export interface LanePicture {
  points: LanePoint[];
  gaps: (Gap & { why: { long: string; short: string } })[];
  /** Moments at which it was tried and failed. */
  failedAtMs: number[];
  /** Values entered in error: drawn struck, joined to nothing. */
  withdrawn: { t: number; v: number; w: number | null }[];
  values: number[];
}

/** More points than this per line cost time and show nothing more. */
const MOST_POINTS = 300;

function measureOf(lane: Lane): Measure {
  return lane.key === 'pressure' ? 'bloodPressure' : (lane.vital as Measure);
}

interface Sample {
  t: number;
  v: number;
  w: number | null;
  continuous: boolean;
  set: MeasuredSet;
}

function samplesOf(lane: Lane, sets: readonly MeasuredSet[]): Sample[] {
  return sets.flatMap((set) => {
    const part = set.readings.findLast(({ content }) => content.vitals[lane.vital] !== undefined);
    const v = part?.content.vitals[lane.vital];
    if (part === undefined || v === undefined) return [];
    const w = lane.key === 'pressure' ? (part.content.vitals.diastolicMmHg ?? null) : null;
    const { source } = part.entry;
    return [{ t: set.takenAtMs, v, w, continuous: source.by === 'device' && source.continuous, set }];
  });
}

function withdrawnOf(lane: Lane, sets: readonly MeasuredSet[]): LanePicture['withdrawn'] {
  return sets.flatMap(({ takenAtMs, readings }) =>
    readings.flatMap(({ entry, content }) => {
      const v = content.vitals[lane.vital];
      if (entry.withdrawn === null || v === undefined) return [];
      return [
        { t: takenAtMs, v, w: lane.key === 'pressure' ? (content.vitals.diastolicMmHg ?? null) : null },
      ];
    }),
  );
}

function failedOf(lane: Lane, sets: readonly MeasuredSet[]): number[] {
  return sets
    .filter(({ readings }) =>
      readings.some(({ content }) =>
        content.failed.some(
          ({ vital }) => vital === lane.vital || (lane.key === 'pressure' && vital === 'bloodPressure'),
        ),
      ),
    )
    .map(({ takenAtMs }) => takenAtMs);
}

/** Everything one lane draws. Severity comes from the shared rules. `silenceMs`: when a quiet device is called out. */
export function lanePicture(
  lane: Lane,
  sets: readonly MeasuredSet[],
  judgeSet: JudgeSet,
  checks: readonly CheckJudgement[],
  silenceMs: number,
): LanePicture {
  const standing = standingSets(sets);
  const samples = samplesOf(lane, standing);
  const gaps = gapsOf(samples, silenceMs);
  const upper: ValueKey[] = lane.key === 'pressure' ? ['systolicMmHg', 'meanArterialMmHg'] : [lane.vital];
  const points = downsample<Sample>(samples, MOST_POINTS).map(({ t, v, w, continuous, set }): LanePoint => {
    const { reasons } = judgeSet(set);
    const severity = severityOf(reasons, upper);
    if (w === null) return { t, v, severity, sample: continuous };
    return { t, v, w, severity, lowerSeverity: severityOf(reasons, ['diastolicMmHg']) };
  });
  const withdrawn = withdrawnOf(lane, sets);
  return {
    points: withBreaks(points, gaps),
    gaps: gaps.map((gap) => ({ ...gap, why: gapReason(gap, lane.label, measureOf(lane), checks) })),
    failedAtMs: failedOf(lane, standing),
    withdrawn,
    values: [...samples, ...withdrawn].flatMap(({ v, w }) => (w === null ? [v] : [v, w])),
  };
}
