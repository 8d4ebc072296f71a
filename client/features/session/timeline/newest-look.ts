import type { ValueState } from '#client/ui/value.tsx';
import type { ValueJudgement } from '#shared/judgement.ts';
import { type Severity, severityRank } from '#shared/vocabulary.ts';

/**
 * How the newest value of a lane looks: one value, or the two of a pressure. Unknown when any part is; old when any
 * part is; as severe as its worst part.
 */
export function newestLook(parts: readonly ValueJudgement[]): {
  state: ValueState;
  text: string;
  severity: Severity | null;
  seen: boolean;
  blank: string;
} {
  const worst = parts.reduce<ValueJudgement | undefined>(
    (found, part) =>
      found === undefined || severityRank(part.severity) > severityRank(found.severity) ? part : found,
    undefined,
  );
  return {
    state: stateOf(parts),
    text: parts.map(({ value }) => (value === null ? '––' : String(value))).join('/'),
    severity: worst?.severity ?? null,
    seen: worst?.seen ?? false,
    blank: parts.map(() => '––').join('/'),
  };
}

function stateOf(parts: readonly ValueJudgement[]): ValueState {
  if (parts.some(({ value, failed }) => value === null && failed !== null)) return 'failed';
  if (parts.some(({ value }) => value === null)) return 'never';
  return parts.some(({ stale }) => stale) ? 'stale' : 'measured';
}
