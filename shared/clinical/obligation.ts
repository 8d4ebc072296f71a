import type { CheckJudgement } from '../judgement.ts';
import type { Risk } from '../protocols/modifiers.ts';
import type { Measure } from '../vocabulary.ts';

/** A check as the facts leave it, before time is asked: open until taken, missed or given up. */
export interface Obligation {
  checkId: string;
  kind: CheckJudgement['kind'];
  label: string;
  why: string;
  /** The risks of the patient that asked for it; none: the protocol did. */
  risks: Risk[];
  needs: Measure[];
  dueAtMs: number;
  windowFromMs: number;
  windowToMs: number;
  /** Overdue strictly after this; null for what is never alarmed (before the dose). */
  overdueFromMs: number | null;
  outcome: 'open' | 'done' | 'missed' | 'notDone';
  taken: Measure[];
  doneAtMs: number | null;
  notDoneReason: string | null;
  /** [FAILED] The newest attempt at what this check repeats gave no value; null where none has failed. */
  failed: CheckJudgement['failed'];
  /** A check that comes again: from here every so often, taken or not. It ages values by each turn. */
  series: { fromMs: number; everyMs: number } | null;
}

/** The end of a window that does not end. */
export const FOREVER = Number.MAX_SAFE_INTEGER;
