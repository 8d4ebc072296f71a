import { expect, it } from 'vitest';
import { countOf, seenText, stateOf } from '#client/features/displays/display-words.ts';
import type { DisplayInfo } from '#shared/wire/people.ts';

const NOW = Date.UTC(2026, 4, 12, 14, 15);

function aDisplay(over: Partial<DisplayInfo> = {}): DisplayInfo {
  return {
    displayId: '5f0c7a43-0000-4000-8000-0000000000d1',
    name: 'Corridor',
    addedAtMs: NOW,
    paired: true,
    revokedAtMs: null,
    lastSeenAtMs: NOW - 20_000,
    ...over,
  };
}

it('says where a display stands, out of use before all', () => {
  expect(stateOf(aDisplay(), 'UTC')).toBe('Paired');
  expect(stateOf(aDisplay({ paired: false }), 'UTC')).toBe('Waits for its screen to open the link');
  expect(stateOf(aDisplay({ revokedAtMs: NOW }), 'UTC')).toBe('Out of use since 14:15, Tue 12 May');
});

it('says when a display was seen', () => {
  expect(seenText(aDisplay(), NOW)).toBe('Seen 20 s ago');
  expect(seenText(aDisplay({ lastSeenAtMs: null }), NOW)).toBe('Never seen');
});

it('counts displays, and those out of use', () => {
  expect(countOf([aDisplay()])).toBe('one display');
  expect(countOf([aDisplay(), aDisplay({ revokedAtMs: NOW })])).toBe('2 displays, 1 out of use');
});
