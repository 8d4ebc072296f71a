import type { ActForm } from '#client/ui/act-form/act-form.ts';
import type { InvitedStaff, StaffInfo } from '#shared/wire/people.ts';
import { disableForm, enableForm, renameForm, resetForm, roleForm, signOutForm } from './staff-forms.ts';

export const PERSON_ACTS = ['role', 'rename', 'reset', 'signOut', 'disable', 'enable'] as const;
export type PersonAct = (typeof PERSON_ACTS)[number];

/** What nobody does to themselves: another admin does, so that nobody shuts themselves out. */
const NOT_TO_ONESELF: readonly PersonAct[] = ['reset', 'disable'];

/** The word of an act on this person; null when it makes no sense for them now, or for oneself. */
export function labelOf(act: PersonAct, person: StaffInfo, self: boolean): string | null {
  const { disabledAtMs, ready, signedInStations } = person;
  if (self && NOT_TO_ONESELF.includes(act)) return null;
  if (disabledAtMs !== null) return act === 'enable' ? 'Enable' : null;
  switch (act) {
    case 'role':
      return 'Change role';
    case 'rename':
      return 'Rename';
    case 'reset':
      return ready ? 'Reset the sign-in' : 'New link';
    case 'signOut':
      return signedInStations > 0 ? 'Sign out everywhere' : null;
    case 'disable':
      return 'Disable';
    case 'enable':
      return null;
  }
}

/** The dialog of an act, from what is known of the person now. */
export function formOf(
  act: PersonAct,
  person: StaffInfo,
  onInvited: (invited: InvitedStaff) => void,
): ActForm {
  switch (act) {
    case 'role':
      return roleForm(person);
    case 'rename':
      return renameForm(person);
    case 'reset':
      return resetForm(person, onInvited);
    case 'signOut':
      return signOutForm(person);
    case 'disable':
      return disableForm(person);
    case 'enable':
      return enableForm(person);
  }
}
