import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openBody, parseBody, sealBody } from '#server/log/sealed-body.ts';
import { SEALED_FIELDS } from '#server/log/sealed-fields.ts';
import { parseEvent } from '#server/log/stored-row.ts';
import { FIXTURES, MARKER } from './fixtures.ts';

const key = randomBytes(32);
const events = FIXTURES.map(({ kind, type, body }) => ({ kind, event: parseEvent(kind, { type, body }) }));

test('every event is tried, and each that has private fields holds some', () => {
  expect(new Set(events.map(({ event }) => event.type))).toEqual(new Set(Object.keys(SEALED_FIELDS)));
  for (const type of Object.keys(SEALED_FIELDS) as (keyof typeof SEALED_FIELDS)[]) {
    const texts = events
      .filter(({ event }) => event.type === type)
      .map(({ event }) => JSON.stringify(event.body));
    const found = texts.some((text) => text.includes(MARKER));
    expect(found, type).toBe(SEALED_FIELDS[type].length > 0);
  }
});

test('a stored body holds none of the private text and opens to what was sealed', () => {
  for (const { event } of events) {
    const stored = sealBody(event, 'patient', key, 'here');
    expect(stored, event.type).not.toContain(MARKER);
    expect(openBody(parseBody(stored), new Map([['patient', key]]), 'here')).toEqual(event.body);
  }
});

test('without its key every event still parses, and holds none of the private text', () => {
  for (const { kind, event } of events) {
    for (const stored of [
      sealBody(event, 'patient', key, 'here'),
      sealBody(event, 'patient', null, 'here'),
    ]) {
      const body = openBody(parseBody(stored), new Map([['patient', null]]), 'here');
      expect(() => parseEvent(kind, { type: event.type, body }), event.type).not.toThrow();
      expect(JSON.stringify(body), event.type).not.toContain(MARKER);
    }
  }
});
