import { isolated } from '#client/ui/isolated.ts';
import { NOT_OBTAINED_WORDS, scoreText } from '#shared/clinical/scales.ts';
import type { ReadingContent, ScoreContent } from '#shared/entries.ts';
import type { ValueKey } from '#shared/judgement.ts';
import type { Scale, VitalKey } from '#shared/vocabulary.ts';
import type { MeasuredSet, SetPart } from './sets.ts';

/** One measure of the flowsheet: which values it shows and how it is called. */
export interface Row {
  key: string;
  label: string;
  unit: string;
  /** Values whose broken limits mark this row. */
  values: readonly ValueKey[];
  /** Shown even before anything was measured. */
  always: boolean;
}

export const ROWS: readonly Row[] = [
  {
    key: 'bloodPressure',
    label: 'BP',
    unit: 'mmHg',
    values: ['systolicMmHg', 'diastolicMmHg', 'meanArterialMmHg'],
    always: true,
  },
  { key: 'heartRateBpm', label: 'HR', unit: '/min', values: ['heartRateBpm'], always: true },
  { key: 'spo2Percent', label: 'SpO₂', unit: '%', values: ['spo2Percent'], always: true },
  {
    key: 'respiratoryRatePerMin',
    label: 'RR',
    unit: '/min',
    values: ['respiratoryRatePerMin'],
    always: true,
  },
  { key: 'moaas', label: 'Sedation', unit: '0–5', values: ['moaas'], always: true },
  { key: 'dissociation', label: 'Dissoc.', unit: '0–10', values: ['dissociation'], always: true },
  { key: 'temperatureC', label: 'Temp', unit: '°C', values: ['temperatureC'], always: false },
  {
    key: 'oxygenLitresPerMin',
    label: 'O₂ given',
    unit: 'L/min',
    values: ['oxygenLitresPerMin'],
    always: false,
  },
  { key: 'nausea', label: 'Nausea', unit: '0–10', values: ['nausea'], always: false },
  { key: 'cadss', label: 'CADSS', unit: '0–92', values: ['cadss'], always: false },
  { key: 'cadss6', label: 'CADSS-6', unit: '0–24', values: ['cadss6'], always: false },
  { key: 'suicideScreen', label: 'Suicide screen', unit: '', values: ['suicideScreen'], always: false },
];

export interface Cell {
  text: string;
  how: 'measured' | 'failed' | 'withdrawn';
  /** Why there is no value, when attempted. */
  why: string | null;
  entryId: string;
  corrected: boolean;
  needsReview: boolean;
  /** Other entries of the same moment and measure, older in the log. */
  others: string[];
}

type Candidate = Omit<Cell, 'others'>;

function candidate(part: SetPart, text: string, why: string | null): Candidate {
  const { entry } = part;
  return {
    text,
    why,
    how: entry.withdrawn !== null ? 'withdrawn' : why === null ? 'measured' : 'failed',
    entryId: entry.entryId,
    corrected: entry.versions.length > 1,
    needsReview: entry.needsReview && entry.reviewed === null && entry.withdrawn === null,
  };
}

function readingCandidate(part: SetPart<ReadingContent>, row: Row): Candidate | null {
  const { vitals, failed } = part.content;
  if (row.key === 'bloodPressure') {
    const text =
      vitals.systolicMmHg !== undefined && vitals.diastolicMmHg !== undefined
        ? `${vitals.systolicMmHg}/${vitals.diastolicMmHg}`
        : vitals.meanArterialMmHg !== undefined
          ? `MAP ${vitals.meanArterialMmHg}`
          : null;
    if (text !== null) return candidate(part, text, null);
  } else {
    const value = vitals[row.key as VitalKey];
    if (value !== undefined) return candidate(part, String(value), null);
  }
  const miss = failed.find(
    ({ vital }) =>
      vital === row.key || (row.key === 'bloodPressure' && row.values.includes(vital as ValueKey)),
  );
  return miss === undefined ? null : candidate(part, '×', isolated(miss.reason));
}

function scoreCandidate(part: SetPart<ScoreContent>, row: Row): Candidate | null {
  const { scale, value, notObtained } = part.content;
  if (scale !== (row.key as Scale)) return null;
  if (value === null) return candidate(part, '×', NOT_OBTAINED_WORDS[notObtained ?? 'couldNotMeasure']);
  return candidate(part, scoreText(scale, value), null);
}

/**
 * What one moment shows for one measure; null when it was neither taken nor attempted. Of several the newest standing
 * value is shown (of one measured time the later recorded counts), a withdrawn one only when nothing stands.
 */
export function cellOf(set: MeasuredSet, row: Row): Cell | null {
  const found = [
    ...set.readings.map((part) => readingCandidate(part, row)),
    ...set.scores.map((part) => scoreCandidate(part, row)),
  ].filter((cell) => cell !== null);
  const shown = found.findLast(({ how }) => how !== 'withdrawn') ?? found.at(-1);
  if (shown === undefined) return null;
  return { ...shown, others: found.filter((cell) => cell !== shown).map(({ entryId }) => entryId) };
}

/** The rows a record needs: the standing ones and those anything was recorded for. */
export function rowsOf(sets: readonly MeasuredSet[]): Row[] {
  return ROWS.filter((row) => row.always || sets.some((set) => cellOf(set, row) !== null));
}
