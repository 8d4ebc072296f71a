import type { FastifyBaseLogger } from 'fastify';
import type { Premises } from '../house.ts';
import type { SignIn } from './sign-in.ts';

/** A touch is written down at most this often: losing the last one only locks a little early. */
const TOUCH_EVERY_MS = 10_000;
/** No station may stay open longer without a touch: an older one says nothing any more. */
const LONGEST_OPEN_MS = 60 * 60_000;

/** Touches that storage did not take, by sign-in. While this server runs they count like any other. */
export interface UnwrittenTouches {
  /** When this sign-in was last touched without its being written; 0: never. */
  lastOf(tokenHash: string): number;
  keep(tokenHash: string, atMs: number, why: unknown): void;
  /** Storage took one again. */
  written(tokenHash: string, atMs: number): void;
}

export function openTouches(logger: FastifyBaseLogger): UnwrittenTouches {
  const held = new Map<string, number>();
  let failing = false;
  return {
    lastOf: (tokenHash) => held.get(tokenHash) ?? 0,
    keep: (tokenHash, atMs, why) => {
      // Once: every station would say it again every ten seconds for as long as it lasts.
      if (!failing) logger.error({ err: why }, 'touches of stations cannot be stored; they are remembered');
      failing = true;
      held.set(tokenHash, atMs);
    },
    written: (tokenHash, atMs) => {
      failing = false;
      held.delete(tokenHash);
      for (const [other, lastMs] of held) if (atMs - lastMs > LONGEST_OPEN_MS) held.delete(other);
    },
  };
}

/**
 * Notes that somebody is at the station. A locked one stays locked: only saying who it is opens it. Never rejects:
 * whoever acts or looks while storage fails is answered about that, not about this.
 */
export async function noteTouch(premises: Premises, signIn: SignIn): Promise<void> {
  const nowMs = premises.processNow();
  if (signIn.locked || nowMs - signIn.lastActiveAtMs < TOUCH_EVERY_MS) return;
  const { tokenHash } = signIn;
  try {
    await premises.db
      .updateTable('sign_ins')
      .set({ last_active_at: nowMs })
      .where('token_hash', '=', tokenHash)
      .execute();
    premises.touches.written(tokenHash, nowMs);
  } catch (error) {
    premises.touches.keep(tokenHash, nowMs, error);
  }
}
