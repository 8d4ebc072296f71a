import { type Severity, severityRank } from '#shared/vocabulary.ts';
import type { Call } from './calls.ts';
import { EVERY_MS, type LoopedPattern, type PatternName, patternOf } from './patterns.ts';

/**
 * What a station plays now: a pure function of what it was told and what it remembers. No instant is compared with any
 * clock here: the server says what calls, this says how that sounds, and only the pattern keeps time.
 */

export interface Facts {
  /**
   * current  what is held is what the server says
   * waking   the page slept, or heard nothing for too long, and has not caught up: what it holds may be over
   * blind    it could not catch up: the cover hides the numbers
   */
  link: 'current' | 'waking' | 'blind';
  /** The page slept before it became blind. */
  slept: boolean;
  calls: readonly Call[];
  /** Patients were here when the server was last heard. */
  patientsHere: boolean;
  /** The browser plays nothing here. */
  blocked: boolean;
  paused: boolean;
  /** Another station of the room sounds, and can. */
  elsewhere: boolean;
}

/** What a station knows of calls that still stand: by `about`, how they called when it last looked. */
export interface Memory {
  /** Null: nothing was looked at yet. */
  known: Readonly<Record<string, { severity: Severity; sinceMs: number }>> | null;
  /** What is heard once and was. */
  heard: readonly string[];
}

export const NOTHING_KNOWN: Memory = { known: null, heard: [] };

/** A pattern again and again. */
export interface Loop {
  pattern: LoopedPattern;
  everyMs: number;
}

export interface Sounding {
  loop: Loop | null;
  /** The loop begins anew although it plays already: something new is among what calls. */
  restart: boolean;
  /** One burst, where no loop plays. */
  shot: PatternName | null;
  endsPause: boolean;
  /** Raised, worse, or calling again since the last look, medium and high. */
  news: Call[];
  memory: Memory;
}

/** A blind screen reminds this often [P]: it cannot be mended by acknowledging, and may stay so for long. */
export const BLIND_EVERY_MS = 30_000;

/**
 * [SOUND] Only the worst of what calls is heard. Something new is heard at once, whatever plays, and ends a pause. What is
 * heard once waits until nothing louder plays, and all that waits is one burst. A waking screen plays nothing old: only
 * what is open and unseen once it has caught up.
 */
export function whatSounds(memory: Memory, facts: Facts): Sounding {
  const silence = { loop: null, restart: false, shot: null, endsPause: false, news: [], memory };
  if (facts.link === 'waking') return silence;
  if (facts.link === 'blind') return { ...silence, loop: blindLoop(facts) };
  const standing = facts.calls.filter(({ once }) => !once);
  const news = standing.filter((call) => isNews(memory, call));
  // A page just loaded knows of no call: none of them is newer than the pause that the server says is on.
  const endsPause = facts.paused && memory.known !== null && news.length > 0;
  const quiet = facts.blocked || facts.elsewhere || (facts.paused && !endsPause);
  const loop = quiet ? null : loopFor(standing);
  const waiting = facts.calls.filter((call) => call.once && !memory.heard.includes(stateOf(call)));
  const shot = quiet || loop !== null ? null : worstPattern(waiting);
  return {
    loop,
    restart: loop !== null && news.length > 0,
    shot,
    endsPause,
    news,
    memory: remember(memory, facts.calls, standing, shot === null ? [] : waiting),
  };
}

/** A call that was not there, that is worse, or that began to call anew: an easing is no news. */
function isNews({ known }: Memory, { about, severity, sinceMs }: Call): boolean {
  const before = known?.[about];
  if (before === undefined) return true;
  return severityRank(severity) > severityRank(before.severity) || sinceMs > before.sinceMs;
}

function worstPattern(calls: readonly Call[]): PatternName | null {
  const ranked = calls.toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity));
  return ranked[0] === undefined ? null : patternOf(ranked[0].severity);
}

function loopFor(standing: readonly Call[]): Loop | null {
  const pattern = worstPattern(standing);
  if (pattern === null || pattern === 'low') return null;
  return { pattern, everyMs: EVERY_MS[pattern] };
}

/**
 * A screen that went blind before the eyes of the room says so as loudly as the worst it last knew of; after a sleep that
 * may long be over, and it says so in medium. With nobody here when it was last heard, it is only a screen.
 */
function blindLoop({ calls, slept, patientsHere, paused, blocked }: Facts): Loop | null {
  if (!patientsHere || paused || blocked) return null;
  const critical = !slept && calls.some(({ once, severity }) => !once && severity === 'critical');
  return { pattern: critical ? 'high' : 'medium', everyMs: BLIND_EVERY_MS };
}

/** Only what still stands is remembered: what ends and comes back is new. */
function remember(
  { heard }: Memory,
  calls: readonly Call[],
  standing: readonly Call[],
  nowHeard: readonly Call[],
): Memory {
  const states = new Set(calls.map(stateOf));
  return {
    known: Object.fromEntries(standing.map(({ about, severity, sinceMs }) => [about, { severity, sinceMs }])),
    heard: [...heard, ...nowHeard.map(stateOf)].filter((state) => states.has(state)),
  };
}

function stateOf({ about, severity, sinceMs }: Call): string {
  return `${about} ${severity} ${sinceMs}`;
}
