import { type ActForm, type Field, given } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Finding } from '#shared/wire/protocols.ts';
import type { LineageDocument } from '../documents.ts';
import { lineageUrl } from '../paths.ts';
import { BUDGET_WORDS, criticalsText, NEEDS_APPROVAL, replayedOver } from '../words.ts';

/** Opens sessions under a document from now on. Each warning is accepted by itself; what is wrong is mended first. */
export function switchOnForm(
  protocolId: string,
  document: LineageDocument,
  findings: readonly Finding[],
): ActForm {
  const { version, hash, approval, name } = document;
  const warns = findings.filter(({ level }) => level === 'warns');
  const wrong = findings.filter(({ level }) => level === 'wrong');
  const askedWhy = whyAsked(document);
  return {
    key: `switch-on-${hash}`,
    wide: true,
    title: `Switch on ${name}`,
    lines: [
      'Sessions are opened under it from now on. Sessions that are open keep the version they were opened under.',
      ...(approval === null ? [`${NEEDS_APPROVAL}. Every session under it says so.`] : []),
      ...(askedWhy === null ? [] : [askedWhy]),
      ...wrong.map(({ sentence }) => `Wrong: ${isolated(sentence)}`),
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
      if (wrong.length > 0)
        return notSent('Something in it is wrong: mend it first. Nothing is switched on.');
      return recordOverHttp(lineageUrl(protocolId, '/switch-on'), {
        commandId,
        version,
        hash,
        accepted: warns.map(({ pointer }) => pointer),
        reason: given(answers, 'reason'),
      });
    },
  };
}

/** Why a reason is asked for; null: this very document was replayed, and within the budget. */
export function whyAsked({ replay }: Pick<LineageDocument, 'replay'>): string | null {
  if (replay === null)
    return 'This very document was never replayed: nobody knows how often it would have alarmed.';
  if (!replay.sums.overBudget) return null;
  return `Replayed over ${replayedOver(replay)} it had critical alerts: ${criticalsText(replay.sums)}. The budget is ${BUDGET_WORDS}.`;
}
