import { describe, expect, it } from 'vitest';
import { missedText } from '#client/features/courses/course-notices.tsx';
import { rhythmText, statusWord } from '#client/features/courses/course-words.ts';
import { TRD } from './plan-of-trd.ts';

describe('a rhythm in words', () => {
  it.each([
    [{ every: 'week', visits: 1 }, 'weekly'],
    [{ every: 'week', visits: 2 }, '2 a week'],
    [{ every: 'days', days: 1 }, 'daily'],
    [{ every: 'days', days: 7 }, 'weekly'],
    [{ every: 'days', days: 14 }, 'every 2 weeks'],
    [{ every: 'days', days: 10 }, 'every 10 days'],
  ] as const)('%o', (rhythm, words) => {
    expect(rhythmText({ rhythm })).toBe(words);
  });
});

it('says of a visit with an open session that it is open, whatever its day', () => {
  expect(statusWord({ status: 'due', sessionId: 's' })).toBe('session open');
  expect(statusWord({ status: 'fulfilled', sessionId: 's' })).toBe('done');
  expect(statusWord({ status: 'overdue', sessionId: null })).toBe('overdue');
});

describe('what follows from a missed visit', () => {
  const about = { visit: 9, day: '2026-06-08' };
  const course = { plan: TRD };
  it('names the rhythm to go back to when the patient is worse, as something a prescriber may do', () => {
    expect(missedText({ ...about, kind: 'returnToPhase', phase: 0 }, course)).toBe(
      'The patient is worse: a prescriber may go back to the rhythm of induction, 2 a week.',
    );
  });
  it('leaves it to a prescriber where there is no denser rhythm', () => {
    expect(missedText({ ...about, kind: 'decide', phase: null }, course)).toContain('a prescriber decides');
  });
  it('goes on when stable, and asks when nobody could say', () => {
    expect(missedText({ ...about, kind: 'goOn', phase: null }, course)).toContain('the rhythm goes on');
    expect(missedText({ ...about, kind: 'ask', phase: null }, course)).toContain('ask before the next visit');
  });
});
