import { describe, expect, test } from 'vitest';
import { mergeSummaries } from '#client/store/board.ts';
import { aSummary } from '../board/summaries.ts';

describe('pushed summaries', () => {
  test('replace what they are newer than', () => {
    const old = aSummary({ seq: 4 });
    const fresh = { ...old, seq: 5 };
    expect(mergeSummaries({ [old.sessionId]: old }, new Map([[old.sessionId, fresh]]))).toEqual({
      [old.sessionId]: fresh,
    });
  });

  test('replace one of the same position: time alone has changed it', () => {
    const old = aSummary({ seq: 4 });
    const aged = { ...old, stage: 'readyForReview' as const };
    const merged = mergeSummaries({ [old.sessionId]: old }, new Map([[old.sessionId, aged]]));
    expect(merged[old.sessionId]?.stage).toBe('readyForReview');
  });

  test('never put an older position over a newer one', () => {
    const fresh = aSummary({ seq: 5 });
    const merged = mergeSummaries(
      { [fresh.sessionId]: fresh },
      new Map([[fresh.sessionId, { ...fresh, seq: 4 }]]),
    );
    expect(merged[fresh.sessionId]?.seq).toBe(5);
  });

  test('take away who has left and leave the others', () => {
    const [left, stays] = [aSummary(), aSummary()];
    const received = { [left.sessionId]: left, [stays.sessionId]: stays };
    expect(mergeSummaries(received, new Map([[left.sessionId, null]]))).toEqual({ [stays.sessionId]: stays });
  });
});
