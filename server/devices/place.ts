import type { WaitingReason } from '#shared/device-events.ts';
import type { SessionState } from '#shared/state.ts';
import type { PostedReading } from './parse-posted.ts';

/** A time in which the device was bound to a session: [fromMs, toMs), open while toMs is null. */
export interface Span {
  sessionId: string;
  fromMs: number;
  toMs: number | null;
  sessionEnded: boolean;
}

export type Place =
  | { sessionId: string }
  | { sessionId: null; why: WaitingReason; lastSessionId: string | null };

/** A device clock further ahead of ours than this cannot be trusted with a time. */
const FUTURE_ALLOWED_MS = 60_000;

/**
 * Where a reading belongs by the time it was taken, given the device's bindings in order of time. Only a binding
 * that covers that very moment attaches it: a late batch goes to the session of then, not of now.
 */
export function placeByTime(takenAtMs: number, spans: readonly Span[], nowMs: number): Place {
  const last = spans.at(-1);
  const lastSessionId = last?.sessionId ?? null;
  if (takenAtMs > nowMs + FUTURE_ALLOWED_MS) return { sessionId: null, why: 'clockInDoubt', lastSessionId };
  const covering = spans.find(
    ({ fromMs, toMs }) => fromMs <= takenAtMs && (toMs === null || takenAtMs < toMs),
  );
  if (covering !== undefined) return { sessionId: covering.sessionId };
  if (last === undefined) return { sessionId: null, why: 'unbound', lastSessionId };
  const afterLast = last.toMs !== null && takenAtMs >= last.toMs;
  if (!afterLast) return { sessionId: null, why: 'outsideBinding', lastSessionId };
  return { sessionId: null, why: last.sessionEnded ? 'sessionEnded' : 'unbound', lastSessionId };
}

/**
 * What the session itself says against taking the reading; null when it may be charted there. `alsoKnownAs`: ids and numbers of
 * records that are of the same person.
 */
export function sessionDoubt(
  session: SessionState,
  reading: PostedReading,
  alsoKnownAs: readonly string[],
): WaitingReason | null {
  if (session.end !== null && reading.content.takenAtMs >= session.end.takenAtMs) return 'sessionEnded';
  const claimed = reading.patientId?.trim().toLowerCase();
  if (claimed === undefined) return null;
  const own = [session.patientId, session.identity.recordNumber, ...alsoKnownAs].map((id) =>
    id.trim().toLowerCase(),
  );
  return own.includes(claimed) ? null : 'identityDiffers';
}
