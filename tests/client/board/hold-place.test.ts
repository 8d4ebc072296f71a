import { describe, expect, test } from 'vitest';
import { holdPlace } from '#client/features/board/hold-place.ts';

const row = (sessionId: string) => ({ sessionId });
const shown = (ids: string, held: { row: { sessionId: string }; index: number } | null) =>
  holdPlace([...ids].map(row), held).map((one) => one.row.sessionId + (one.settled ? ' settled' : ''));

describe('a queue row under a hand', () => {
  test('keeps its place when more urgent rows arrive', () => {
    expect(shown('xyab', { row: row('a'), index: 0 })).toEqual(['a', 'x', 'y', 'b']);
  });

  test('keeps its place when the rows above it leave', () => {
    expect(shown('bc', { row: row('b'), index: 1 })).toEqual(['c', 'b']);
  });

  test('stays, settled, when nothing is needed any more: the next row does not slide under the finger', () => {
    expect(shown('bc', { row: row('a'), index: 0 })).toEqual(['a settled', 'b', 'c']);
  });

  test('lets every row go where it belongs when no hand is on one', () => {
    expect(shown('bca', null)).toEqual(['b', 'c', 'a']);
  });
});
