import type { BoardSummary, SummaryAlert } from '#shared/summary.ts';
import { isolated } from './isolated.ts';

/** Nobody has acknowledged it, or silenced it for a promise. A notice asks for neither. */
export function isUnseen({ acknowledged, silenced, severity }: SummaryAlert): boolean {
  return acknowledged === null && silenced === null && severity !== 'notice';
}

/**
 * The one alert a tile names: the worst, and of equally bad ones the one nobody has seen, trouble of the patient before a
 * late check or a device. A seen critical is never hidden by an unseen warning: that one stands in the queue, and its
 * number is marked. What is over and waits for its note comes after everything active but a notice.
 */
export function leadingAlert({ alerts }: BoardSummary): SummaryAlert | null {
  const active = alerts.filter((alert) => alert.status !== 'latched' && alert.severity !== 'notice');
  const worst = active.filter((alert) => alert.severity === active[0]?.severity);
  return (
    worst.find((alert) => isUnseen(alert) && alert.alertClass === 'clinical') ??
    worst.find(isUnseen) ??
    worst[0] ??
    alerts.find((alert) => alert.status === 'latched') ??
    alerts[0] ??
    null
  );
}

/** Outlined: acknowledged, silenced for a promise, or over and waiting for its closing note. */
export function isSeen({ acknowledged, silenced, severity, status }: SummaryAlert): boolean {
  return severity !== 'notice' && (acknowledged !== null || silenced !== null || status === 'latched');
}

/** `SYS 184 ≥ 180`, `Was critical: SYS 184 ≥ 180`. */
export function alertText(alert: SummaryAlert): string {
  const message = isolated(alert.message);
  return alert.status === 'latched' ? `Was critical: ${message}` : message;
}
