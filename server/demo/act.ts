import type { SessionCommand } from '#shared/commands.ts';
import type { Judgement } from '#shared/judgement.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { Visitor } from './roster.ts';

/** One thing someone does at a chair now. */
export interface Act {
  by: 'nurse' | 'prescriber';
  command: SessionCommand;
}

/** What the nurse of a chair knows besides what the server judges. */
export interface Chair {
  visitor: Visitor;
  /** Instant at which the demo opened: the visitor's minutes count from it. */
  openingMs: number;
  /** Things done once, by name. */
  done: Set<string>;
}

export function nurse(command: SessionCommand): Act {
  return { by: 'nurse', command };
}

export function prescriber(command: SessionCommand): Act {
  return { by: 'prescriber', command };
}

/** The instant of a minute of the demo. */
export function at({ openingMs }: Chair, minute: number): number {
  return openingMs + minute * MINUTE_MS;
}

/** True the first time it is asked of this chair. */
export function once({ done }: Chair, name: string): boolean {
  if (done.has(name)) return false;
  done.add(name);
  return true;
}

/** Minutes since the first dose; null before it. */
export function sinceDose({ dosing }: Pick<Judgement, 'dosing'>, nowMs: number): number | null {
  return dosing.firstDoseAtMs === null ? null : (nowMs - dosing.firstDoseAtMs) / MINUTE_MS;
}
