import { type Refusal, refusal, type SessionCommand } from '../commands.ts';
import { WIDEST } from '../protocols/own-limit-bounds.ts';
import type { OwnLimitKey, OwnLimits } from '../protocols/protocol.ts';
import type { Act, SessionState } from '../state.ts';
import { accept, type Decision, refuse, refuseWith } from './answers.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

/**
 * [LIMITS] Fitted beside what was fitted before: the event says every limit that is not the protocol's from now on. They
 * end with the session. Refusals: emptySet, impossibleValue with the limit named, alreadyDone where somebody else was first.
 */
export function decideFitLimits(state: SessionState, body: Body<'FitLimits'>): Decision {
  const wrong = findWrongLimits(body.limits);
  if (wrong !== null) return refuseWith(wrong);
  const { proposalId = null, seenAtMs, reason } = body;
  if (proposalId !== null && state.limitsProposed?.proposalId !== proposalId)
    return refuseAnswered(state, proposalId);
  const fitted = state.limitsFitted;
  if (seenAtMs !== undefined && seenAtMs !== (fitted?.atMs ?? null))
    return refuse(
      'alreadyDone',
      `${nameOf(fitted)} fitted limits to this patient meanwhile. Look at them first, then decide again.`,
      '/seenAtMs',
    );
  const limits = { ...fitted?.limits, ...body.limits };
  return accept({ type: 'LimitsFitted', body: { proposalId, limits, reason } });
}

/** A nurse proposes, a prescriber answers; a further proposal takes the place of one nobody has answered. */
export function decideProposeLimits(state: SessionState, body: Body<'ProposeLimits'>): Decision {
  const wrong = findWrongLimits(body.limits);
  if (wrong !== null) return refuseWith(wrong);
  if (state.limitsProposed?.proposalId === body.proposalId)
    return refuse('alreadyDone', 'This proposal is on record already.');
  return accept({ type: 'LimitsProposed', body });
}

export function decideDeclineLimits(state: SessionState, body: Body<'DeclineLimits'>): Decision {
  if (state.limitsProposed?.proposalId !== body.proposalId) return refuseAnswered(state, body.proposalId);
  return accept({ type: 'LimitsDeclined', body });
}

/** Of two who answer one proposal one wins; the other is told who was first. */
function refuseAnswered({ limitsFitted, limitsDeclined }: SessionState, proposalId: string): Decision {
  const sentence =
    limitsFitted?.proposalId === proposalId
      ? `${nameOf(limitsFitted)} approved these limits already.`
      : limitsDeclined?.proposalId === proposalId
        ? `${nameOf(limitsDeclined)} declined these limits already.`
        : 'This proposal is not waiting: there is a newer one, or there never was this one.';
  return refuse('alreadyDone', sentence, '/proposalId');
}

function nameOf(act: Act | null): string {
  return act === null || act.by.kind === 'system' ? 'Somebody' : act.by.name;
}

function findWrongLimits(limits: OwnLimits): Refusal | null {
  const keys = (Object.keys(WIDEST) as OwnLimitKey[]).filter((key) => limits[key] !== undefined);
  if (keys.length === 0) return refusal('emptySet', 'No limit was changed.', '/limits');
  for (const key of keys) {
    const limit = limits[key];
    const { side, widest, name } = WIDEST[key];
    if (!limit) continue;
    const at = `/limits/${key}`;
    const ordered = side === 'high' ? limit.warning < limit.critical : limit.warning > limit.critical;
    if (!ordered)
      return refusal('impossibleValue', `${name}: the critical limit lies beyond the warning.`, at);
    const tooWide = side === 'high' ? limit.critical > widest : limit.critical < widest;
    if (tooWide)
      return refusal(
        'impossibleValue',
        `${name}: a critical limit beyond ${widest} would switch it off.`,
        at,
      );
  }
  return null;
}
