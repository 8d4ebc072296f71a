import type { Alert } from '../../judgement.ts';
import type { ReplayedAlert, RuleReplay, SessionReplay } from '../../wire/replay.ts';
import type { Course } from './course.ts';
import { isPeakConfirmed } from './replayed-alert.ts';
import { ruleOf } from './same-alert.ts';

type Count = Exclude<keyof RuleReplay, 'rule' | 'alertClass'>;

const NOTHING: Record<Count, number> = {
  added: 0,
  removed: 0,
  changed: 0,
  moved: 0,
  raisedBefore: 0,
  raisedAfter: 0,
  confirmedBefore: 0,
  confirmedAfter: 0,
};

/** What each rule raised in one session on either side, and what of it differs; in order of name. */
export function countRules(before: Course, after: Course, alerts: SessionReplay['alerts']): RuleReplay[] {
  const one = (
    { family, alertClass }: Pick<Alert, 'family' | 'alertClass'>,
    counted: Partial<RuleReplay>,
  ) => ({
    ...NOTHING,
    ...counted,
    rule: ruleOf(family),
    alertClass,
  });
  const difference = (count: Count) => (alert: ReplayedAlert) => one(alert, { [count]: 1 });
  return addRules([
    ...before.alerts.map((alert) =>
      one(alert, { raisedBefore: 1, confirmedBefore: Number(isPeakConfirmed(alert)) }),
    ),
    ...after.alerts.map((alert) =>
      one(alert, { raisedAfter: 1, confirmedAfter: Number(isPeakConfirmed(alert)) }),
    ),
    ...alerts.added.map(difference('added')),
    ...alerts.removed.map(difference('removed')),
    ...alerts.changed.map((pair) => difference('changed')(pair.after)),
    ...alerts.moved.map((pair) => difference('moved')(pair.after)),
  ]);
}

/** The counts of each rule added up, in order of name. */
export function addRules(counts: readonly RuleReplay[]): RuleReplay[] {
  const rules = new Map<string, RuleReplay>();
  for (const counted of counts) {
    const sum = rules.get(counted.rule) ?? { ...NOTHING, rule: counted.rule, alertClass: counted.alertClass };
    for (const count of Object.keys(NOTHING) as Count[]) sum[count] += counted[count];
    rules.set(counted.rule, sum);
  }
  return [...rules.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}
