import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { AddedDisplay, DisplayInfo } from '#shared/wire/people.ts';

/** A new wall display. The answer is a link shown once, to be opened on the screen itself. */
export function addForm(onAdded: (added: AddedDisplay) => void): ActForm {
  return {
    key: 'add-display',
    title: 'Add a display',
    lines: ['It shows the board of this clinic and can do nothing.'],
    fields: [
      { kind: 'text', name: 'name', label: 'Name', hint: 'Where it hangs: “Corridor”', required: true },
    ],
    act: 'Add',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp('/api/v1/displays', { commandId, name: must(answers, 'name') }, { onAnswer: onAdded }),
  };
}

export function linkForm({ displayId, name }: DisplayInfo, onAdded: (added: AddedDisplay) => void): ActForm {
  return {
    key: 'link',
    title: `New link for ${isolated(name)}`,
    lines: ['A link made before no longer works. A screen that opens the new one becomes this display.'],
    fields: [],
    act: 'Make a link',
    send: (_, { entryId: commandId }) =>
      recordOverHttp(`/api/v1/displays/${displayId}/link`, { commandId }, { onAnswer: onAdded }),
  };
}

export function revokeForm({ displayId, name }: DisplayInfo): ActForm {
  return {
    key: 'revoke',
    title: `Take ${isolated(name)} out of use`,
    lines: ['Its screen shows nothing from this moment on. This cannot be undone: add a new one instead.'],
    fields: [{ kind: 'area', name: 'reason', label: 'Why', required: true }],
    act: 'Take out of use',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(`/api/v1/displays/${displayId}/revoke`, { commandId, reason: must(answers, 'reason') }),
  };
}
