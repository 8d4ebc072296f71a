import { type ActForm, given, must } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { formatDate } from '#client/ui/format.ts';
import { readDate } from '#client/ui/read-date.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { lineageUrl } from '../paths.ts';
import { documentAt } from './document-at.ts';

export interface AtNow {
  nowMs: number;
  timeZone: string;
}

/** Puts on record that the medical director has approved this very document. */
export function approveForm(view: ProtocolView, { nowMs, timeZone }: AtNow): ActForm {
  const { hash, name } = documentAt(view);
  const today = formatDate(nowMs, timeZone);
  return {
    key: 'approve',
    title: `Record the approval of ${name}`,
    lines: [
      'It is for this very document: whoever changes a rule asks for approval again.',
      'You record what the medical director decided; Afterdose does not approve anything.',
    ],
    fields: [
      { kind: 'text', name: 'director', label: 'Medical director', required: true },
      { kind: 'date', name: 'approvedOn', label: 'Approved on', required: true, initial: today },
      { kind: 'area', name: 'note', label: 'Note', hint: 'Where the signed paper is, or what was said' },
    ],
    act: 'Record approval',
    send: async (answers, { entryId: commandId }) => {
      const approvedOn = readDate(must(answers, 'approvedOn'));
      if (approvedOn === null) return notSent('Approved on: not a day. Day, month, year: 31.5.2026.');
      if (approvedOn > today) return notSent('Approved on: this day is yet to come.');
      return recordOverHttp(lineageUrl(view.protocolId, '/approve'), {
        commandId,
        hash,
        director: must(answers, 'director'),
        approvedOn,
        note: given(answers, 'note'),
      });
    },
  };
}
