import type { TrailVerification } from '#shared/wire/trail.ts';

const grouped = new Intl.NumberFormat('en-GB');

function count(many: number, one: string, more: string): string {
  return many === 1 ? `1 ${one}` : `${grouped.format(many)} ${more}`;
}

/** `3,201 changes in 12 records, 511 views`. */
export function checkedText({ events, streams, views }: TrailVerification): string {
  return `${count(events, 'change', 'changes')} in ${count(streams, 'record', 'records')}, ${count(views, 'view', 'views')}`;
}

/** `2 rows do not fit, the first one first.` */
export function foundText({ findings }: TrailVerification): string {
  return findings.length === 1
    ? 'One finding.'
    : `${grouped.format(findings.length)} findings, the first altered row first.`;
}
