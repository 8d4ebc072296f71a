import type { Reason } from '../../judgement.ts';

/** Between the reasons a message names. */
export const REASON_SEPARATOR = ' · ';

/**
 * The reasons an alert is named for, worst first as they come: the worst, the first number (it stands for its set) and
 * every emergency symptom. The others are told beside it.
 */
export function namedReasons(reasons: readonly Reason[]): Reason[] {
  const number = reasons.find(({ value }) => value !== null);
  const texts = new Set<string>();
  return reasons.filter((reason) => {
    const isNamed = reason === reasons[0] || reason === number || reason.rule === 'BP-SX';
    if (!isNamed || texts.has(reason.text)) return false;
    texts.add(reason.text);
    return true;
  });
}

/** `SYS 188 ≥ 180 · Chest pain, moderate`: what an alert is called wherever it is shown; the family without a reason. */
export function messageOf(reasons: readonly Reason[], family: string): string {
  const named = namedReasons(reasons);
  return named.length === 0 ? family : named.map(({ text }) => text).join(REASON_SEPARATOR);
}
