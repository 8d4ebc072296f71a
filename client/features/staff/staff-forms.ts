import { type ActForm, type Answers, type Field, must } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import { ROLES, type Role } from '#shared/vocabulary.ts';
import type { InvitedStaff, StaffInfo } from '#shared/wire/people.ts';
import { endsSignIns } from './staff-words.ts';

const ROLE_WORDS: Record<Role, string> = {
  nurse: 'Nurse: records, acknowledges, attests',
  prescriber: 'Prescriber: also changes limits and doses, signs',
  admin: 'Admin: people, devices, settings, trail; no records of patients',
};

const reason: Field = { kind: 'area', name: 'reason', label: 'Why', required: true };
const roleField = (initial?: Role): Field => ({
  kind: 'choice',
  name: 'role',
  label: 'Role',
  required: true,
  ...(initial === undefined ? {} : { initial }),
  options: ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] })),
});
const nameField = (initial = ''): Field => ({
  kind: 'text',
  name: 'name',
  label: 'Name',
  hint: 'As colleagues read it on the board and in the record. They sign in with it.',
  required: true,
  initial,
});

function roleGiven(answers: Answers): Role | undefined {
  return ROLES.find((role) => role === answers.role);
}

/** Someone new. The answer is a link shown once. */
export function addForm(onInvited: (invited: InvitedStaff) => void): ActForm {
  return {
    key: 'add-staff',
    title: 'Add a person',
    lines: ['They choose their own passphrase: you get a link for them, shown once.'],
    fields: [nameField(), roleField()],
    act: 'Add',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(
        '/api/v1/staff',
        { commandId, name: must(answers, 'name'), role: roleGiven(answers) },
        { onAnswer: onInvited },
      ),
  };
}

export function roleForm({ staffId, name, role, signedInStations }: StaffInfo): ActForm {
  const where = signedInStations > 0 ? ', also on the screens they are signed in on' : '';
  return {
    key: 'role',
    title: `Change the role of ${isolated(name)}`,
    lines: [`Takes effect at once${where}.`],
    fields: [roleField(role), reason],
    act: 'Change role',
    send: async (answers, { entryId: commandId }) => {
      const next = roleGiven(answers);
      if (next === role) return notSent(`${isolated(name)} has this role already. Nothing is changed.`);
      const body = { commandId, role: next, reason: must(answers, 'reason') };
      return recordOverHttp(`/api/v1/staff/${staffId}/role`, body, { method: 'PUT' });
    },
  };
}

export function renameForm({ staffId, name }: StaffInfo): ActForm {
  return {
    key: 'rename',
    title: `Rename ${isolated(name)}`,
    lines: ['They sign in with the new name from now on. What is recorded already keeps the old one.'],
    fields: [nameField(name), reason],
    act: 'Rename',
    send: async (answers, { entryId: commandId }) => {
      const body = { commandId, name: must(answers, 'name'), reason: must(answers, 'reason') };
      return recordOverHttp(`/api/v1/staff/${staffId}/name`, body, { method: 'PUT' });
    },
  };
}

export function disableForm({ staffId, name, signedInStations }: StaffInfo): ActForm {
  return {
    key: 'disable',
    title: `Disable ${isolated(name)}`,
    lines: [
      `${endsSignIns(signedInStations)} They cannot sign in until somebody enables them again.`,
      'What they recorded stays, under their name.',
    ],
    fields: [reason],
    act: 'Disable',
    send: withReason(`/api/v1/staff/${staffId}/disable`),
  };
}

export function enableForm({ staffId, name, ready }: StaffInfo): ActForm {
  return {
    key: 'enable',
    title: `Enable ${isolated(name)}`,
    lines: [
      ready
        ? 'They can sign in again with the passphrase they had.'
        : 'They have no passphrase yet: reset them afterwards to make a link.',
    ],
    fields: [reason],
    act: 'Enable',
    send: withReason(`/api/v1/staff/${staffId}/enable`),
  };
}

/** Lost passphrase, lost phone, or a link that is over. The answer is a link shown once. */
export function resetForm(person: StaffInfo, onInvited: (invited: InvitedStaff) => void): ActForm {
  const { staffId, name, ready, hasSecondFactor, signedInStations } = person;
  const secondFactor = hasSecondFactor ? ' The second factor is taken off.' : '';
  return {
    key: 'reset',
    title: ready ? `Reset the sign-in of ${isolated(name)}` : `New link for ${isolated(name)}`,
    lines: ready
      ? [
          `${endsSignIns(signedInStations)} Their passphrase and PIN no longer work.${secondFactor}`,
          'You get a link for them to choose new ones, shown once.',
        ]
      : ['A link made before no longer works. You get a new one, shown once.'],
    fields: [reason],
    act: ready ? 'Reset' : 'Make a link',
    send: withReason(`/api/v1/staff/${staffId}/reset`, onInvited),
  };
}

export function signOutForm({ staffId, name, signedInStations }: StaffInfo): ActForm {
  return {
    key: 'sign-out',
    title: `Sign ${isolated(name)} out everywhere`,
    lines: [`${endsSignIns(signedInStations)} They can sign in again.`],
    fields: [reason],
    act: 'Sign out',
    send: withReason(`/api/v1/staff/${staffId}/sign-out`),
  };
}

function withReason<T>(path: string, onAnswer?: (answer: T) => void) {
  return (answers: Answers, { entryId: commandId }: { entryId: string }) =>
    recordOverHttp<T>(
      path,
      { commandId, reason: must(answers, 'reason') },
      onAnswer === undefined ? {} : { onAnswer },
    );
}
