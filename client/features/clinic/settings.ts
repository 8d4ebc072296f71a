import type { ActForm } from '#client/ui/act-form/act-form.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { chairsForm, emergencyForm, lockForm, nameForm, namesForm } from './clinic-forms.ts';

/** One thing a clinic decides: what it is now, and what that does to people in the room. */
export interface Setting {
  name: string;
  value: string;
  consequence: string;
  /** null: it cannot be changed. */
  form: ActForm | null;
}

/** The settings as they stand, in the order of the page. `taken`: chairs somebody sits in. */
export function settingsOf(clinic: ClinicInfo, taken: readonly string[]): Setting[] {
  const { name, chairIds, timeZone, settings } = clinic;
  const { lockAfterMin, initialsWhenLocked, wallShowsNames, emergency } = settings;
  return [
    {
      name: 'Name',
      value: isolated(name),
      consequence: 'Stands on every screen.',
      form: nameForm(clinic),
    },
    {
      name: 'Chairs',
      value: isolated(chairIds.join(', ')),
      consequence: `${chairIds.length === 1 ? 'One tile' : `${chairIds.length} tiles`} on every board, in this order.`,
      form: chairsForm(clinic, taken),
    },
    {
      name: 'Lock after',
      value: `${lockAfterMin} min`,
      consequence: `A station nobody touches for ${lockAfterMin} min keeps its board and acts no more until somebody says who they are.`,
      form: lockForm(clinic),
    },
    {
      name: 'A locked station shows',
      value: initialsWhenLocked ? 'Initials' : 'Names',
      consequence: initialsWhenLocked
        ? 'Whoever passes reads initials, and no birth date.'
        : 'Whoever passes reads names and birth dates.',
      form: namesForm(clinic, 'initialsWhenLocked', {
        title: 'What a locked station shows',
        initials: 'Initials: relatives may pass the screen',
        names: 'Names and birth dates: only staff can see the screen',
      }),
    },
    {
      name: 'A wall display shows',
      value: wallShowsNames ? 'Names' : 'Initials',
      consequence: wallShowsNames
        ? 'Whoever sees the wall reads names. Birth dates stay off it.'
        : 'Whoever sees the wall reads initials.',
      form: namesForm(clinic, 'wallShowsNames', {
        title: 'What a wall display shows',
        initials: 'Initials: patients or relatives can see the wall',
        names: 'Names: the wall hangs where only staff see it',
      }),
    },
    {
      name: 'When help is called',
      value: emergency === undefined ? 'Not written down' : isolated(emergency.number),
      consequence:
        emergency === undefined
          ? 'The call card of a patient has no number and no address. Write them down.'
          : isolated(`${emergency.address}; call back on ${emergency.phone}`),
      form: emergencyForm(clinic),
    },
    {
      name: 'Time zone',
      value: timeZone,
      consequence: 'Chosen when the clinic was set up; every session keeps the zone it was opened in.',
      form: null,
    },
  ];
}
