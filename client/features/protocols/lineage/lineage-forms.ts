import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { lineageUrl } from '../paths.ts';
import { reason } from './document-forms.ts';

/** What was on is on no more; what never was is put aside. Open sessions keep it either way. */
export function switchOffForm({ protocolId, version }: ProtocolView): ActForm {
  const never = version === null;
  return {
    key: 'switch-off',
    title: never ? 'Put the protocol aside' : `Switch off version ${isolated(version)}`,
    lines: never
      ? ['It was never on. It stays here, and can be edited and switched on later.']
      : ['No session can be opened under it any more. Sessions that are open keep it to their end.'],
    fields: [reason],
    act: never ? 'Put aside' : 'Switch off',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(lineageUrl(protocolId, '/switch-off'), { commandId, reason: must(answers, 'reason') }),
  };
}

export function discardForm({ protocolId, version, editSeq }: ProtocolView): ActForm {
  return {
    key: 'discard-draft',
    title: 'Discard the draft',
    lines: [
      version === null
        ? 'Editing begins again from where the protocol came from.'
        : `Editing begins again from version ${isolated(version)}.`,
      'The draft stays on record.',
    ],
    fields: [reason],
    act: 'Discard',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(lineageUrl(protocolId, '/draft/discard'), {
        commandId,
        editSeq,
        reason: must(answers, 'reason'),
      }),
  };
}
