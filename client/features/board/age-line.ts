import { formatAge, formatClock, formatDelta } from '#client/ui/format.ts';
import type { BoardSummary } from '#shared/summary.ts';

export interface AgeLine {
  text: string;
  /** Difference of the pressure from own baseline, `+46/+22`; empty when either is unknown. */
  delta: string;
}

/** When the newest set was taken and how far its pressure is from own baseline. */
export function ageLine(summary: BoardSummary, nowMs: number, zone: string): AgeLine {
  const { newestSetAtMs, baselineAtMs, values } = summary;
  if (newestSetAtMs === null) return { text: 'No set taken yet', delta: '' };
  const clock = formatClock(newestSetAtMs, zone);
  const pressure = values.systolicMmHg;
  if (pressure?.failed === true) return { text: `BP attempted, failed · set ${clock}`, delta: '' };
  if (pressure === undefined || pressure.value === null)
    return { text: `BP not taken · set ${clock}`, delta: '' };
  if (pressure.stale && pressure.takenAtMs !== null)
    return {
      text: `BP ${formatClock(pressure.takenAtMs, zone)}, ${formatAge(pressure.takenAtMs, nowMs)}`,
      delta: '',
    };
  const name = newestSetAtMs === baselineAtMs ? 'Baseline' : 'Set';
  const delta = pressureDelta(summary);
  return {
    text: `${name} ${clock}, ${formatAge(newestSetAtMs, nowMs)}`,
    delta: name === 'Baseline' ? '' : delta,
  };
}

function pressureDelta({ values }: BoardSummary): string {
  const systolic = values.systolicMmHg?.delta ?? null;
  const diastolic = values.diastolicMmHg?.delta ?? null;
  if (systolic === null || diastolic === null) return '';
  return `${formatDelta(systolic)}/${formatDelta(diastolic)}`;
}
