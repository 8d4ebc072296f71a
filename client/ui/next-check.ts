import type { CheckJudgement } from '#shared/judgement.ts';

type Asked = Pick<CheckJudgement, 'status' | 'dueAtMs'>;

/** Neither done nor given up. */
export function isOpenCheck({ status }: Pick<Asked, 'status'>): boolean {
  return status === 'upcoming' || status === 'due' || status === 'overdue';
}

/** What has to be done next: the earliest check that is neither done nor given up; null: none is. */
export function nextCheck<C extends Asked>(checks: readonly C[]): C | null {
  return checks
    .filter(isOpenCheck)
    .reduce<C | null>(
      (first, check) => (first === null || check.dueAtMs < first.dueAtMs ? check : first),
      null,
    );
}
