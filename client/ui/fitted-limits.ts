import { formatClock } from './format.ts';
import { isolated } from './isolated.ts';

/** Whose limits these are and how long they hold: `fitted by Dr. Lindqvist 14:05, until the session ends`. */
export function fittedText({ by, atMs }: { by: string; atMs: number }, zone: string): string {
  const who = by === '' ? '' : ` by ${isolated(by)}`;
  return `fitted${who} ${formatClock(atMs, zone)}, until the session ends`;
}

/** Who asks for other limits: `by Nora Keller 14:05, for the prescriber`. */
export function proposedText({ by, atMs }: { by: string; atMs: number }, zone: string): string {
  const who = by === '' ? '' : `by ${isolated(by)} `;
  return `${who}${formatClock(atMs, zone)}, for the prescriber`;
}
