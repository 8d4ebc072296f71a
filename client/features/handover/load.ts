import { isOpenCheck } from '#client/ui/next-check.ts';
import { type BoardSummary, hasLeft } from '#shared/summary.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';

/** How far ahead the load is told, and in which steps. */
const SLOT_MS = 15 * MINUTE_MS;
/** Minutes from now at which each quarter of an hour begins. */
export const SLOTS_MIN = [0, 15, 30, 45, 60, 75, 90, 105] as const;
const SLOTS = SLOTS_MIN.length;

/** What one nurse has to measure in the next two hours. */
export interface NurseLoad {
  /** Null: of patients whom nobody holds, and of those still expected. */
  nurse: string | null;
  patients: number;
  /** One count for each quarter of an hour from now; what is late counts in the first. */
  slots: number[];
}

export interface Load {
  /** When each quarter of an hour begins. */
  fromMs: number[];
  nurses: NurseLoad[];
  /** The most in one quarter for one nurse. */
  most: number;
}

type Counted = Pick<
  BoardSummary,
  'stage' | 'nurse' | 'nurseId' | 'checks' | 'alerts' | 'plannedAtMs' | 'nextDoseFromMs'
>;

/**
 * How many sets each nurse has to take in each quarter of the next two hours: checks of the schedule, repeats that alerts
 * ask for, further doses, and for who is still expected the set before the dose. Several due at one time are one visit.
 */
export function loadOf(summaries: readonly Counted[], nowMs: number): Load {
  const byNurse = new Map<string | null, NurseLoad>();
  for (const summary of summaries) {
    if (hasLeft(summary.stage) || summary.stage === 'cancelledNotDosed') continue;
    const key = summary.nurseId;
    const load = byNurse.get(key) ?? {
      nurse: summary.nurse,
      patients: 0,
      slots: Array<number>(SLOTS).fill(0),
    };
    const found = new Set(visitsOf(summary).flatMap((atMs) => slotOf(atMs, nowMs) ?? []));
    if (summary.stage !== 'scheduled') load.patients += 1;
    else if (found.size === 0) continue;
    for (const slot of found) load.slots[slot] = (load.slots[slot] ?? 0) + 1;
    byNurse.set(key, load);
  }
  const nurses = [...byNurse.values()].sort((a, b) => byName(a.nurse, b.nurse));
  const most = Math.max(0, ...nurses.filter(({ nurse }) => nurse !== null).flatMap(({ slots }) => slots));
  return { fromMs: SLOTS_MIN.map((minutes) => nowMs + minutes * MINUTE_MS), nurses, most };
}

function visitsOf({ stage, plannedAtMs, checks, alerts, nextDoseFromMs }: Counted): number[] {
  if (stage === 'scheduled') return [plannedAtMs];
  const repeats = alerts.flatMap(({ repeatDueAtMs }) => repeatDueAtMs ?? []);
  return [
    ...checks.filter(isOpenCheck).map(({ dueAtMs }) => dueAtMs),
    ...repeats,
    ...(nextDoseFromMs === null ? [] : [nextDoseFromMs]),
  ];
}

/** Null: later than two hours from now. */
function slotOf(atMs: number, nowMs: number): number | null {
  const slot = Math.max(0, Math.floor((atMs - nowMs) / SLOT_MS));
  return slot < SLOTS ? slot : null;
}

/** By name; nobody last. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b);
}
