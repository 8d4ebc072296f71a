import type { ActForm, Field } from '#client/ui/act-form/act-form.ts';
import { must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { lineageUrl } from '../paths.ts';
import { approvalText } from '../words.ts';
import { type AtNow, approveForm } from './approve-form.ts';
import { documentAt } from './document-at.ts';
import { switchOnForm } from './switch-on-form.ts';

export const LINEAGE_ACTS = ['approve', 'switchOn', 'withdraw', 'switchOff', 'discard'] as const;
export type LineageAct = (typeof LINEAGE_ACTS)[number];

/** The word of an act on this protocol; null when it makes no sense as it stands. */
export function labelOf(act: LineageAct, view: ProtocolView): string | null {
  const { draft, state } = view;
  const document = documentAt(view);
  switch (act) {
    case 'approve':
      return document.approval === null ? 'Record an approval' : null;
    case 'switchOn':
      return draft !== null || state === 'off' ? 'Switch on' : null;
    case 'withdraw':
      return document.approval === null ? null : 'Withdraw the approval';
    case 'switchOff':
      return state === 'on' ? 'Switch off' : null;
    case 'discard':
      return draft === null ? null : 'Discard the draft';
  }
}

/** The dialog of an act, from what is known of the protocol now. */
export function formOf(act: LineageAct, view: ProtocolView, now: AtNow): ActForm {
  switch (act) {
    case 'approve':
      return approveForm(view, now);
    case 'switchOn':
      return switchOnForm(view);
    case 'withdraw':
      return withdrawForm(view);
    case 'switchOff':
      return switchOffForm(view);
    case 'discard':
      return discardForm(view);
  }
}

const reason: Field = { kind: 'area', name: 'reason', label: 'Why', required: true };

function withdrawForm(view: ProtocolView): ActForm {
  const { hash, approval, name } = documentAt(view);
  return {
    key: 'withdraw-approval',
    title: `Withdraw the approval of ${name}`,
    lines: [
      `${approvalText(approval)}. That it was approved stays on record.`,
      'Sessions opened from now on say that it needs approval. What is on stays on.',
    ],
    fields: [reason],
    act: 'Withdraw',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(lineageUrl(view.protocolId, '/withdraw-approval'), {
        commandId,
        hash,
        reason: must(answers, 'reason'),
      }),
  };
}

function switchOffForm({ protocolId, version }: ProtocolView): ActForm {
  return {
    key: 'switch-off',
    title: `Switch off version ${isolated(version ?? '')}`,
    lines: ['No session can be opened under it any more. Sessions that are open keep it to their end.'],
    fields: [reason],
    act: 'Switch off',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(lineageUrl(protocolId, '/switch-off'), { commandId, reason: must(answers, 'reason') }),
  };
}

function discardForm({ protocolId, version, editSeq }: ProtocolView): ActForm {
  return {
    key: 'discard-draft',
    title: 'Discard the draft',
    lines: [
      version === null
        ? 'Editing begins again from where the protocol came from.'
        : `Editing begins again from version ${isolated(version)}.`,
      'The draft stays in the trail.',
    ],
    fields: [reason],
    act: 'Discard',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(lineageUrl(protocolId, '/discard-draft'), {
        commandId,
        editSeq,
        reason: must(answers, 'reason'),
      }),
  };
}
