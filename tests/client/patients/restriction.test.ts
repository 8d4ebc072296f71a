import { describe, expect, it } from 'vitest';
import { restrictForm } from '#client/features/patients/restriction/restrict-form.ts';
import { restrictionChoices } from '#client/features/patients/restriction/restriction-choices.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { Colleague } from '#shared/wire/people.ts';

const NORA: Colleague = { staffId: 'nora', name: 'Nora Keller', role: 'nurse', pinWorks: true };
const IDA: Colleague = { staffId: 'ida', name: 'Ida Lindqvist', role: 'prescriber', pinWorks: true };
const CONTEXT = { entryId: 'id', idOf: () => 'id', nowMs: 0, timeZone: 'UTC' };

function aRecord(restrictedTo: string[] | null): PatientRecord {
  const identity = { name: 'Fontaine, Lucie', chosenName: null, birthDate: '1990-04-14' };
  return {
    patientId: 'patient',
    identity: { ...identity, sex: 'female', recordNumber: '0047-218', allergies: [] },
    sameName: false,
    restrictedTo,
    lastSessionAtMs: null,
    lastSessionId: null,
    openSessionId: null,
    alsoRegisteredAs: [],
    consents: [],
    rems: null,
  };
}

describe('the dialog of a restriction', () => {
  it('begins with the people who are named now', () => {
    const { fields } = restrictForm(aRecord(['ida']), [IDA, NORA], NORA);
    expect(fields.map(({ label, initial }) => [label, initial])).toEqual([
      ['Ida Lindqvist, prescriber', 'yes'],
      ['Nora Keller, nurse', 'no'],
      ['Why', undefined],
    ]);
  });

  it('keeps the record open to whoever restricts it, and says so', () => {
    const { fields } = restrictForm(aRecord(null), [IDA, NORA], IDA);
    expect(fields[0]).toMatchObject({ initial: 'yes' });
    expect(fields[0]?.hint).toMatch(/^You: /);
    expect(fields[1]).toMatchObject({ initial: 'no' });
  });

  it('names nobody by mistake: an empty list would lift the restriction', async () => {
    const form = restrictForm(aRecord(['ida']), [IDA, NORA], IDA);
    if (!('send' in form)) throw new Error('a restriction is sent over HTTP');
    const outcome = await form.send({ 'person:ida': 'no', reason: 'x' }, CONTEXT);
    expect(outcome).toMatchObject({ state: 'refused' });
  });

  it('says that somebody named who has gone comes off the list', () => {
    const { lines } = restrictForm(aRecord(['ida', 'gone']), [IDA, NORA], IDA);
    expect(lines?.at(-1)).toBe(
      'One person who is named can no longer open records; saving takes them off the list.',
    );
  });
});

describe('who may open a record', () => {
  const labels = (role: 'nurse' | 'prescriber' | 'admin', restricted: boolean, named = true) =>
    restrictionChoices(role, { restricted, named }, () => undefined).map(({ label }) => label);

  it('is decided by prescribers and admins, not by nurses', () => {
    expect(labels('prescriber', false)).toEqual(['Restrict this record']);
    expect(labels('admin', true)).toEqual(['Who opens this record', 'Lift the restriction']);
    expect(labels('nurse', true)).toEqual([]);
  });

  it('is not for a prescriber who is not named: that would lead around the glass', () => {
    expect(labels('prescriber', true, false)).toEqual([]);
    expect(labels('admin', true, false)).toHaveLength(2);
  });
});
