import { formatAge, formatClock, formatDelta, formatSpan } from '#client/ui/format.ts';
import type { BoardSummary } from '#shared/summary.ts';

export interface AgeLine {
  text: string;
  /** The same where there is room for little: `10 min`, `not taken`. */
  short: string;
  /** Difference of the pressure from own baseline, `+46/+22`; empty when either is unknown. */
  delta: string;
}

/** When the newest set was taken and how far its pressure is from own baseline. */
export function ageLine(summary: BoardSummary, nowMs: number, zone: string): AgeLine {
  const { newestSetAtMs, baselineAtMs, values } = summary;
  if (newestSetAtMs === null) return { text: 'No set taken yet', short: 'not taken', delta: '' };
  const clock = formatClock(newestSetAtMs, zone);
  const pressure = values.systolicMmHg;
  if (pressure?.failed === true)
    return { text: `BP attempted, failed · set ${clock}`, short: 'failed', delta: '' };
  if (pressure === undefined || pressure.value === null)
    return { text: `BP not taken · set ${clock}`, short: 'not taken', delta: '' };
  if (pressure.stale && pressure.takenAtMs !== null) {
    const short = formatSpan(nowMs - pressure.takenAtMs);
    return { text: `BP ${formatClock(pressure.takenAtMs, zone)}, ${short} ago`, short, delta: '' };
  }
  const short = formatSpan(nowMs - newestSetAtMs);
  const age = formatAge(newestSetAtMs, nowMs);
  if (newestSetAtMs === baselineAtMs) return { text: `Baseline ${clock}, ${age}`, short, delta: '' };
  return { text: `Set ${clock}, ${age}`, short, delta: pressureDelta(summary) };
}

function pressureDelta({ values }: BoardSummary): string {
  const systolic = values.systolicMmHg?.delta ?? null;
  const diastolic = values.diastolicMmHg?.delta ?? null;
  if (systolic === null || diastolic === null) return '';
  return `${formatDelta(systolic)}/${formatDelta(diastolic)}`;
}
