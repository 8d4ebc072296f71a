import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { CriterionJudgement, ReadinessJudgement } from '#shared/judgement.ts';
import type { SessionEnd } from '#shared/state.ts';

export const VERDICT_WORDS: Record<ReadinessJudgement['verdict'], string> = {
  notYet: 'Not yet',
  nearly: 'Nearly',
  cannotTell: 'Cannot tell',
  criteriaMet: 'Criteria met, awaiting clinician',
};

/** How it ended, once it has: readiness then says what was so at that time and asks for nothing. */
export function endText(end: SessionEnd, timeZone: string): string {
  const at = formatClock(end.takenAtMs, timeZone);
  const by = end.by.kind === 'system' ? '' : ` by ${isolated(end.by.name)}`;
  switch (end.kind) {
    case 'discharged':
      return `Signed out ${at}${by}`;
    case 'cancelledNotDosed':
      return `Cancelled ${at}${by}, not dosed`;
    case 'leftAgainstAdvice':
      return `Left against advice ${at}`;
    case 'transferred':
      return `Transferred ${at}`;
  }
}

/** `2 unmet, 4 unknown, 8 met`; parts that are zero are left out. */
export function countsText({ unmet, unknown, met, overridden }: ReadinessJudgement): string {
  return [
    unmet > 0 ? `${unmet} unmet` : '',
    unknown > 0 ? `${unknown} unknown` : '',
    met > 0 ? `${met} met` : '',
    overridden > 0 ? `${overridden} overridden` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

const ORDER: Record<CriterionJudgement['status'], number> = { unmet: 0, unknown: 1, met: 2, overridden: 3 };

/** Unmet first, then unknown, met, overridden; inside a group the protocol's order. */
export function inReadingOrder(criteria: readonly CriterionJudgement[]): CriterionJudgement[] {
  return [...criteria].sort((a, b) => ORDER[a.status] - ORDER[b.status]);
}
