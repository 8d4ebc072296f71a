import { formatBirthDate, formatClock, formatDay } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ReplaySums } from '#shared/protocol-events.ts';
import type { ProtocolApproval, ProtocolSummary, Replayed } from '#shared/wire/protocols.ts';

/** A nurse meets a critical alert at most this often, or the limits are looked at again (clinical reference 4.4). */
export const BUDGET_WORDS = '1 in 20 sessions';

export const NEEDS_APPROVAL = 'Needs your medical director’s approval';

export function actorName(by: ProtocolApproval['by']): string {
  return by.kind === 'system' ? 'the program' : isolated(by.name);
}

/** `14:05, Tue 12 May`. */
export function whenText(atMs: number, zone: string): string {
  return `${formatClock(atMs, zone)}, ${formatDay(atMs, zone)}`;
}

/** What a lineage is now: `On: version 1.1`, `Off: version 2 was on`, `Draft, never on`. */
export function stateText({ state, version }: Pick<ProtocolSummary, 'state' | 'version'>): string {
  if (version === null) return state === 'off' ? 'Put aside, never on' : 'Draft, never on';
  return state === 'on' ? `On: version ${isolated(version)}` : `Off: version ${isolated(version)} was on`;
}

export function approvalText(approval: ProtocolApproval | null): string {
  if (approval === null) return NEEDS_APPROVAL;
  return `Approved by ${isolated(approval.director)} on ${formatBirthDate(approval.approvedOn)}`;
}

/** Where a lineage came from; null for a shipped one. */
export function originText({ origin, from }: Pick<ProtocolSummary, 'origin' | 'from'>): string | null {
  if (origin === 'shipped' || from === null) return origin === 'shipped' ? 'shipped' : null;
  const name = from.name === null ? 'a protocol' : isolated(from.name);
  return `${origin === 'fork' ? 'forked from' : 'imported:'} ${name} ${isolated(from.version)}`;
}

/** `212 stored sessions`. */
export function replayedOver({ source, sums }: Pick<Replayed, 'source' | 'sums'>): string {
  return `${sums.sessions} ${source} ${sums.sessions === 1 ? 'session' : 'sessions'}`;
}

/** How often a critical alert came: `none`, `1 in 24 sessions`, `1.4 a session`. */
export function criticalsText({ criticalsPerSession: rate }: ReplaySums): string {
  if (rate === 0) return 'none';
  return rate >= 1 ? `${rounded(rate)} a session` : `1 in ${Math.round(1 / rate)} sessions`;
}

/** `0.31 an hour`. */
export function alarmsText({ alertsPerPatientHour }: ReplaySums): string {
  return alertsPerPatientHour === 0 ? 'none' : `${rounded(alertsPerPatientHour)} an hour`;
}

/** The alarm load of a replay in one line. */
export function loadText(sums: ReplaySums): string {
  const criticals = `Critical alerts: ${criticalsText(sums)}`;
  const budget = sums.overBudget ? `, over the budget of ${BUDGET_WORDS}` : '';
  return `${criticals}${budget}. All alerts: ${alarmsText(sums)} watched.`;
}

/** Two digits after the point at most. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
