import type { Modifier } from '../../modifiers.ts';
import type { Protocol } from '../../protocol.ts';
import type { ScheduledCheck } from '../../schedule.ts';
import { listed } from '../words.ts';
import { type Finding, warns, wrong } from './finding.ts';

const NEAR_MIN = 5;

/** What risks add: each stands once, and none adds less than shipped. */
export function checkRisks(document: Protocol, shipped: Protocol): Finding[] {
  const { modifiers } = document;
  const twice = modifiers.flatMap(({ risk, label }, index) =>
    modifiers.slice(0, index).some((other) => other.risk === risk)
      ? [wrong(`/modifiers/${index}/risk`, `${label}: this risk stands twice.`)]
      : [],
  );
  return [...twice, ...shipped.modifiers.flatMap((before) => checkRisk(document, before))];
}

function checkRisk({ modifiers, schedule }: Protocol, before: Modifier): Finding[] {
  const index = modifiers.findIndex(({ risk }) => risk === before.risk);
  const modifier = modifiers[index];
  if (modifier === undefined)
    return [warns('/modifiers', `${before.label}: it adds nothing; shipped adds checks or advice.`)];
  const asked = [...schedule.checks, ...modifier.checks];
  const gone = before.checks.filter((check) => !asked.some((other) => stands(other, check)));
  const found: Finding[] = [];
  if (gone.length > 0)
    found.push(
      warns(
        `/modifiers/${index}/checks`,
        `${modifier.label}: what shipped asks for at ${listed(gone.map(({ atMin }) => `T+${atMin}`))} is not asked for.`,
      ),
    );
  if (before.advice !== null && modifier.advice === null)
    found.push(
      warns(
        `/modifiers/${index}/advice`,
        `${modifier.label}: nothing is said to the nurse; shipped says something.`,
      ),
    );
  return found;
}

/** Asks at least for the same at about the same time. */
function stands(check: ScheduledCheck, before: ScheduledCheck): boolean {
  const near = Math.abs(check.atMin - before.atMin) <= NEAR_MIN;
  return near && before.needs.every((measure) => check.needs.includes(measure));
}
