import { type ActForm, type Answers, type Field, must, ticked } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { Colleague } from '#shared/wire/people.ts';

const PERSON = 'person:';
const reason: Field = { kind: 'area', name: 'reason', label: 'Why', required: true };

/** Who may open the record from now on. Clinicians only: nobody else opens records. */
export function restrictForm(
  { patientId, identity, restrictedTo }: PatientRecord,
  clinicians: readonly Colleague[],
  self: string,
): ActForm {
  const named = restrictedTo ?? [];
  // Someone named who cannot sign in now stays named: coming back must not lock them out of their patient.
  const away = named.filter((staffId) => clinicians.every((person) => person.staffId !== staffId));
  return {
    key: 'restrict',
    title:
      restrictedTo === null ? `Restrict ${isolated(identity.name)}` : `Who opens ${isolated(identity.name)}`,
    lines: [
      'Everyone else sees the tile and its alerts, and opens the record only by breaking the glass, with a reason.',
      ...(away.length === 0 ? [] : [awayText(away.length)]),
    ],
    fields: [
      ...clinicians.map(({ staffId, name, role }): Field => {
        const field = {
          kind: 'check',
          name: `${PERSON}${staffId}`,
          label: `${isolated(name)}, ${role}`,
        } as const;
        const initial = named.includes(staffId) ? 'yes' : 'no';
        const hint = 'You: without a tick here you break the glass as well.';
        return staffId === self ? { ...field, initial, hint } : { ...field, initial };
      }),
      reason,
    ],
    act: restrictedTo === null ? 'Restrict' : 'Save',
    send: async (answers, { entryId: commandId }) => {
      const staffIds = [...tickedPeople(answers), ...away];
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

function awayText(count: number): string {
  return count === 1
    ? 'One more person is named who cannot sign in now; they stay named.'
    : `${count} more people are named who cannot sign in now; they stay named.`;
}

function restrictionPath(patientId: string): string {
  return `/api/v1/patients/${patientId}/restriction`;
}
