import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { formatWhen } from '#client/ui/format.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import { readingText } from './reading-text.ts';

/** Takes a waiting reading off the tray with a reason. It stays in the device's record, on nobody's chart. */
export function dismissForm({ readingId, content }: WaitingReading, nowMs: number, zone: string): ActForm {
  return {
    key: 'dismiss',
    title: 'Dismiss a waiting reading',
    lines: [
      `${readingText(content)}, measured ${formatWhen(content.takenAtMs, nowMs, zone)}`,
      'It stays in the record of the device and on nobody’s chart.',
    ],
    fields: [{ kind: 'area', name: 'reason', label: 'Why', required: true }],
    act: 'Dismiss',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(`/api/v1/waiting-readings/${readingId}/dismiss`, {
        commandId,
        reason: must(answers, 'reason'),
      }),
  };
}
