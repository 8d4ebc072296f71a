import type { ActView } from '#client/ui/act-form/act-view.ts';

/** The check a nurse has to do next: the earliest that is neither done nor given up. */
export function nextCheck(
  checks: ActView['judgement']['checks'],
): ActView['judgement']['checks'][number] | null {
  const waiting = checks.filter(
    ({ status }) => status === 'upcoming' || status === 'due' || status === 'overdue',
  );
  return waiting.reduce<(typeof waiting)[number] | null>(
    (first, check) => (first === null || check.dueAtMs < first.dueAtMs ? check : first),
    null,
  );
}
