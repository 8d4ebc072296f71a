import { formatMg } from '#client/ui/dose-words.ts';
import type { SessionDigest } from '#shared/clinical/digest.ts';
import { pressureText, readyText, UNKNOWN } from './digest-words.ts';

export type MeasureKey = 'dose' | 'pressure' | 'dissociation' | 'ready';

/** One small chart over the course: what it draws, on what scale, and how its number is written. */
export interface Series {
  key: MeasureKey;
  label: string;
  unit: string;
  value: (session: SessionDigest) => number | null;
  /** The lower mark of a pair: the diastolic pressure. */
  lower?: (session: SessionDigest) => number | null;
  text: (session: SessionDigest) => string;
  /** The scale has at least this, whatever was measured. */
  scale: readonly [number, number];
}

export const SERIES: readonly Series[] = [
  {
    key: 'dose',
    label: 'Dose',
    unit: 'mg',
    value: ({ firstDoseAtMs, deliveredMg }) => (firstDoseAtMs === null ? null : deliveredMg),
    text: ({ firstDoseAtMs, deliveredMg }) => (firstDoseAtMs === null ? UNKNOWN : formatMg(deliveredMg)),
    scale: [0, 90],
  },
  {
    key: 'pressure',
    label: 'Peak pressure',
    unit: 'mmHg',
    value: ({ peakSystolic }) => peakSystolic?.value ?? null,
    lower: ({ peakDiastolic }) => peakDiastolic?.value ?? null,
    text: (session) => pressureText(session),
    scale: [60, 200],
  },
  {
    key: 'dissociation',
    label: 'Peak dissociation',
    unit: '0–10',
    value: ({ peakDissociation }) => peakDissociation?.value ?? null,
    text: ({ peakDissociation }) => (peakDissociation === null ? UNKNOWN : String(peakDissociation.value)),
    scale: [0, 10],
  },
  {
    key: 'ready',
    label: 'Minutes to ready',
    unit: 'min',
    value: ({ criteriaMetAfterMin }) => criteriaMetAfterMin,
    text: (session) => readyText(session),
    scale: [0, 180],
  },
];

/** One place on the axis: sessions stand side by side in order, the oldest first, whatever lies between them. */
export interface SeriesPoint {
  at: number;
  sessionId: string;
  /** Null: not known. The line breaks there; it is never drawn as zero. */
  v: number | null;
  w: number | null;
}

/** The points of a series; `sessions` oldest first. */
export function pointsOf({ value, lower }: Series, sessions: readonly SessionDigest[]): SeriesPoint[] {
  return sessions.map((session, at) => ({
    at,
    sessionId: session.sessionId,
    v: value(session),
    w: lower?.(session) ?? null,
  }));
}

/** The scale of a series: as given, widened to hold every value. */
export function scaleOf({ scale: [low, high] }: Series, points: readonly SeriesPoint[]): [number, number] {
  const values = points.flatMap(({ v, w }) => [v, w].filter((value) => value !== null));
  return [Math.min(low, ...values), Math.max(high, ...values)];
}

/** Before which places another phase or course begins; sessions in no course do not interrupt one. `sessions` oldest first. */
export function phaseStarts(sessions: readonly Pick<SessionDigest, 'course'>[]): number[] {
  let before: SessionDigest['course'] = null;
  return sessions.flatMap(({ course }, at) => {
    if (course === null) return [];
    const begins = before !== null && (before.courseId !== course.courseId || before.phase !== course.phase);
    before = course;
    return begins ? [at] : [];
  });
}
