import { apiSend } from '#client/connection/api.ts';
import { serverNow } from '#client/store/now.ts';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';

/** Binds a device to one session, or to nobody: from then on what it sends goes there and nowhere else. */
export function bindForm(
  { deviceId, name, sessionId }: DeviceInfo,
  sessions: readonly BoardSummary[],
): ActForm {
  return {
    key: 'bind',
    title: `Bind ${isolated(name)}`,
    lines: ['Look at the device and at the patient: what it sends stands on this chart at once.'],
    fields: [
      {
        kind: 'select',
        name: 'sessionId',
        label: 'Session',
        initial: sessions.some((session) => session.sessionId === sessionId) ? (sessionId ?? '') : '',
        options: [
          { value: '', label: 'Nobody: readings wait' },
          ...sessions.map((session) => ({
            value: session.sessionId,
            label: `Chair ${session.chairId ?? '–'}, ${isolated(session.identity.name)} · ${formatBirthDate(session.identity.birthDate)}`,
          })),
        ],
      },
    ],
    act: 'Bind',
    send: async (answers, context) => {
      const target = answers.sessionId ?? '';
      const body = { commandId: context.entryId, sessionId: target === '' ? null : target };
      await apiSend('PUT', `/api/v1/devices/${deviceId}/binding`, body);
      return { state: 'recorded', seq: 0, atMs: serverNow() };
    },
  };
}
