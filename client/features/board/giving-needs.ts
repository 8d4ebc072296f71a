import { formatClock, formatSpan } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { isEndMissing } from '#shared/clinical/dosing/dosing.ts';
import { isLozengeAsked } from '#shared/clinical/dosing/lozenge.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { type Need, open } from './need.ts';

const PLAIN = { rank: 'dueSoon', severity: null } as const;

/** What must be over by now and nobody has recorded: the minimum time of the one, the dose of the other hang on it. */
export function givingNeeds(summary: BoardSummary, nowMs: number, zone: string): Need[] {
  const { infusion, lozenge } = summary;
  const endMs = infusion?.expectedEndAtMs ?? null;
  return [
    ...(isEndMissing(summary, nowMs) && endMs !== null
      ? [
          {
            ...PLAIN,
            sinceMs: endMs,
            title: 'Record the end of the infusion',
            context: `should be over since ${formatClock(endMs, zone)}`,
            act: open('Record end'),
          },
        ]
      : []),
    ...(lozenge !== null && isLozengeAsked(summary, nowMs)
      ? [
          {
            ...PLAIN,
            sinceMs: lozenge.askFromMs,
            title: 'Lozenge: spat out or swallowed?',
            context: `in the mouth for ${formatSpan(nowMs - lozenge.sinceMs)}`,
            act: open('Ask and record'),
          },
        ]
      : []),
  ];
}

/** Limits that wait for a prescriber: calm, after everything about the patient now. */
export function limitNeeds({ limitsProposed: proposed }: BoardSummary): Need[] {
  if (proposed === null) return [];
  return [
    {
      rank: 'review',
      severity: null,
      sinceMs: proposed.atMs,
      title: `Limits proposed by ${isolated(proposed.by)}`,
      context: 'for the prescriber',
      act: open('Answer'),
    },
  ];
}
