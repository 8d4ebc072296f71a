import type { CriterionJudgement, ReadinessJudgement } from '#shared/judgement.ts';

export const VERDICT_WORDS: Record<ReadinessJudgement['verdict'], string> = {
  notYet: 'Not yet',
  nearly: 'Nearly',
  cannotTell: 'Cannot tell',
  criteriaMet: 'Criteria met, awaiting clinician',
};

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
