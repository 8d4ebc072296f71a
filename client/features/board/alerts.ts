import type { BoardSummary, SummaryAlert } from '#shared/summary.ts';

/** Nobody has acknowledged it. A notice asks for no acknowledgement. */
export function isUnseen(alert: SummaryAlert): boolean {
  return alert.acknowledged === null && alert.severity !== 'notice';
}

/**
 * The one alert a tile names: the worst that nobody has seen, before the worst that somebody has; a notice last. The
 * summary lists them worst first.
 */
export function leadingAlert({ alerts }: BoardSummary): SummaryAlert | null {
  const standing = alerts.filter((alert) => alert.status !== 'latched' || isUnseen(alert));
  return (
    standing.find(isUnseen) ?? standing.find((alert) => alert.severity !== 'notice') ?? alerts[0] ?? null
  );
}

/** Outlined: acknowledged, or over and waiting for its closing note. */
export function isSeen(alert: SummaryAlert): boolean {
  return alert.severity !== 'notice' && (alert.acknowledged !== null || alert.status === 'latched');
}

/** `SYS 184 ≥ 180`, `Was critical: SYS 184 ≥ 180`. */
export function alertText(alert: SummaryAlert): string {
  return alert.status === 'latched' ? `Was critical: ${alert.message}` : alert.message;
}
