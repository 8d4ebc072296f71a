import type { ProtocolSummary } from '#shared/wire/protocols.ts';

/** `4 on, 1 draft waiting, 2 need approval`. What is off needs none. */
export function countOf(protocols: readonly ProtocolSummary[]): string {
  const on = protocols.filter(({ state }) => state === 'on');
  const drafts = protocols.filter(({ draft }) => draft !== null).length;
  const unapproved = on.filter(({ approval }) => approval === null).length;
  return [
    `${on.length} on`,
    ...(drafts === 0 ? [] : [`${drafts} ${drafts === 1 ? 'draft' : 'drafts'} waiting`]),
    ...(unapproved === 0 ? [] : [`${unapproved} ${unapproved === 1 ? 'needs' : 'need'} approval`]),
  ].join(', ');
}
