import type { Indication } from '../../protocols/pre-dose.ts';
import type { SessionState } from '../../state.ts';
import { type Finding, finding } from './line.ts';
import type { PreDoseContext } from './presence.ts';
import { IDENTIFIER_WORDS, INDICATION_WORDS } from './words.ts';

/** Who the patient is, and what was agreed with them. */

/** [IDENT] Two different identifiers; a bare yes names none. */
export function judgeIdentity({ identityConfirmed }: SessionState): Finding {
  if (identityConfirmed === null) return finding('open');
  const said = identityConfirmed.identifiers.map((one) => IDENTIFIER_WORDS[one]).join(', ');
  return finding('done', said, identityConfirmed);
}

/** Whether the label of the drug covers this use. */
export function isApproved({ protocol }: SessionState, indication: Indication): boolean {
  return protocol.approvedIndications.includes(indication);
}

/** [INDICATION] Stated, approved or off-label as the protocol says, with a plan: the course, or in words. */
export function judgeIndication(state: SessionState): Finding {
  const stated = state.indication;
  if (stated === null) return finding('open');
  const what = stated.indicationWords ?? INDICATION_WORDS[stated.indication];
  const use = `${what}, ${isApproved(state, stated.indication) ? 'approved use' : 'off-label'}`;
  if (stated.treatmentPlan === null && state.course === null)
    return finding('open', `${use}; no treatment plan`, stated);
  return finding('done', use, stated);
}

/** Off-label as far as is known: no stated use that the label covers. */
function isOffLabel(state: SessionState): boolean {
  return state.indication === null
    ? state.protocol.approvedIndications.length === 0
    : !isApproved(state, state.indication.indication);
}

/**
 * [CONSENT] Seen, with its date; valid today; covering off-label use where that is meant. Dates are compared only where it is
 * told what day it is.
 */
export function judgeConsent(state: SessionState, { today }: PreDoseContext): Finding {
  const said = state.checklist.consent;
  if (said === undefined) return finding('open');
  if (said.answer !== 'yes') return finding('attention', 'no consent', said);
  if (said.consent === null) return finding('attention', 'seen without its date', said);
  const { signedOn, validThrough, coversOffLabel } = said.consent;
  const dated = `of ${signedOn}${validThrough === null ? '' : `, valid through ${validThrough}`}`;
  if (today !== null && validThrough !== null && validThrough < today)
    return finding('attention', `${dated}: no longer valid`, said);
  if (isOffLabel(state) && !coversOffLabel)
    return finding('attention', `${dated}: does not cover off-label use`, said);
  return finding('done', dated, said);
}
