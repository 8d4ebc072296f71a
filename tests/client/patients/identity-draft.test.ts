import { describe, expect, it } from 'vitest';
import {
  boxOf,
  draftOfIdentity,
  EMPTY_IDENTITY,
  type IdentityDraft,
  identityFromDraft,
  nameSearched,
  readIdentityDraft,
} from '#client/features/patients/identity-draft.ts';

const TODAY = '2026-05-12';
const whole: IdentityDraft = {
  name: ' Fontaine, Lucie ',
  chosenName: '',
  birthDate: '1990-04-14',
  sex: 'female',
  recordNumber: '0047-218',
  allergies: 'penicillin, latex\nnuts;',
};
const read = (some: Partial<IdentityDraft>) => identityFromDraft({ ...whole, ...some }, TODAY);

it('reads an identity, trimmed, with its allergies one by one', () => {
  expect(read({})).toEqual({
    ok: true,
    identity: {
      name: 'Fontaine, Lucie',
      chosenName: null,
      birthDate: '1990-04-14',
      sex: 'female',
      recordNumber: '0047-218',
      allergies: ['penicillin', 'latex', 'nuts'],
    },
  });
});

it('takes an empty box of allergies as none known', () => {
  expect(read({ allergies: ' , ' })).toMatchObject({ identity: { allergies: [] } });
});

it('keeps markup in a name as the text it is', () => {
  expect(read({ name: '<b>Lucie</b>' })).toMatchObject({ identity: { name: '<b>Lucie</b>' } });
});

describe('says which box is not right', () => {
  it.each([
    ['a missing name', { name: '  ' }, 'name', 'The name is missing.'],
    [
      'a missing birth date',
      { birthDate: '' },
      'birthDate',
      'The birth date is missing: it is the second identifier.',
    ],
    [
      'a day the calendar has not',
      { birthDate: '1990-02-30' },
      'birthDate',
      '“1990-02-30” is not a date such as 1990-04-14.',
    ],
    [
      'a birth date of tomorrow',
      { birthDate: '2026-05-13' },
      'birthDate',
      'The birth date has not come yet.',
    ],
    [
      'a birth date of two centuries ago',
      { birthDate: '1899-12-31' },
      'birthDate',
      'The birth date is before 1900.',
    ],
    ['an unanswered sex', { sex: '' }, 'sex', 'Choose the sex, or unknown.'],
    ['a missing record number', { recordNumber: '' }, 'recordNumber', 'The record number is missing.'],
    [
      'a name longer than a record holds',
      { name: 'n'.repeat(201) },
      'name',
      'This is longer than a record can hold.',
    ],
    [
      'more allergies than a record holds',
      { allergies: Array.from({ length: 31 }, (_, i) => `a${i}`).join() },
      'allergies',
      'This is longer than a record can hold.',
    ],
  ] as const)('%s', (_, some, field, sentence) => {
    expect(read(some)).toEqual({ ok: false, field, sentence });
  });
});

it('accepts a birth date of today and of 1900', () => {
  expect(read({ birthDate: TODAY }).ok).toBe(true);
  expect(read({ birthDate: '1900-01-01' }).ok).toBe(true);
});

it('opens the form of a correction with what is on the record', () => {
  const answer = read({ chosenName: 'Lu' });
  if (!answer.ok) throw new Error(answer.sentence);
  const draft = draftOfIdentity(answer.identity);
  expect(draft).toMatchObject({ chosenName: 'Lu', allergies: 'penicillin, latex, nuts' });
  expect(identityFromDraft(draft, TODAY)).toEqual(answer);
});

it('finds a draft again after a reload, and forgets one of another shape', () => {
  expect(readIdentityDraft(JSON.stringify(whole))).toEqual(whole);
  expect(readIdentityDraft('{"name":"Lucie"}')).toBeNull();
  expect(readIdentityDraft('')).toBeNull();
  expect(readIdentityDraft(JSON.stringify(EMPTY_IDENTITY))).toEqual(EMPTY_IDENTITY);
});

it('takes a name that was searched for into the form, never a number or a date', () => {
  expect(nameSearched(' Varga ')).toBe('Varga');
  expect(nameSearched('HS-1001')).toBe('');
});

it('finds the box a refusal of the server points at', () => {
  expect(boxOf('/identity/recordNumber')).toBe('recordNumber');
  expect(boxOf('/reason')).toBeNull();
  expect(boxOf(undefined)).toBeNull();
});
