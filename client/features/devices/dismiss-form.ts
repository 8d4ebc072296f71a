import { apiSend } from '#client/connection/api.ts';
import { serverNow } from '#client/store/now.ts';
import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import { readingText } from './reading-text.ts';

/** Takes a waiting reading off the tray with a reason. It stays in the device's record, on nobody's chart. */
export function dismissForm({ readingId, content }: WaitingReading): ActForm {
  return {
    key: 'dismiss',
    title: 'Dismiss a waiting reading',
    lines: [readingText(content), 'It stays in the record of the device and on nobody’s chart.'],
    fields: [{ kind: 'area', name: 'reason', label: 'Why', required: true }],
    act: 'Dismiss',
    send: async (answers, context) => {
      const body = { commandId: context.entryId, reason: must(answers, 'reason') };
      await apiSend('POST', `/api/v1/waiting-readings/${readingId}/dismiss`, body);
      return { state: 'recorded', seq: 0, atMs: serverNow() };
    },
  };
}
