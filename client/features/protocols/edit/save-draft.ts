import { newId } from '#client/connection/ids.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { lineageUrl } from '../paths.ts';
import type { EditDraft } from './edit-draft.ts';

/** Sends the whole document; it is refused where somebody else has saved since it was begun. */
export function saveDraft(
  protocolId: string,
  { editSeq, document, note }: EditDraft,
  onSaved: (view: ProtocolView) => void,
) {
  const said = note.trim();
  const body = { commandId: newId(), editSeq, document, note: said === '' ? null : said };
  return recordOverHttp<ProtocolView>(lineageUrl(protocolId, '/draft'), body, {
    method: 'PUT',
    onAnswer: onSaved,
  });
}
