import { type ActForm, type Field, given } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { lineageUrl } from '../paths.ts';
import { BUDGET_WORDS, criticalsText, NEEDS_APPROVAL, replayedOver } from '../words.ts';
import { type ActedDocument, documentAt } from './document-at.ts';

/** Switches on the draft, or a version that was on. It shows what that changes, and has each warning accepted. */
export function switchOnForm(view: ProtocolView): ActForm {
  const document = documentAt(view);
  const { findings } = view;
  const warns = findings.filter(({ level }) => level === 'warns');
  const wrong = findings.length - warns.length;
  const askedWhy = whyAsked(document);
  return {
    key: 'switch-on',
    title: `Switch on ${document.name}`,
    lines: [
      'Sessions are opened under it from now on. Sessions that are open keep the version they were opened under.',
      ...(document.approval === null ? [`${NEEDS_APPROVAL}. Every session under it says so.`] : []),
      ...(askedWhy === null ? [] : [askedWhy]),
    ],
    fields: [
      ...warns.map(
        ({ sentence }, at): Field => ({
          kind: 'check',
          name: `accept-${at}`,
          label: isolated(sentence),
          required: true,
        }),
      ),
      ...(askedWhy === null
        ? []
        : [{ kind: 'area', name: 'reason', label: 'Why all the same', required: true } as const]),
    ],
    act: 'Switch on',
    send: async (answers, { entryId: commandId }) => {
      if (wrong > 0) return notSent('Something in it is wrong: mend it first. Nothing is switched on.');
      return recordOverHttp(lineageUrl(view.protocolId, '/switch-on'), {
        commandId,
        version: document.version,
        hash: document.hash,
        accepted: warns.map(({ pointer }) => pointer),
        reason: given(answers, 'reason'),
      });
    },
  };
}

/** Why a reason is asked for; null: this very document was replayed, and within the budget. */
function whyAsked({ replay }: ActedDocument): string | null {
  if (replay === null)
    return 'This very document was never replayed: nobody knows how often it would have alarmed.';
  if (!replay.sums.overBudget) return null;
  return `Replayed over ${replayedOver(replay)} it had critical alerts: ${criticalsText(replay.sums)}. The budget is ${BUDGET_WORDS}.`;
}
