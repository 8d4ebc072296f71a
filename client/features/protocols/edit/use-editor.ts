import { useMemo } from 'react';
import { useDraft } from '#client/store/drafts.ts';
import { checkProtocol } from '#shared/protocols/editing/check-protocol.ts';
import { describeProtocol } from '#shared/protocols/editing/describe-protocol.ts';
import type { DescribedSection, EditableField, Finding, ProtocolView } from '#shared/wire/protocols.ts';
import { draftKey } from '../paths.ts';
import { beginDraft, type EditDraft, isChanged, keptDraft, unreadable } from './edit-draft.ts';
import { numberPlaces } from './number-places.ts';

/** A document under somebody's hands, judged with every keystroke by the functions that the server judges it by. */
export interface Editor {
  draft: EditDraft;
  fields: readonly EditableField[];
  /** What is wrong, or to be looked at, as it is typed. */
  findings: readonly Finding[];
  /** What the document says in words. */
  sections: readonly DescribedSection[];
  /** Something is typed that the server has not. */
  unsaved: boolean;
  put: (next: EditDraft) => void;
  /** Back to what the server has. */
  drop: () => void;
}

/** The draft as somebody left it on this station, or as the server has it. Typed back to that, it is no change. */
export function useEditor(view: ProtocolView): Editor {
  const [text, keep, drop] = useDraft(draftKey(view.protocolId));
  const kept = useMemo(() => keptDraft(text), [text]);
  const saved = useMemo(() => beginDraft(view), [view]);
  const draft = kept ?? saved;
  const { fields } = view;
  const judged = useMemo(() => {
    const noNumbers = unreadable(draft, numberPlaces(fields, draft.document));
    const places = new Set(noNumbers.map(({ pointer }) => pointer));
    const found = checkProtocol(draft.document).filter(({ pointer }) => !places.has(pointer));
    return { findings: [...noNumbers, ...found], sections: describeProtocol(draft.document) };
  }, [draft, fields]);
  return {
    draft,
    fields,
    ...judged,
    unsaved: kept !== null,
    put: (next) => (isChanged(next) ? keep(JSON.stringify(next)) : drop()),
    drop,
  };
}
