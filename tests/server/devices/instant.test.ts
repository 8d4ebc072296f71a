import { expect, test } from 'vitest';
import { parseInstant } from '#server/devices/instant.ts';

test.each([
  ['2026-02-28T23:59:59Z', Date.UTC(2026, 1, 28, 23, 59, 59)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2026-03-02T10:00:00.123456+01:00', Date.UTC(2026, 2, 2, 9, 0, 0, 123)],
  ['1970-01-01T00:00:00Z', 0],
])('%s is an instant', (text, atMs) => {
  expect(parseInstant(text)).toEqual({ ok: true, atMs });
});

test.each([
  ['2026-02-30T10:00:00Z', 'no calendar'],
  ['2026-02-29T10:00:00Z', 'no calendar'],
  ['2026-13-01T10:00:00Z', 'no calendar'],
  ['2026-00-10T10:00:00Z', 'no calendar'],
  ['2026-04-31T10:00:00Z', 'no calendar'],
  ['2026-03-02T24:00:00Z', 'no clock'],
  ['2026-03-02T10:60:00Z', 'no clock'],
  ['2026-03-02T10:00:61Z', 'no clock'],
  ['2026-03-02T10:00:00+24:00', 'no clock'],
  ['2026-03-02T10:00:00', 'offset'],
  ['2026-03-02 10:00:00Z', 'RFC 3339'],
  ['2026-03-02T10:00Z', 'RFC 3339'],
  ['1969-12-31T23:59:59Z', 'before 1970'],
  ['1740909600', 'RFC 3339'],
  ['', 'RFC 3339'],
])('%s is none (%s)', (text, why) => {
  const parsed = parseInstant(text);
  expect(parsed.ok ? '' : parsed.why).toContain(why);
});
