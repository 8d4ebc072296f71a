import type { DeviceEvent, WaitingReason } from '#shared/device-events.ts';
import type { Problem } from '#shared/wire/api.ts';
import { problem } from '../http/problem.ts';
import { hashedId } from '../ids.ts';
import { contentHash } from '../log/content-hash.ts';
import type { ReadingSeenRow } from '../log/projection-tables.ts';
import type { ParsedPost, PostedReading } from './parse-posted.ts';
import { placeByTime, type Span } from './place.ts';

/** What is to become of one posted item. `note` is a fact for the device's own stream. */
export type ItemPlan =
  | { kind: 'record'; reading: PostedReading; sessionId: string }
  | { kind: 'wait'; reading: PostedReading; why: WaitingReason; lastSessionId: string | null }
  | {
      kind: 'duplicate';
      reading: PostedReading;
      seen: ReadingSeenRow | null;
      note: NotedEvent | null;
      problem: Problem | null;
    }
  | { kind: 'refuse'; readingId: string | null; note: NotedEvent; problem: Problem };

/** Its id is made from what it says, so that the same nonsense posted again is not noted again. */
export interface NotedEvent {
  eventId: string;
  event: DeviceEvent;
}

export interface PlanFacts {
  deviceId: string;
  nowMs: number;
  spans: readonly Span[];
  seen: ReadonlyMap<string, ReadingSeenRow>;
}

/** Plans a post item by item, in order; a second item of one id in the same post is a duplicate of the first. */
export function planPosts(
  items: readonly { raw: unknown; parsed: ParsedPost }[],
  facts: PlanFacts,
): ItemPlan[] {
  const before = new Map<string, string>();
  return items.map(({ raw, parsed }): ItemPlan => {
    if (!parsed.ok) return refuse(facts.deviceId, raw, parsed);
    const { reading } = parsed;
    const hash = contentHash(reading.content);
    const seen = facts.seen.get(reading.readingId) ?? null;
    const firstHash = seen?.content_hash ?? before.get(reading.readingId);
    if (firstHash !== undefined)
      return duplicate(facts.deviceId, reading, seen, firstHash === hash ? null : hash);
    before.set(reading.readingId, hash);
    const place = placeByTime(reading.content.takenAtMs, facts.spans, facts.nowMs);
    if (place.sessionId !== null) return { kind: 'record', reading, sessionId: place.sessionId };
    return { kind: 'wait', reading, why: place.why, lastSessionId: place.lastSessionId };
  });
}

function refuse(
  deviceId: string,
  raw: unknown,
  { readingId, pointer, why }: ParsedPost & { ok: false },
): ItemPlan {
  const sentence = /[.!?]$/.test(why) ? why : `${pointer === '' ? 'The reading' : pointer}: ${why}.`;
  return {
    kind: 'refuse',
    readingId,
    problem: problem('malformed', 422, sentence, pointer),
    note: {
      eventId: hashedId('refused', deviceId, contentHash(raw ?? null)),
      event: {
        type: 'ReadingRefused',
        body: { readingId, pointer: pointer.slice(0, 200), why: why.slice(0, 1000) },
      },
    },
  };
}

const CONFLICT = 'This reading id was used before for other values. The first ones stand.';

function duplicate(
  deviceId: string,
  reading: PostedReading,
  seen: ReadingSeenRow | null,
  otherHash: string | null,
): ItemPlan {
  if (otherHash === null) return { kind: 'duplicate', reading, seen, note: null, problem: null };
  return {
    kind: 'duplicate',
    reading,
    seen,
    problem: problem('conflict', 409, CONFLICT, '/readingId'),
    note: {
      eventId: hashedId('conflict', deviceId, reading.readingId, otherHash),
      event: { type: 'ReadingConflicted', body: { readingId: reading.readingId, why: CONFLICT } },
    },
  };
}
