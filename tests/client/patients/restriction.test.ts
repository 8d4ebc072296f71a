import { describe, expect, it } from 'vitest';
import { restrictForm } from '#client/features/patients/restriction/restrict-form.ts';
import { restrictionChoices } from '#client/features/patients/restriction/restriction-choices.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { Colleague } from '#shared/wire/people.ts';

const NORA: Colleague = { staffId: 'nora', name: 'Nora Keller', role: 'nurse', pinWorks: true };
const IDA: Colleague = { staffId: 'ida', name: 'Ida Lindqvist', role: 'prescriber', pinWorks: true };
const CONTEXT = { entryId: 'id', nowMs: 0, timeZone: 'UTC' };

function aRecord(restrictedTo: string[] | null): PatientRecord {
  const identity = { name: 'Fontaine, Lucie', chosenName: null, birthDate: '1990-04-14' };
  return {
    patientId: 'patient',
    identity: { ...identity, sex: 'female', recordNumber: '0047-218', allergies: [] },
    sameName: false,
    restrictedTo,
    lastSessionAtMs: null,
    openSessionId: null,
  };
}

describe('the dialog of a restriction', () => {
  it('begins with the people who are named now', () => {
    const { fields } = restrictForm(aRecord(['ida']), [IDA, NORA], 'nora');
    expect(fields.map(({ label, initial }) => [label, initial])).toEqual([
      ['Ida Lindqvist, prescriber', 'yes'],
      ['Nora Keller, nurse', 'no'],
      ['Why', undefined],
    ]);
  });

  it('tells whoever restricts that they shut themselves out without a tick', () => {
    const { fields } = restrictForm(aRecord(null), [IDA, NORA], 'ida');
    expect(fields[0]?.hint).toBe('You: without a tick here you break the glass as well.');
    expect(fields[1]?.hint).toBeUndefined();
  });

  it('names nobody by mistake: an empty list would lift the restriction', async () => {
    const form = restrictForm(aRecord(['ida']), [IDA, NORA], 'ida');
    if (!('send' in form)) throw new Error('a restriction is sent over HTTP');
    const outcome = await form.send({ 'person:ida': 'no', reason: 'x' }, CONTEXT);
    expect(outcome).toMatchObject({ state: 'refused' });
  });

  it('says that somebody named who is away stays named', () => {
    const { lines } = restrictForm(aRecord(['ida', 'gone']), [IDA, NORA], 'ida');
    expect(lines?.at(-1)).toBe('One more person is named who cannot sign in now; they stay named.');
  });
});

describe('who may open a record', () => {
  const labels = (role: 'nurse' | 'prescriber' | 'admin', restricted: boolean) =>
    restrictionChoices(role, restricted, () => undefined).map(({ label }) => label);

  it('is decided by prescribers and admins, not by nurses', () => {
    expect(labels('prescriber', false)).toEqual(['Restrict this record']);
    expect(labels('admin', true)).toEqual(['Who opens this record', 'Lift the restriction']);
    expect(labels('nurse', true)).toEqual([]);
  });
});
