import type { Contraindication } from '../../protocols/pre-dose.ts';
import type { SessionState } from '../../state.ts';
import { type Finding, finding, newestAct } from './line.ts';

/** Something that speaks against the dose, or might: answered yes, or nobody could say. */
export interface Against extends Contraindication {
  answer: 'yes' | 'unknown';
  note: string | null;
}

/** Everything that speaks against the dose, in the order of the protocol. */
export function speaksAgainst({ protocol, contraindications }: SessionState): Against[] {
  return protocol.contraindications.flatMap((question) => {
    const said = contraindications[question.item];
    return said === undefined || said.answer === 'no'
      ? []
      : [{ ...question, answer: said.answer, note: said.note }];
  });
}

/** [CONTRA] What no prescriber has decided over since it was last answered, by recorded order. */
export function undecided(state: SessionState): Against[] {
  const decision = state.contraindicationDecision;
  return speaksAgainst(state).filter(
    ({ item }) => decision === null || (state.contraindications[item]?.seq ?? 0) > decision.seq,
  );
}

/**
 * What a screen shows above everything: `undecided` until a prescriber's decision follows the newest answer, then
 * `doNotGive` where that was the decision. Null: nothing speaks against the dose, or a prescriber decided to give it.
 */
export function standingContraindication(state: SessionState): 'undecided' | 'doNotGive' | null {
  if (undecided(state).length > 0) return 'undecided';
  const given = state.contraindicationDecision?.decision === 'give';
  return speaksAgainst(state).length === 0 || given ? null : 'doNotGive';
}

/** [CONTRA] Every question is answered, and a prescriber has decided over what was not a no. */
export function judgeContraindications(state: SessionState): Finding {
  const { contraindications: questions } = state.protocol;
  const asked = questions.filter(({ item }) => state.contraindications[item] !== undefined);
  const against = speaksAgainst(state);
  const said = against
    .map(({ label, answer }) => (answer === 'yes' ? label : `${label}: not known`))
    .join('; ');
  const by = newestAct(asked.flatMap(({ item }) => state.contraindications[item] ?? []));
  if (undecided(state).length > 0) return finding('attention', `${said}: a prescriber decides`, by);
  const decision = against.length === 0 ? null : state.contraindicationDecision;
  if (decision?.decision === 'doNotGive')
    return finding('attention', `${said}: decided not to give`, decision);
  const left = questions.length - asked.length;
  if (left > 0)
    return finding('open', asked.length === 0 ? '' : `${left} of ${questions.length} not asked`, by);
  if (decision !== null) return finding('done', `${said}: decided to give, ${decision.reason}`, decision);
  return finding('done', `all ${questions.length} no`, by);
}
