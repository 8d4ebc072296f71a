import type { ValueState } from '#client/ui/value.tsx';
import { VITALS } from '#shared/clinical/vitals.ts';
import type { ValueKey } from '#shared/judgement.ts';
import type { BoardSummary, SummaryValue } from '#shared/summary.ts';
import { MINUTE_MS, type Severity, severityRank } from '#shared/vocabulary.ts';

/** A number of a tile, ready to draw. */
export interface TileValue {
  state: ValueState;
  text: string;
  severity: Severity | null;
  seen: boolean;
  held: boolean;
  /** When it was taken, where that is not the time of the newest set; else null. */
  olderAtMs: number | null;
}

/** What of a summary says how a number of it looks. */
export type Numbered = Pick<BoardSummary, 'values' | 'firstDoseAtMs' | 'newestSetAtMs' | 'hold'>;

const NEVER: TileValue = {
  state: 'never',
  text: '',
  severity: null,
  seen: false,
  held: false,
  olderAtMs: null,
};

function stateOf(value: SummaryValue, firstDoseAtMs: number | null): ValueState {
  if (value.failed) return 'failed';
  if (value.value === null) return 'never';
  if (value.stale) return 'stale';
  const before = firstDoseAtMs !== null && value.takenAtMs !== null && value.takenAtMs <= firstDoseAtMs;
  return before ? 'beforeDose' : 'measured';
}

export function tileValue(summary: Numbered, key: ValueKey): TileValue {
  const value = summary.values[key];
  if (value === undefined) return NEVER;
  const state = stateOf(value, summary.firstDoseAtMs);
  const { severity, seen } = value;
  return {
    state,
    text: value.value === null ? '' : String(value.value),
    severity,
    seen,
    held: holds(summary, key),
    olderAtMs: state === 'failed' || state === 'never' ? null : olderAt(value, summary.newestSetAtMs),
  };
}

/** A number of a minute before the newest set is not of that set, whatever the line below says. */
function olderAt({ takenAtMs }: SummaryValue, newestSetAtMs: number | null): number | null {
  return takenAtMs !== null && newestSetAtMs !== null && newestSetAtMs - takenAtMs >= MINUTE_MS
    ? takenAtMs
    : null;
}

/** The reason of a hold names each value by its label. */
function holds({ hold }: Numbered, key: ValueKey): boolean {
  const label = HELD_BY[key];
  return hold.active && label !== undefined && hold.reason.split(', ').some((one) => one.startsWith(label));
}

const HELD_BY: Partial<Record<ValueKey, string>> = {
  systolicMmHg: `${VITALS.systolicMmHg.label} `,
  diastolicMmHg: `${VITALS.diastolicMmHg.label} `,
  heartRateBpm: `${VITALS.heartRateBpm.label} `,
  spo2Percent: `${VITALS.spo2Percent.label} `,
  respiratoryRatePerMin: `${VITALS.respiratoryRatePerMin.label} `,
};

const WORST_FIRST: readonly ValueState[] = ['failed', 'never', 'stale', 'beforeDose', 'measured'];

/** Both pressures as one: half a pressure is none, one old half makes both old, the worse limit marks both. */
export function tilePressure(summary: Numbered): TileValue {
  const systolic = tileValue(summary, 'systolicMmHg');
  const diastolic = tileValue(summary, 'diastolicMmHg');
  const state = WORST_FIRST.find((one) => systolic.state === one || diastolic.state === one) ?? 'never';
  const worse = severityRank(systolic.severity) >= severityRank(diastolic.severity) ? systolic : diastolic;
  const text = `${systolic.text}/${diastolic.text}`;
  const held = systolic.held || diastolic.held;
  const seen = isSeen(systolic) && isSeen(diastolic);
  const olderAtMs = state === 'failed' || state === 'never' ? null : systolic.olderAtMs;
  return { state, text, severity: worse.severity, seen, held, olderAtMs };
}

function isSeen({ severity, seen }: TileValue): boolean {
  return severity === null || seen;
}
