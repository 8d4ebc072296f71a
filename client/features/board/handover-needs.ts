import { formatCount } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { type BoardSummary, hasLeft } from '#shared/summary.ts';
import { type Need, takeOver } from './need.ts';

/** The patient whom this person is asked to take over; nobody else is asked. */
export function handoverNeeds(
  { handover, stage }: BoardSummary,
  staffId: string | null,
  nowMs: number,
): Need[] {
  if (handover === null || handover.toStaffId !== staffId || hasLeft(stage)) return [];
  return [
    {
      rank: 'low',
      severity: null,
      sinceMs: handover.atMs,
      title: `Handover from ${isolated(handover.by)}`,
      context: `asked ${formatCount(nowMs - handover.atMs)} ago`,
      act: takeOver('Accept'),
    },
  ];
}
