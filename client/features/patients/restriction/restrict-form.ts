import { type ActForm, type Answers, type Field, must, ticked } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { Colleague, SignedInPerson } from '#shared/wire/people.ts';

const PERSON = 'person:';
const reason: Field = { kind: 'area', name: 'reason', label: 'Why', required: true };

/** Who may open the record from now on. Clinicians only: nobody else opens records. */
export function restrictForm(
  { patientId, identity, restrictedTo }: PatientRecord,
  clinicians: readonly Colleague[],
  me: Pick<SignedInPerson, 'staffId'> | null,
): ActForm {
  // Whoever restricts a record keeps access to it, unless an admin decides otherwise.
  const named = restrictedTo ?? (me === null ? [] : [me.staffId]);
  const gone = named.filter((staffId) => clinicians.every((person) => person.staffId !== staffId));
  return {
    key: 'restrict',
    title:
      restrictedTo === null ? `Restrict ${isolated(identity.name)}` : `Who opens ${isolated(identity.name)}`,
    lines: [
      'Everyone else sees the tile and its alerts, and opens the record only by breaking the glass, with a reason.',
      ...(restrictedTo === null || gone.length === 0 ? [] : [goneText(gone.length)]),
    ],
    fields: [
      ...clinicians.map(({ staffId, name, role }): Field => {
        const field = {
          kind: 'check',
          name: `${PERSON}${staffId}`,
          label: `${isolated(name)}, ${role}`,
        } as const;
        const initial = named.includes(staffId) ? 'yes' : 'no';
        return staffId === me?.staffId
          ? { ...field, initial, hint: 'You: whoever restricts a record keeps it open to themselves.' }
          : { ...field, initial };
      }),
      reason,
    ],
    act: restrictedTo === null ? 'Restrict' : 'Save',
    send: async (answers, { entryId: commandId }) => {
      const staffIds = tickedPeople(answers);
      if (staffIds.length === 0)
        return notSent('Tick at least one person. To open it to everyone, lift the restriction.');
      const body = { commandId, staffIds, reason: must(answers, 'reason') };
      return recordOverHttp(restrictionPath(patientId), body, { method: 'PUT' });
    },
  };
}

export function liftForm({ patientId, identity }: PatientRecord): ActForm {
  return {
    key: 'lift',
    title: `Lift the restriction of ${isolated(identity.name)}`,
    lines: ['Every nurse and prescriber of the clinic can open the record at once.'],
    fields: [reason],
    act: 'Lift',
    send: (answers, { entryId: commandId }) => {
      const body = { commandId, staffIds: [], reason: must(answers, 'reason') };
      return recordOverHttp(restrictionPath(patientId), body, { method: 'PUT' });
    },
  };
}

function tickedPeople(answers: Answers): string[] {
  return Object.keys(answers)
    .filter((name) => name.startsWith(PERSON) && ticked(answers, name))
    .map((name) => name.slice(PERSON.length));
}

function goneText(count: number): string {
  return count === 1
    ? 'One person who is named can no longer open records; saving takes them off the list.'
    : `${count} people who are named can no longer open records; saving takes them off the list.`;
}

function restrictionPath(patientId: string): string {
  return `/api/v1/patients/${patientId}/restriction`;
}
