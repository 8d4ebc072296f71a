import { describe, expect, test } from 'vitest';
import { ProblemError } from '#client/connection/api.ts';
import { attemptSentence, waitOf } from '#client/features/people/attempt-words.ts';

const refused = (kind: string, retryAfterS: number | null = null) =>
  new ProblemError(
    { type: `urn:afterdose:problem:${kind}`, title: kind, status: 401, detail: 'What the server says.' },
    retryAfterS,
  );

describe('a refused attempt to prove who one is', () => {
  test('says what the server says', () => {
    expect(refused('wrong-sign-in').kind).toBe('wrong-sign-in');
    expect(attemptSentence(refused('wrong-sign-in'), 0)).toBe('What the server says.');
  });

  test('of too many says how long to wait, rounded up, and when the wait is over', () => {
    const many = refused('too-many-attempts', 40);
    expect(waitOf(many)).toBe(40_000);
    expect(attemptSentence(many, 40_000)).toContain('in 40 s');
    expect(attemptSentence(many, 200)).toContain('in 1 s');
    expect(attemptSentence(many, 0)).toBe('Try again now.');
  });

  test('that no waiting mends says what else can be done, and stops nobody', () => {
    const closed = refused('too-many-attempts', 3600);
    expect(waitOf(closed)).toBe(0);
    expect(attemptSentence(closed, 0)).toBe('What the server says.');
  });
});
