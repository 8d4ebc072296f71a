import type { Alert, AlertStep, Reason } from '../../judgement.ts';
import type { Actor, Severity } from '../../vocabulary.ts';

/** One severity of one family: raised, confirmed by repeats, cleared by consecutive inside readings. */
export interface Track {
  state: 'none' | 'unconfirmed' | 'confirmed';
  inside: number;
  repeats: number;
  /** Continuous devices: since when the signal has been out (true) or inside (false), and when last counted. */
  run: { out: boolean; sinceMs: number; lastSampleMs: number; countedMs: number | null } | null;
}

/** Something that happened rather than a value: it stays until a clinician closes the alert. */
export interface EventSource {
  entryId: string;
  reason: Reason;
}

export interface Episode {
  alert: Alert;
  warning: Track;
  critical: Track;
  events: EventSource[];
  /** Reasons of the newest judged reading. */
  current: Reason[];
  /** From here the times to acknowledge run: raised, worsened or sounded again. */
  soundingSinceMs: number;
  /** Ordinals make repeated steps distinct. */
  stepCounts: Record<string, number>;
  stepDueToldMs: number | null;
}

/** Episodes folded in recorded order: what was known when. */
export interface AlertFold {
  episodes: Record<string, Episode>;
  /** family (and key) → the open episode's id. */
  openByFamily: Record<string, string>;
  ended: Alert[];
  steps: AlertStep[];
  /** Everything before this instant has been played, timers included. */
  playedToMs: number;
  newestTakenMs: Record<string, number>;
  maxSeverity: Severity | null;
  lastActor: Actor | null;
}
