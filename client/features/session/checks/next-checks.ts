import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { measuresText } from '#client/ui/measure-words.ts';
import { risksText } from '#client/ui/risk-words.ts';
import type { CheckJudgement } from '#shared/judgement.ts';

/** A check still to be done, in words. */
export interface NextCheck {
  checkId: string;
  due: string;
  label: string;
  needs: string;
  /** The risks that asked for it; '' where none did. */
  risks: string;
  why: string;
}

/** Every check still to be done, the earliest first, and why it is due. What was taken of it already is not asked again. */
export function nextChecks(checks: readonly CheckJudgement[], zone: string): NextCheck[] {
  return checks
    .filter(({ status }) => status === 'upcoming' || status === 'due' || status === 'overdue')
    .map(({ checkId, dueAtMs, label, needs, taken, risks, why }) => ({
      checkId,
      due: formatClock(dueAtMs, zone),
      label,
      needs: measuresText(needs.filter((measure) => !taken.includes(measure))),
      risks: risksText(risks),
      why: isolated(why),
    }));
}
