import type { SummaryAlert } from '#shared/summary.ts';
import type { AlertClass, Severity } from '#shared/vocabulary.ts';

/** The one act of a row. `open` leads to the session, where the act itself is. */
export type RowAct =
  | { kind: 'acknowledge'; episodeId: string; label: string }
  | { kind: 'record'; label: string }
  | { kind: 'open'; label: string }
  | { kind: 'takeOver'; label: string };

/** Order of need; equal need goes by who has waited longest. */
export const RANKS = [
  'unseenHigh',
  'unseenMedium',
  'lateRepeat',
  'low',
  'dueSoon',
  'ready',
  'review',
  'preparing',
] as const;
type Rank = (typeof RANKS)[number];

/** Something one patient needs, before it is set against what else they need. */
export interface Need {
  rank: Rank;
  alertClass?: AlertClass;
  sinceMs: number;
  severity: Severity | null;
  seen?: boolean;
  /** The farthest the alert behind it has been told. */
  told?: SummaryAlert['told'];
  title: string;
  context: string;
  act: RowAct;
}

export function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

export function record(label: string): RowAct {
  return { kind: 'record', label };
}

/** Leads to the session too, with what is to be accepted open. */
export function takeOver(label: string): RowAct {
  return { kind: 'takeOver', label };
}

export function open(label: string): RowAct {
  return { kind: 'open', label };
}
