import type { ValueState } from '#client/ui/value.tsx';
import type { ValueKey } from '#shared/judgement.ts';
import type { BoardSummary, SummaryValue } from '#shared/summary.ts';
import { type Severity, severityRank } from '#shared/vocabulary.ts';

/** A number of a tile, ready to draw. */
export interface TileValue {
  state: ValueState;
  text: string;
  severity: Severity | null;
  seen: boolean;
}

const NEVER: TileValue = { state: 'never', text: '', severity: null, seen: false };

function stateOf(value: SummaryValue): ValueState {
  if (value.failed) return 'failed';
  if (value.value === null) return 'never';
  return value.stale ? 'stale' : 'measured';
}

export function tileValue(values: BoardSummary['values'], key: ValueKey): TileValue {
  const value = values[key];
  if (value === undefined) return NEVER;
  return { state: stateOf(value), text: String(value.value), severity: value.severity, seen: value.seen };
}

const WORST_FIRST: readonly ValueState[] = ['failed', 'never', 'stale', 'measured'];

/** Both pressures as one: half a pressure is none, one old half makes both old, the worse limit marks both. */
export function tilePressure(values: BoardSummary['values']): TileValue {
  const systolic = tileValue(values, 'systolicMmHg');
  const diastolic = tileValue(values, 'diastolicMmHg');
  const state = WORST_FIRST.find((one) => systolic.state === one || diastolic.state === one) ?? 'never';
  const worse = severityRank(systolic.severity) >= severityRank(diastolic.severity) ? systolic : diastolic;
  const text = `${systolic.text}/${diastolic.text}`;
  return { state, text, severity: worse.severity, seen: isSeen(systolic) && isSeen(diastolic) };
}

function isSeen({ severity, seen }: TileValue): boolean {
  return severity === null || seen;
}
