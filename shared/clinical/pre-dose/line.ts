import type { LineOwner } from '../../protocols/pre-dose.ts';
import type { Act } from '../../state.ts';

/**
 * done       answered, and nothing is left to do about it
 * open       nobody has said anything yet, or not all of it
 * attention  answered in a way that somebody has to look at before the dose
 * unknown    asked and nobody could say, or it cannot be told from here. Never read as done.
 */
export const LINE_STATUSES = ['done', 'open', 'attention', 'unknown'] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/** How a line is answered. `answer`: by yes, no or not applicable; every other kind by facts of its own. */
export const LINE_KINDS = [
  'answer',
  'identity',
  'consent',
  'indication',
  'presence',
  'allergies',
  'contraindications',
  'medicines',
  'screening',
  'suicideScreen',
  'phq9',
  'transport',
  'weight',
  'baseline',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What is known of one line. */
export interface Finding {
  status: LineStatus;
  /** What was said, or what is missing: `name, birth date`; empty where the status says all. */
  text: string;
  /** Who said it and when; null: nobody did. */
  evidence: Act | null;
}

/** One thing asked before the dose, in the order a nurse works. */
export interface PreDoseLine extends Finding {
  /** The item of the protocol's checklist, or the list it stands for. */
  item: string;
  kind: LineKind;
  /** Id in RULES.md. */
  rule: string;
  label: string;
  who: LineOwner | null;
  why: string | null;
}

export interface PreDoseJudgement {
  lines: PreDoseLine[];
  /** How many lines are not done. */
  open: number;
}

export function openLines({ lines }: PreDoseJudgement): PreDoseLine[] {
  return lines.filter(({ status }) => status !== 'done');
}

export function finding(status: LineStatus, text = '', said: Act | null = null): Finding {
  return { status, text, evidence: said === null ? null : { atMs: said.atMs, by: said.by } };
}

/** The newest of several acts, of two at one instant the later in the list; null: there are none. */
export function newestAct(acts: readonly Act[]): Act | null {
  return acts.reduce<Act | null>((last, one) => (last !== null && last.atMs > one.atMs ? last : one), null);
}

/** How many open lines are named in a sentence: the list itself names every one. */
const MOST_NAMED = 6;

/** `Consent current; Weight`; of many a few and how many more. What somebody has to look at comes before what nobody asked. */
export function namedLines(lines: readonly PreDoseLine[]): string {
  const more = lines.length - MOST_NAMED;
  const ranked = (['attention', 'unknown', 'open', 'done'] as const).flatMap((status) =>
    lines.filter((line) => line.status === status),
  );
  const named = ranked.slice(0, MOST_NAMED).map(({ label }) => label);
  return `${named.join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}
