import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import type { IssuedToken } from '#shared/wire/people.ts';

/** A token just issued, and the name its device has on this screen. */
export interface Issued extends IssuedToken {
  name: string;
}

const nameField = (initial = '') =>
  ({
    kind: 'text',
    name: 'name',
    label: 'Name',
    hint: 'As it is written on the device.',
    required: true,
    initial,
  }) as const;

/** A new device. The answer is its token, shown once. */
export function addForm(onIssued: (issued: Issued) => void): ActForm {
  return {
    key: 'add-device',
    title: 'Add a device',
    lines: [
      'You get the token it posts with, shown once. It posts for nobody until it is bound to a session.',
    ],
    fields: [
      nameField(),
      {
        kind: 'choice',
        name: 'kind',
        label: 'How it measures',
        required: true,
        options: [
          { value: 'onDemand', label: 'When somebody asks it to: a cuff' },
          { value: 'continuous', label: 'All the time: a monitor. Its silence raises an alert' },
        ],
      },
    ],
    act: 'Add',
    send: (answers, { entryId: commandId }) => {
      const name = must(answers, 'name');
      const body = { commandId, name, continuous: answers.kind === 'continuous' };
      return recordOverHttp<IssuedToken>('/api/v1/devices', body, {
        onAnswer: (token) => onIssued({ ...token, name }),
      });
    },
  };
}

export function renameForm({ deviceId, name }: DeviceInfo): ActForm {
  return {
    key: 'rename-device',
    title: `Rename ${isolated(name)}`,
    lines: ['What it has sent already keeps the old name.'],
    fields: [nameField(name)],
    act: 'Rename',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(
        `/api/v1/devices/${deviceId}/name`,
        { commandId, name: must(answers, 'name') },
        { method: 'PUT' },
      ),
  };
}

/** For a token that is lost or seen by others, and to take a device back into use. */
export function rotateForm(device: DeviceInfo, onIssued: (issued: Issued) => void): ActForm {
  const { deviceId, name, revokedAtMs } = device;
  const back = revokedAtMs !== null;
  return {
    key: 'rotate',
    title: back ? `Take ${isolated(name)} back into use` : `New token for ${isolated(name)}`,
    lines: [
      back
        ? 'It posts again once it has the new token, shown once. It is bound to nobody.'
        : 'The old token opens nothing from this moment on; what the device posts is refused until it has the new one. It stays bound.',
    ],
    fields: [],
    act: back ? 'Take back' : 'Make a token',
    send: (_, { entryId: commandId }) =>
      recordOverHttp<IssuedToken>(
        `/api/v1/devices/${deviceId}/rotate`,
        { commandId },
        { onAnswer: (token) => onIssued({ ...token, name }) },
      ),
  };
}

export function revokeForm({ deviceId, name, sessionId }: DeviceInfo): ActForm {
  const bound = sessionId === null ? '' : ' It is taken off its patient.';
  return {
    key: 'revoke-device',
    title: `Take ${isolated(name)} out of use`,
    lines: [`Its token opens nothing from this moment on.${bound}`, 'What it has sent stays.'],
    fields: [{ kind: 'area', name: 'reason', label: 'Why', required: true }],
    act: 'Take out of use',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(`/api/v1/devices/${deviceId}/revoke`, { commandId, reason: must(answers, 'reason') }),
  };
}
