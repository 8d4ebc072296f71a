import { must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder, ActView } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { TIME_NOW } from '../acts/common-fields.ts';
import { contentText } from '../words.ts';
import { correctedContent } from './correction.ts';
import { correctionFields } from './correction-fields.ts';

/** Said before sending: a change after the signature takes it back. */
function afterSigning({ judgement }: ActView): string[] {
  return judgement.signature === null
    ? []
    : ['This session is signed: what is sent here supersedes the signature, and it has to be signed again.'];
}

/** Asks for the entry's values anew. The older version stays readable, with the reason. */
export function correctEntry(entryId: string): ActBuilder {
  return (view) => {
    const { state } = view;
    const entry = state.entries[entryId];
    const content = entry?.versions.at(-1)?.content;
    if (content === undefined || entry?.withdrawn !== null) return null;
    return {
      key: `correct-${entryId}`,
      title: 'Correct this entry',
      wide: content.kind === 'symptom' || content.kind === 'seriousEvent',
      lines: [`Now: ${contentText(content)}`, 'The old version stays in its history.', ...afterSigning(view)],
      fields: [
        ...correctionFields(content, state.timeZone),
        { kind: 'area', name: 'reason', label: 'Reason', required: true },
      ],
      act: 'Record correction',
      command: (answers, context) => ({
        type: 'CorrectEntry',
        body: {
          entryId,
          version: entry.versions.length,
          content: correctedContent(content, answers, context),
          reason: must(answers, 'reason'),
        },
      }),
    };
  };
}

/** A symptom that went on has ended: its entry gets the end. */
export function endSymptom(entryId: string): ActBuilder {
  return (view) => {
    const { state } = view;
    const entry = state.entries[entryId];
    const content = entry?.versions.at(-1)?.content;
    if (content?.kind !== 'symptom' || content.endAtMs !== null || entry?.withdrawn !== null) return null;
    return {
      key: `end-${entryId}`,
      title: 'Symptom ended',
      lines: [contentText(content), ...afterSigning(view)],
      fields: [{ kind: 'time', name: 'end', label: 'Ended at', hint: TIME_NOW }],
      act: 'Record end',
      command: (answers, context) => ({
        type: 'CorrectEntry',
        body: {
          entryId,
          version: entry.versions.length,
          content: { ...content, endAtMs: timeGiven(answers, 'end', context) },
          reason: 'Symptom ended',
        },
      }),
    };
  };
}

export function withdrawEntry(entryId: string): ActBuilder {
  return (view) => {
    const { state } = view;
    const entry = state.entries[entryId];
    const content = entry?.versions.at(-1)?.content;
    if (content === undefined || entry?.withdrawn !== null) return null;
    return {
      key: `withdraw-${entryId}`,
      title: 'Entered in error',
      lines: [
        contentText(content),
        'It stays on record, struck through, and counts for nothing.',
        ...afterSigning(view),
      ],
      fields: [{ kind: 'area', name: 'reason', label: 'Reason', required: true }],
      act: 'Mark as entered in error',
      command: (answers) => ({ type: 'WithdrawEntry', body: { entryId, reason: must(answers, 'reason') } }),
    };
  };
}

/** Takes a reading that belongs to somebody else over to their session. Both records are judged again. */
export function moveReading(entryId: string, others: readonly BoardSummary[]): ActBuilder {
  const targets = others.map((summary) => ({
    value: summary.sessionId,
    label: `Chair ${summary.chairId ?? '––'}, ${isolated(summary.identity.name)}, born ${formatBirthDate(summary.identity.birthDate)}`,
  }));
  return (view) => {
    const { state } = view;
    const content = state.entries[entryId]?.versions.at(-1)?.content;
    if (content?.kind !== 'reading') return null;
    return {
      key: `move-${entryId}`,
      title: 'Move to another patient',
      lines: [
        contentText(content),
        'Scores typed in the same set go with it.',
        ...afterSigning(view),
        ...(targets.length === 0 ? ['No other session is open.'] : []),
      ],
      fields: [
        { kind: 'choice', name: 'to', label: 'Whose it is', options: targets, required: true },
        { kind: 'area', name: 'reason', label: 'Reason', required: true },
      ],
      act: 'Move reading',
      send: (answers, { entryId: commandId }) =>
        recordOverHttp(`/api/v1/sessions/${state.sessionId}/readings/${entryId}/move`, {
          commandId,
          toSessionId: must(answers, 'to'),
          reason: must(answers, 'reason'),
        }),
    };
  };
}
