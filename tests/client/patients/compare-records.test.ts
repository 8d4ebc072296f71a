import { expect, it } from 'vitest';
import { compareRecords } from '#client/features/patients/merge/compare-records.ts';
import type { PatientRecord } from '#shared/wire/api.ts';

const HERE: PatientRecord = {
  patientId: 'a',
  identity: {
    name: 'Fontaine, Lucie',
    chosenName: null,
    birthDate: '1990-04-14',
    sex: 'female',
    recordNumber: '0047-218',
    allergies: ['latex'],
  },
  sameName: true,
  restrictedTo: null,
  lastSessionAtMs: Date.UTC(2026, 4, 7, 10),
  lastSessionId: 's',
  openSessionId: null,
  alsoRegisteredAs: [],
  consents: [],
  rems: null,
};

it('sets two records side by side and says what differs', () => {
  const there: PatientRecord = {
    ...HERE,
    patientId: 'b',
    identity: { ...HERE.identity, recordNumber: '0051-002', allergies: [] },
    lastSessionAtMs: null,
  };
  const lines = compareRecords(HERE, there, 'UTC');
  expect(
    lines.filter(({ differs }) => differs).map(({ label, here, there: other }) => [label, here, other]),
  ).toEqual([
    ['Record number', '0047-218', '0051-002'],
    ['Allergies', 'latex', 'not recorded, ask'],
    ['Last session', 'Thu 7 May 2026', 'none'],
  ]);
});

it('marks another birth date, the first thing to look at', () => {
  const there = { ...HERE, identity: { ...HERE.identity, birthDate: '1990-04-15' } };
  expect(compareRecords(HERE, there, 'UTC').find(({ label }) => label === 'Born')).toMatchObject({
    here: '14 Apr 1990',
    there: '15 Apr 1990',
    differs: true,
  });
});
