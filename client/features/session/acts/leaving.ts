import { given, must, ticked } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder, ActView } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { typedClock } from '#client/ui/read-clock.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { TIME_NOW } from './common-fields.ts';

export function extendObservation(nowMs: () => number): ActBuilder {
  return ({ state }) => ({
    key: 'extend',
    title: 'Extend observation',
    lines:
      state.extended === null
        ? ['Checks go on every quarter of an hour. Extending is a normal outcome.']
        : [
            `Extended already, review ${formatClock(state.extended.reviewAtMs, state.timeZone)}. This sets a new review time.`,
          ],
    fields: [
      { kind: 'area', name: 'reason', label: 'Reason', required: true },
      {
        kind: 'time',
        name: 'review',
        label: 'Review at',
        initial: typedClock(nowMs() + 15 * MINUTE_MS, state.timeZone),
        required: true,
      },
      { kind: 'check', name: 'escort', label: 'Escort informed' },
    ],
    act: 'Extend',
    command: (answers, context) => ({
      type: 'ExtendObservation',
      body: {
        reason: must(answers, 'reason'),
        reviewAtMs: timeGiven(answers, 'review', context),
        escortInformed: ticked(answers, 'escort'),
      },
    }),
  });
}

function open({ judgement }: ActView): string[] {
  return judgement.readiness.criteria
    .filter(({ status }) => status === 'unmet' || status === 'unknown')
    .map(({ label, status }) => `${label} (${status})`);
}

export const leaveAgainstAdvice: ActBuilder = (view) => {
  const missing = open(view);
  return {
    key: 'leave',
    title: 'Left against advice',
    lines: [
      missing.length === 0
        ? 'Every criterion is met or overridden.'
        : `Recorded with what is missing: ${missing.join(', ')}.`,
      'What is left unticked is recorded as not done.',
    ],
    fields: [
      { kind: 'check', name: 'prescriber', label: 'Prescriber told' },
      { kind: 'check', name: 'risks', label: 'Risks explained' },
      { kind: 'check', name: 'form', label: 'Form signed' },
      { kind: 'text', name: 'transport', label: 'How the patient went' },
      { kind: 'text', name: 'witness', label: 'Witness' },
      {
        kind: 'time',
        name: 'left',
        label: 'Left at',
        hint: `${TIME_NOW} When nobody saw it, the time last seen.`,
      },
      { kind: 'area', name: 'reason', label: 'What happened', required: true },
    ],
    act: 'Record that the patient left',
    command: (answers, context) => ({
      type: 'LeaveAgainstAdvice',
      body: {
        prescriberTold: ticked(answers, 'prescriber'),
        risksExplained: ticked(answers, 'risks'),
        formSigned: ticked(answers, 'form'),
        transport: given(answers, 'transport'),
        witnessedBy: given(answers, 'witness'),
        leftAtMs: timeGiven(answers, 'left', context),
        reason: must(answers, 'reason'),
      },
    }),
  };
};

export const transferPatient: ActBuilder = () => ({
  key: 'transfer',
  title: 'Transfer to emergency care',
  lines: ['The session stays open for its outcome.'],
  fields: [
    { kind: 'text', name: 'destination', label: 'Where to', required: true },
    { kind: 'area', name: 'reason', label: 'Why', required: true },
  ],
  act: 'Record transfer',
  command: (answers) => ({
    type: 'TransferPatient',
    body: { destination: must(answers, 'destination'), reason: must(answers, 'reason') },
  }),
});

export const transferOutcome: ActBuilder = () => ({
  key: 'transfer-outcome',
  title: 'Outcome of the transfer',
  fields: [{ kind: 'area', name: 'outcome', label: 'Outcome', required: true }],
  act: 'Record outcome',
  command: (answers) => ({ type: 'RecordTransferOutcome', body: { outcome: must(answers, 'outcome') } }),
});

export const cancelSession: ActBuilder = () => ({
  key: 'cancel',
  title: 'Cancel, not dosed',
  lines: ['The session ends without a dose. It stays on record.'],
  fields: [{ kind: 'area', name: 'reason', label: 'Reason', required: true }],
  act: 'Cancel session',
  command: (answers) => ({ type: 'CancelSession', body: { reason: must(answers, 'reason') } }),
});

/** Something came to light after the patient had gone: someone calls, and writes what was said. */
export function completeCallBack(entryId: string, message: string): ActBuilder {
  return () => ({
    key: `call-back-${entryId}`,
    title: 'Call back',
    lines: [isolated(message)],
    fields: [{ kind: 'area', name: 'note', label: 'Whom you reached and what was said', required: true }],
    act: 'Record call',
    command: (answers) => ({ type: 'CompleteCallBack', body: { entryId, note: must(answers, 'note') } }),
  });
}
