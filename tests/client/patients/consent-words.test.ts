import { expect, it } from 'vitest';
import { consentState, consentText, remsText } from '#client/features/patients/record/consent-words.ts';
import type { Consent } from '#shared/wire/api.ts';

const CONSENT: Consent = {
  consentId: 'c',
  consent: 'treatment',
  signedOn: '2026-04-10',
  validThrough: '2027-04-09',
  keptAt: 'Folder 7',
  recordedAtMs: 0,
  withdrawnAtMs: null,
  valid: true,
};

it('says when a consent was signed, until when it holds and where it is kept', () => {
  expect(consentText(CONSENT)).toBe('signed 10 Apr 2026, until 9 Apr 2027, kept: Folder 7');
  expect(consentText({ ...CONSENT, validThrough: null, keptAt: null })).toBe(
    'signed 10 Apr 2026, until withdrawn, where it is kept is not recorded',
  );
});

it('has a word only for a consent that does not hold', () => {
  expect(consentState(CONSENT, '2026-05-12')).toBe('');
  expect(consentState({ ...CONSENT, valid: false }, '2027-04-10')).toBe('ran out');
  expect(consentState({ ...CONSENT, valid: false }, '2026-04-09')).toBe('not signed yet');
  expect(consentState({ ...CONSENT, valid: false, withdrawnAtMs: 1 }, '2026-05-12')).toBe('withdrawn');
});

it('never reads an enrolment nobody spoke of as none', () => {
  expect(remsText(null)).toBe('Nobody has said whether they are enrolled');
  expect(remsText({ enrolled: false, on: null, note: null, statedAtMs: 0 })).toBe('Not enrolled');
  expect(remsText({ enrolled: true, on: '2026-04-10', note: null, statedAtMs: 0 })).toBe(
    'Enrolled since 10 Apr 2026',
  );
  expect(remsText({ enrolled: true, on: null, note: null, statedAtMs: 0 })).toBe(
    'Enrolled, since when is not recorded',
  );
});
