import { MOST_REPLAYED } from '#shared/wire/protocol-replays.ts';

export interface StartAsked {
  hash: string;
  source: 'stored' | 'simulated';
  /** As typed. */
  sessions: string;
}

export const FIRST_SESSIONS = '200';

/** How many sessions are to be replayed, or a sentence that says why that cannot be. */
export function sessionsAsked(
  text: string,
): { ok: true; sessions: number } | { ok: false; sentence: string } {
  const sessions = /^\d+$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  if (Number.isInteger(sessions) && sessions >= 1 && sessions <= MOST_REPLAYED) return { ok: true, sessions };
  return { ok: false, sentence: `Sessions: a whole number from 1 to ${MOST_REPLAYED}. Nothing is replayed.` };
}
