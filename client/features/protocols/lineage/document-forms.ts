import { type ActForm, type Field, given, must } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { formatDate } from '#client/ui/format.ts';
import { readDate } from '#client/ui/read-date.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import type { LineageDocument } from '../documents.ts';
import { lineageUrl } from '../paths.ts';
import { approvalText } from '../words.ts';

export const reason: Field = { kind: 'area', name: 'reason', label: 'Why', required: true };

/** Puts on record that the medical director has approved this very document. */
export function approveForm(
  { protocolId }: ProtocolView,
  { hash, name }: LineageDocument,
  { nowMs, timeZone }: { nowMs: number; timeZone: string },
): ActForm {
  const today = formatDate(nowMs, timeZone);
  return {
    key: `approve-${hash}`,
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
      return recordOverHttp(lineageUrl(protocolId, '/approve'), {
        commandId,
        hash,
        director: must(answers, 'director'),
        approvedOn,
        note: given(answers, 'note'),
      });
    },
  };
}

export function withdrawForm(
  { protocolId }: ProtocolView,
  { hash, approval, name }: LineageDocument,
): ActForm {
  return {
    key: `withdraw-${hash}`,
    title: `Withdraw the approval of ${name}`,
    lines: [
      `${approvalText(approval)}. That it was approved stays on record.`,
      'Sessions opened from now on say that it needs approval. What is on stays on.',
    ],
    fields: [reason],
    act: 'Withdraw',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(lineageUrl(protocolId, '/withdraw-approval'), {
        commandId,
        hash,
        reason: must(answers, 'reason'),
      }),
  };
}
