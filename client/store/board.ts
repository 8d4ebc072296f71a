import { useMemo } from 'react';
import { create } from 'zustand';
import { limitSummary } from '#shared/limit-summary.ts';
import { ageSummary, type BoardSummary } from '#shared/summary.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import { useLive } from './live.ts';
import { useNow } from './now.ts';

interface BoardState {
  /** False until the first whole board has arrived: no tile is drawn from part of one. */
  known: boolean;
  received: Record<string, BoardSummary>;
  waiting: WaitingReading[];
}

const nothing: BoardState = { known: false, received: {}, waiting: [] };

export const boardStore = create<BoardState>(() => nothing);

/** A page hidden between a push and its frame draws no frame. */
const UNDRAWN_MS = 500;

let changed = new Map<string, BoardSummary | null>();

/** The summaries with a batch of pushed changes laid over them; an older position never replaces a newer one. */
export function mergeSummaries(
  received: Record<string, BoardSummary>,
  changes: ReadonlyMap<string, BoardSummary | null>,
): Record<string, BoardSummary> {
  const next = { ...received };
  for (const [sessionId, summary] of changes) {
    if (summary === null) delete next[sessionId];
    else if (summary.seq >= (next[sessionId]?.seq ?? 0)) next[sessionId] = summary;
  }
  return next;
}

function writeChanges(): void {
  if (changed.size === 0) return;
  const changes = changed;
  changed = new Map();
  boardStore.setState((board) => ({ received: mergeSummaries(board.received, changes) }));
}

/**
 * Pushed summaries, kept until the next animation frame: a burst is one drawing, the newest per session. A hidden page
 * draws no frames, and its timers may sleep for a minute: what calls must sound there at once all the same.
 */
export function pushSummaries(summaries: readonly BoardSummary[], gone: readonly string[]): void {
  if (changed.size === 0) {
    requestAnimationFrame(writeChanges);
    setTimeout(writeChanges, UNDRAWN_MS);
  }
  for (const summary of summaries) changed.set(summary.sessionId, summary);
  for (const sessionId of gone) changed.set(sessionId, null);
  if (document.visibilityState === 'hidden') writeChanges();
}

/** The whole board as followed: replaces everything, also what waited for a frame. */
export function setBoard(summaries: readonly BoardSummary[], waiting: WaitingReading[]): void {
  changed = new Map();
  const received = Object.fromEntries(summaries.map((summary) => [summary.sessionId, summary]));
  boardStore.setState({ known: true, received, waiting });
}

export function setWaiting(waiting: WaitingReading[]): void {
  boardStore.setState({ waiting });
}

export function forgetBoard(): void {
  changed = new Map();
  boardStore.setState(nothing);
}

export interface Board {
  known: boolean;
  /** By session id, aged to now. */
  summaries: Record<string, BoardSummary>;
  waiting: WaitingReading[];
  nowMs: number;
}

/** The board as of now: every summary aged by the shared rules once a second. */
export function useBoard(): Board {
  const { known, received, waiting } = boardStore();
  // The server sends initials to a locked station; until it has heard of the lock they are made here.
  const initials = useLive((live) => live.me?.locked === true && live.me.initialsWhenLocked);
  const nowMs = useNow();
  return useMemo(() => {
    const summaries: Record<string, BoardSummary> = {};
    for (const [id, summary] of Object.entries(received))
      summaries[id] = limitSummary(ageSummary(summary, nowMs), initials ? 'initials' : 'full');
    return { known, summaries, waiting, nowMs };
  }, [known, received, waiting, initials, nowMs]);
}
