import { formatSpan } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { type BoardSummary, hasLeft } from '#shared/summary.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { type Need, open } from './need.ts';

/** A clock so far off is a technical notice: its times cannot be trusted for a dose. */
export const SKEW_TOLD_MS = 2 * MINUTE_MS;

/** Devices of this patient whose clock is wrong: what they post is on the chart at a time that may be another. */
export function clockNeeds({ devices, stage }: BoardSummary, nowMs: number): Need[] {
  if (hasLeft(stage)) return [];
  return devices.flatMap(({ name, skewMs }): Need[] => {
    if (skewMs === null || Math.abs(skewMs) <= SKEW_TOLD_MS) return [];
    const off = `${formatSpan(Math.abs(skewMs))} ${skewMs > 0 ? 'fast' : 'slow'}`;
    return [
      {
        rank: 'low',
        severity: 'notice',
        alertClass: 'technical',
        // Since when nobody knows: it goes after what was raised.
        sinceMs: nowMs,
        title: `Clock of ${isolated(name)} ${off}`,
        context: 'device',
        act: open('Look'),
      },
    ];
  });
}
