import { type Answers, type Field, givenNumber, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { OwnLimits, Protocol } from '#shared/protocols/protocol.ts';
import { REAUTHENTICATED } from '#shared/rights.ts';
import type { SessionState } from '#shared/state.ts';
import { UNTIL_THE_END } from './fit-limits.ts';
import { OWN_LIMITS } from './own-limits.ts';

/** A proposal as it waited when the dialog was opened: whoever answers it answers this one. */
export type Proposal = NonNullable<SessionState['limitsProposed']>;

/** Who asks, since when, and why. */
export function proposedText({ by, atMs, reason }: Proposal, zone: string): string {
  return `Proposed by ${actorName(by)} ${formatClock(atMs, zone)}: ${isolated(reason)}`;
}

/** Said in the open dialog once somebody else has answered: of two prescribers one was first. */
function answeredLines(state: SessionState, { proposalId }: Proposal): string[] {
  const { limitsProposed, limitsFitted, limitsDeclined, timeZone } = state;
  const told = (act: Pick<Proposal, 'by' | 'atMs'>, what: string) => [
    `${actorName(act.by)} ${what} these limits at ${formatClock(act.atMs, timeZone)}. Nothing more is asked of you.`,
  ];
  if (limitsFitted?.proposalId === proposalId) return told(limitsFitted, 'approved');
  if (limitsDeclined?.proposalId === proposalId) return told(limitsDeclined, 'declined');
  if (limitsProposed?.proposalId === proposalId) return [];
  return ['A newer proposal has taken the place of this one. Close this, and look at that one.'];
}

/** Two numbers for each limit proposed: they may be changed before they are approved. */
function numberFields(limits: OwnLimits, now: Protocol['limits']): Field[] {
  return OWN_LIMITS.flatMap(({ key, label, unit }): Field[] => {
    const limit = limits[key];
    if (limit === undefined) return [];
    const field = (severity: 'warning' | 'critical'): Field => ({
      kind: 'number',
      name: `${key}-${severity}`,
      label: `${label}, ${severity} at`,
      unit,
      hint: `now ${now[key][severity]}`,
      initial: String(limit[severity]),
      required: true,
    });
    return [field('warning'), field('critical')];
  });
}

function limitsGiven(answers: Answers, proposed: OwnLimits): OwnLimits {
  return Object.fromEntries(
    OWN_LIMITS.filter(({ key }) => proposed[key] !== undefined).map(({ key }) => [
      key,
      { warning: givenNumber(answers, `${key}-warning`), critical: givenNumber(answers, `${key}-critical`) },
    ]),
  );
}

/** A prescriber approves, with these numbers or with others, and gives the passphrase again. */
export function approveLimits(proposal: Proposal): ActBuilder {
  return ({ state }) => ({
    key: `approve-limits-${proposal.proposalId}`,
    title: 'Approve limits for this patient',
    lines: [
      ...answeredLines(state, proposal),
      proposedText(proposal, state.timeZone),
      `The numbers may be changed. ${UNTIL_THE_END}`,
    ],
    fields: [
      ...numberFields(proposal.limits, state.protocol.limits),
      { kind: 'area', name: 'reason', label: 'Reason', initial: proposal.reason, required: true },
    ],
    act: 'Approve limits',
    reauthenticates: REAUTHENTICATED.has('FitLimits'),
    command: (answers) => ({
      type: 'FitLimits',
      body: {
        proposalId: proposal.proposalId,
        seenAtMs: state.limitsFitted?.atMs ?? null,
        limits: limitsGiven(answers, proposal.limits),
        reason: must(answers, 'reason'),
      },
    }),
  });
}

/** A prescriber says no, and why: the nurse who asked reads it on the session. */
export function declineLimits(proposal: Proposal): ActBuilder {
  return ({ state }) => ({
    key: `decline-limits-${proposal.proposalId}`,
    title: 'Decline the proposed limits',
    lines: [
      ...answeredLines(state, proposal),
      proposedText(proposal, state.timeZone),
      'The limits stay as they are.',
    ],
    fields: [{ kind: 'area', name: 'reason', label: 'Reason', required: true }],
    act: 'Decline',
    command: (answers) => ({
      type: 'DeclineLimits',
      body: { proposalId: proposal.proposalId, reason: must(answers, 'reason') },
    }),
  });
}
