import { type ActForm, type Field, given, type Option } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';

function optionsOf(sessions: readonly BoardSummary[]): Option[] {
  return sessions.map((session) => ({
    value: session.sessionId,
    label: `Chair ${session.chairId ?? '–'}, ${isolated(session.identity.name)} · ${formatBirthDate(session.identity.birthDate)}`,
  }));
}

/** Whom the device in hand shall watch, before its code is scanned. */
export function sessionField(sessions: readonly BoardSummary[]): Field {
  return {
    kind: 'select',
    name: 'sessionId',
    label: 'Session',
    options: [{ value: '', label: 'Choose the patient' }, ...optionsOf(sessions)],
    required: true,
  };
}

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
        options: [{ value: '', label: 'Nobody: readings wait' }, ...optionsOf(sessions)],
      },
    ],
    act: 'Bind',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(
        `/api/v1/devices/${deviceId}/binding`,
        { commandId, sessionId: given(answers, 'sessionId') },
        { method: 'PUT' },
      ),
  };
}
