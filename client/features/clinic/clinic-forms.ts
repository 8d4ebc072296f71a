import { type ActForm, givenNumber, must } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import type { ClinicSettings } from '#shared/clinic-events.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { chairsFromText } from './chairs-text.ts';

const MOST_MIN = 60;

export function nameForm({ name }: ClinicInfo): ActForm {
  return {
    key: 'clinic-name',
    title: 'Rename the clinic',
    lines: ['Every screen shows the new name at once. What is recorded already keeps the old one.'],
    fields: [
      { kind: 'text', name: 'name', label: 'Name', required: true, initial: name },
      { kind: 'area', name: 'reason', label: 'Why', required: true },
    ],
    act: 'Rename',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(
        '/api/v1/clinic/name',
        { commandId, name: must(answers, 'name'), reason: must(answers, 'reason') },
        { method: 'PUT' },
      ),
  };
}

/** The chairs of the clinic, in the order they stand on the board. */
export function chairsForm({ chairIds }: ClinicInfo, taken: readonly string[]): ActForm {
  return {
    key: 'chairs',
    title: 'Chairs of the clinic',
    lines: ['In the order they stand on the board. A chair somebody sits in stays.'],
    fields: [
      {
        kind: 'area',
        name: 'chairs',
        label: 'Chairs, separated by spaces',
        required: true,
        initial: chairIds.join(' '),
      },
    ],
    act: 'Save chairs',
    send: async (answers, { entryId: commandId }) => {
      const chairs = chairsFromText(must(answers, 'chairs'), taken);
      if (!chairs.ok) return notSent(chairs.sentence);
      const body = { commandId, chairIds: chairs.chairIds };
      return recordOverHttp('/api/v1/clinic/chairs', body, { method: 'PUT' });
    },
  };
}

export function lockForm({ settings }: ClinicInfo): ActForm {
  return {
    key: 'lock-after',
    title: 'Lock a station nobody touches',
    lines: [
      'Its board stays in view; acting asks who is there. Shorter keeps strangers out, longer asks less of hands in gloves.',
    ],
    fields: [
      {
        kind: 'number',
        name: 'minutes',
        label: 'Minutes without a touch',
        unit: 'min',
        required: true,
        initial: String(settings.lockAfterMin),
      },
    ],
    act: 'Save',
    send: async (answers, { entryId }) => {
      const minutes = givenNumber(answers, 'minutes');
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MIN)
        return notSent(`Whole minutes from 1 to ${MOST_MIN}. Nothing is changed.`);
      return saveSettings(entryId, { ...settings, lockAfterMin: minutes });
    },
  };
}

/** What a locked station, or a wall display, shows of a patient. */
export function namesForm(
  { settings }: ClinicInfo,
  key: 'initialsWhenLocked' | 'wallShowsNames',
  words: { title: string; initials: string; names: string },
): ActForm {
  const initialsNow = key === 'initialsWhenLocked' ? settings[key] : !settings[key];
  return {
    key,
    title: words.title,
    lines: ['Alerts, numbers and clocks stay in view either way.'],
    fields: [
      {
        kind: 'choice',
        name: 'shows',
        label: 'Shows',
        required: true,
        initial: initialsNow ? 'initials' : 'names',
        options: [
          { value: 'initials', label: words.initials },
          { value: 'names', label: words.names },
        ],
      },
    ],
    act: 'Save',
    send: async (answers, { entryId }) => {
      const initials = answers.shows === 'initials';
      return saveSettings(entryId, {
        ...settings,
        [key]: key === 'initialsWhenLocked' ? initials : !initials,
      });
    },
  };
}

/** What stands on the card that is read out when help is called. */
export function emergencyForm({ settings }: ClinicInfo): ActForm {
  const { emergency } = settings;
  return {
    key: 'emergency',
    title: 'When help is called from outside',
    lines: ['Stands on every patient’s call card. Whoever calls reads it out.'],
    fields: [
      {
        kind: 'phone',
        name: 'number',
        label: 'Number to call',
        required: true,
        initial: emergency?.number ?? '',
      },
      {
        kind: 'area',
        name: 'address',
        label: 'Address, entrance, floor',
        required: true,
        initial: emergency?.address ?? '',
      },
      {
        kind: 'phone',
        name: 'phone',
        label: 'Call back on',
        required: true,
        initial: emergency?.phone ?? '',
      },
    ],
    act: 'Save',
    send: async (answers, { entryId }) =>
      saveSettings(entryId, {
        ...settings,
        emergency: {
          number: must(answers, 'number'),
          address: must(answers, 'address'),
          phone: must(answers, 'phone'),
        },
      }),
  };
}

/** The settings go together: what was not asked goes as it stands. */
function saveSettings(commandId: string, settings: ClinicSettings) {
  return recordOverHttp('/api/v1/clinic/settings', { commandId, settings }, { method: 'PUT' });
}
