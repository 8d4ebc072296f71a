import type { SilenceDuty } from '../../events.ts';
import type { Alert, AlertStep, Reason } from '../../judgement.ts';
import type { Actor, AlertClass, Severity } from '../../vocabulary.ts';

/** One severity of one family: raised by the first reading outside, confirmed by a repeat, cleared by inside ones. */
export interface Track {
  state: 'none' | 'unconfirmed' | 'confirmed';
  inside: number;
  repeats: number;
  /** Continuous signals only: since when the signal has been on this side, and when it was last counted. */
  run: { out: boolean; sinceMs: number; countedMs: number | null } | null;
}

/** Something that happened rather than a value: it stays until a clinician acts. */
export interface EventSource {
  entryId: string;
  reason: Reason;
  /** Calls all on site at once (4.6). */
  everyone: boolean;
}

/** What the facts say about one family, whoever saw it. Rebuilt from the journal after a correction. */
export interface Core {
  warning: Track;
  critical: Track;
  events: EventSource[];
  /** Reasons of the newest reading that broke this severity. */
  last: { warning: Reason[]; critical: Reason[] };
  /** When those readings were taken. */
  lastTakenMs: { warning: number; critical: number };
  /** The furthest out of everything critical in this episode: what a was-critical alert is named for. */
  worst: { reason: Reason; takenAtMs: number }[];
  /** Was critical and confirmed: visible until closed with a note. */
  latched: boolean;
  raisedBy: { entryId: string; takenAtMs: number } | null;
  /** Rules this episode has already shown: a further one is a worsening. */
  shownRules: string[];
  repeat: { dueAtMs: number; afterEntryId: string } | null;
}

/** What people were shown and did about an open episode. */
export interface Episode {
  episodeId: string;
  alertClass: AlertClass;
  raisedAtMs: number;
  confirmedAtMs: number | null;
  clearedAtMs: number | null;
  peak: Severity;
  acknowledged: { atMs: number; by: Actor } | null;
  /** Every acknowledgement of the episode, the one that counts now included. */
  acknowledgements: { atMs: number; by: Actor }[];
  /** [SILENCE] Its sound and escalation wait until `untilMs` (exclusive); null: they do not. */
  silenced: { untilMs: number; atMs: number; by: Actor } | null;
  /** What whoever silenced it promised to do, until that has been done. The check it makes outlasts the silence. */
  duty: Duty | null;
  /** Times to acknowledge run from here: raised, worsened or sounded again. */
  soundingSinceMs: number;
  /** The missed repeat for which it has already sounded again. */
  resoundedForMs: number | null;
  told: Alert['told'];
}

/** A promise that a silence is given for. */
export interface Duty {
  duty: SilenceDuty;
  atMs: number;
  by: Actor;
  dueAtMs: number;
}

export type JournalItem =
  | { kind: 'entry'; entryId: string; atMs: number }
  | { kind: 'symptomEnded'; entryId: string }
  | { kind: 'close'; family: string };

/** An overdue check or a silent device: raised, climbing and ended by time and arrival alone. */
export interface Watch {
  severity: Severity;
  message: string;
  sinceMs: number;
}

/** Episodes folded in recorded order: what was known when. Plain JSON. */
export interface AlertFold {
  cores: Record<string, Core>;
  /** Open episodes (active or latched) by family. */
  episodes: Record<string, Episode>;
  /** Alerts raised by hand or by time, by family. */
  watches: Record<string, Watch>;
  ended: Alert[];
  steps: AlertStep[];
  stepCounts: Record<string, number>;
  episodeCounts: Record<string, number>;
  newestTakenMs: Record<string, number>;
  journal: JournalItem[];
}
