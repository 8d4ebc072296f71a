import { expect, test } from 'vitest';
import { placeByTime, type Span } from '#server/devices/place.ts';

const NOW = 10_000_000;
const span = (sessionId: string, fromMs: number, toMs: number | null, sessionEnded = false): Span => ({
  sessionId,
  fromMs,
  toMs,
  sessionEnded,
});

const first = span('first', 1000, 2000, true);
const second = span('second', 3000, null);

test.each([
  ['at the start of a binding', 1000, [first, second], 'first'],
  ['just before its end', 1999, [first, second], 'first'],
  ['late, in an earlier binding', 1500, [first, second], 'first'],
  ['in the open binding', 9_999_999, [first, second], 'second'],
  ['60 s ahead of us, in the open binding', NOW + 60_000, [second], 'second'],
])('a reading taken %s belongs to its session', (_when, takenAtMs, spans, sessionId) => {
  expect(placeByTime(takenAtMs, spans, NOW)).toEqual({ sessionId });
});

test.each([
  ['by a device never bound', 1500, [], 'unbound', null],
  ['after an unbinding', 2000, [span('first', 1000, 2000)], 'unbound', 'first'],
  ['at the end of its session', 2000, [first], 'sessionEnded', 'first'],
  ['before the first binding', 999, [second], 'outsideBinding', 'second'],
  ['between two bindings', 2500, [first, second], 'outsideBinding', 'second'],
  ['more than 60 s ahead of us', NOW + 60_001, [second], 'clockInDoubt', 'second'],
])('a reading taken %s waits', (_when, takenAtMs, spans, why, lastSessionId) => {
  expect(placeByTime(takenAtMs, spans, NOW)).toEqual({ sessionId: null, why, lastSessionId });
});
