import { describe, expect, it } from 'vitest';
import { countOf, endsSignIns, factorsOf, signedInOn, stateOf } from '#client/features/staff/staff-words.ts';
import { aPerson, HOUR, NOW } from './people.ts';

describe('where a person stands', () => {
  it.each([
    ['can sign in', aPerson(), 'Ready', false],
    [
      'has a link to use',
      aPerson({ ready: false, invitedUntilMs: NOW + HOUR }),
      'Invited until 15:15, Tue 12 May',
      true,
    ],
    [
      'let the link run out',
      aPerson({ ready: false, invitedUntilMs: NOW }),
      'Their link is over: make a new one',
      true,
    ],
    [
      'is disabled, whatever else is true',
      aPerson({ disabledAtMs: NOW, ready: false, invitedUntilMs: NOW + HOUR }),
      'Disabled since 14:15, Tue 12 May',
      false,
    ],
  ])('%s', (_, person, text, open) => {
    expect(stateOf(person, NOW, 'UTC')).toEqual({ text, open });
  });
});

it('says which factors are set and which are not', () => {
  expect(factorsOf(aPerson({ hasPin: true }))).toBe('PIN, no second factor');
  expect(factorsOf(aPerson({ hasSecondFactor: true }))).toBe('No PIN, second factor');
  expect(factorsOf(aPerson({ ready: false }))).toBe('No passphrase yet');
});

it('counts stations and sign-ins in words', () => {
  expect([0, 1, 3].map(signedInOn)).toEqual([
    'Not signed in',
    'Signed in on one station',
    'Signed in on 3 stations',
  ]);
  expect(endsSignIns(0)).toBe('They are signed in nowhere now.');
  expect(endsSignIns(2)).toMatch(/^Ends 2 sign-ins at once/);
});

it('counts people, and those who cannot sign in', () => {
  expect(countOf([aPerson()])).toBe('one person');
  expect(countOf([aPerson(), aPerson({ ready: false }), aPerson({ disabledAtMs: NOW, ready: false })])).toBe(
    '3 people, 1 without a passphrase yet, 1 disabled',
  );
});
