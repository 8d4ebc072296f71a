import { type Answers, type Field, given, givenNumber, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { actorName } from '#client/ui/entry-words.ts';
import type { OwnLimitKey, OwnLimits, Protocol } from '#shared/protocols/protocol.ts';
import { REAUTHENTICATED } from '#shared/rights.ts';
import { limitsText, OWN_LIMITS } from './own-limits.ts';

/** Said wherever limits of one patient are set. */
export const UNTIL_THE_END = 'They end with the session. Every screen says that they are not the protocol’s.';

/** One limit at a time: choosing it shows what it is now, and asks for both severities. */
function fieldsOf(limits: Protocol['limits']): Field[] {
  const now = (key: OwnLimitKey): string => `now ${limits[key].warning} and ${limits[key].critical}`;
  return [
    {
      kind: 'select',
      name: 'limit',
      label: 'Limit',
      options: OWN_LIMITS.map(({ key, label }) => ({ value: key, label: `${label}, ${now(key)}` })),
      initial: 'spo2Low',
      required: true,
    },
    { kind: 'number', name: 'warning', label: 'Warning at', unit: '', required: true },
    { kind: 'number', name: 'critical', label: 'Critical at', unit: '', required: true },
    { kind: 'area', name: 'reason', label: 'Reason', required: true },
  ];
}

/** The limit answered, beside those set before it. */
function limitsGiven(answers: Answers, before: OwnLimits): OwnLimits {
  const limit = { warning: givenNumber(answers, 'warning'), critical: givenNumber(answers, 'critical') };
  const chosen = OWN_LIMITS.find(({ key }) => key === given(answers, 'limit'));
  return chosen === undefined ? before : { ...before, [chosen.key]: limit };
}

/** Limits of this patient for this session. A prescriber's act; a badge says so until the end. */
export const fitLimits: ActBuilder = ({ state }) => ({
  key: 'limits',
  title: 'Limits of this patient',
  lines: [UNTIL_THE_END],
  fields: fieldsOf(state.protocol.limits),
  act: 'Change limits',
  reauthenticates: REAUTHENTICATED.has('FitLimits'),
  command: (answers) => ({
    type: 'FitLimits',
    body: {
      seenAtMs: state.limitsFitted?.atMs ?? null,
      limits: limitsGiven(answers, {}),
      reason: must(answers, 'reason'),
    },
  }),
});

/** What a nurse asks a prescriber for. Nothing is judged by it until it is approved. */
export const proposeLimits: ActBuilder = ({ state }) => {
  const waiting = state.limitsProposed;
  return {
    key: 'propose-limits',
    title: 'Propose limits for this patient',
    lines: [
      'A prescriber approves them, or declines. Until then the limits stay as they are.',
      ...(waiting === null
        ? []
        : [
            `Waiting already, by ${actorName(waiting.by)}: ${limitsText(waiting.limits)}. This one joins them.`,
          ]),
    ],
    fields: fieldsOf(state.protocol.limits),
    act: 'Propose limits',
    command: (answers, { entryId }) => ({
      type: 'ProposeLimits',
      body: {
        proposalId: entryId,
        limits: limitsGiven(answers, waiting?.limits ?? {}),
        reason: must(answers, 'reason'),
      },
    }),
  };
};
