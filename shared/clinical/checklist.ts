import type { Protocol } from '../protocols/protocol.ts';
import type { SessionState } from '../state.ts';

/** Lines of the protocol's checklist that nobody answered with yes or not applicable: unanswered is not yes. */
export function openChecklist({ protocol, checklist }: SessionState): Protocol['checklist'] {
  return protocol.checklist.filter(({ item }) => {
    const answer = checklist[item]?.answer;
    return answer !== 'yes' && answer !== 'notApplicable';
  });
}
