import { describe, expect, it } from 'vitest';
import { checkedText, foundText } from '#client/features/trail/check-words.ts';
import { shortId, subjectOf, whatOf } from '#client/features/trail/trail-words.ts';
import type { TrailVerification } from '#shared/wire/trail.ts';

describe('a line of the trail', () => {
  it('says what was done in words', () => {
    expect(whatOf({ kind: 'change', what: 'RoleChanged' })).toBe('changed a role');
    expect(whatOf({ kind: 'view', what: 'session' })).toBe('opened the session');
  });

  it('shows what has no words as it is written, also where a name means something to the language', () => {
    expect(whatOf({ kind: 'change', what: 'SomethingNew' })).toBe('SomethingNew');
    expect(whatOf({ kind: 'view', what: 'constructor' })).toBe('constructor');
    expect(subjectOf('toString')).toBe('toString');
  });

  it('names the kind of its subject and shortens the id', () => {
    expect(subjectOf('staff')).toBe('Person');
    expect(shortId('3f2a9c1b-1111-4000-8000-000000000000')).toBe('3f2a9c1b');
  });
});

describe('the check of the log', () => {
  const checked: TrailVerification = {
    whole: true,
    streams: 12,
    events: 3201,
    views: 1,
    findings: [],
    atMs: 0,
  };
  it('counts what it read', () => {
    expect(checkedText(checked)).toBe('3,201 changes in 12 records, 1 view');
  });

  it('counts what it found, the first altered row first', () => {
    expect(foundText({ ...checked, findings: ['a'] })).toBe('One finding.');
    expect(foundText({ ...checked, findings: ['a', 'b'] })).toBe('2 findings, the first altered row first.');
  });
});
