import { given } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder, ActView } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { typedClock } from '#client/ui/read-clock.ts';
import { LATE_REASON, TIME_NOW } from '../acts/common-fields.ts';
import { SERIOUS_IS_NOT_SEVERE, seriousEventFields, seriousEventGiven } from '../acts/serious-event.ts';
import { effectText } from '../event-words.ts';
import { evidenceText, seriousEvidence } from './serious-evidence.ts';

/** The longest text that is recorded whole. */
const LONGEST = 4000;

/** What a draft is begun from: something on record, or nothing but now. */
interface Beginning {
  what: string;
  onsetMs: number | null;
}

/** What proposed the draft, in the words of the record; `entryId` null: the patient was transferred. */
function beginningOf({ state }: ActView, entryId: string | null): Beginning {
  if (entryId === null) {
    const { end } = state;
    return end?.detail.type === 'PatientTransferred'
      ? { what: `Transferred: ${end.detail.body.reason}`, onsetMs: end.takenAtMs }
      : { what: '', onsetMs: null };
  }
  const content = state.entries[entryId]?.versions.at(-1)?.content;
  if (content?.kind === 'symptom') return { what: effectText(content), onsetMs: content.takenAtMs };
  if (content?.kind === 'score') return { what: 'Loss of consciousness', onsetMs: content.takenAtMs };
  return { what: '', onsetMs: null };
}

/**
 * Writes the draft of a serious event, begun from what proposed it and from the facts around it. Nothing is submitted, and
 * what only a clinician states is left unstated.
 */
export function reportSerious(nowMs: () => number, fromEntryId: string | null = null): ActBuilder {
  return (view) => {
    const { state, judgement } = view;
    const { what, onsetMs } = beginningOf(view, fromEntryId);
    const zone = state.timeZone;
    const evidence = seriousEvidence(state, judgement, onsetMs ?? nowMs());
    return {
      key: `serious-${fromEntryId ?? 'new'}`,
      title: 'Serious adverse event, DRAFT',
      wide: true,
      lines: ['A draft on this record. Nothing is submitted to anybody.', SERIOUS_IS_NOT_SEVERE],
      fields: [
        ...seriousEventFields(
          { what: what.slice(0, 200), description: evidenceText(evidence).slice(0, LONGEST) },
          {
            kind: 'time',
            name: 'time',
            label: 'Began at',
            hint: TIME_NOW,
            ...(onsetMs === null ? {} : { initial: typedClock(onsetMs, zone), nearMs: onsetMs }),
          },
          { kind: 'time', name: 'end', label: 'Ended at', hint: 'Empty means it goes on, or is not known.' },
        ),
        LATE_REASON,
      ],
      act: 'Record draft',
      command: (answers, context) => ({
        type: 'ReportSeriousEvent',
        body: {
          entryId: context.entryId,
          content: {
            kind: 'seriousEvent',
            takenAtMs: timeGiven(answers, 'time', context),
            endAtMs: given(answers, 'end') === null ? null : timeGiven(answers, 'end', context),
            ...seriousEventGiven(answers),
          },
          lateReason: given(answers, 'late'),
        },
      }),
    };
  };
}
