import type { SessionCommand } from '../commands.ts';
import type { SessionState } from '../state.ts';
import { accept, type Decision, refuse } from './answers.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

/** Two identifiers tell one person from another (joint commission's rule); fewer are refused. */
export function decideIdentity({ identifiers }: Body<'ConfirmIdentity'>): Decision {
  const different = [...new Set(identifiers)];
  if (different.length < 2)
    return refuse('impossibleValue', 'Ask for two identifiers, such as name and birth date.', '/identifiers');
  return accept({ type: 'IdentityConfirmed', body: { identifiers: different } });
}

export function decideIndication(body: Body<'StateIndication'>): Decision {
  if (body.indication === 'other' && body.indicationWords === null)
    return refuse('noteNeeded', 'Say what it is given for.', '/indicationWords');
  return accept({ type: 'IndicationStated', body });
}

export function decideContraindication(state: SessionState, body: Body<'AnswerContraindication'>): Decision {
  if (!state.protocol.contraindications.some(({ item }) => item === body.item))
    return refuse('impossibleValue', 'This protocol does not ask about that.', '/item');
  return accept({ type: 'ContraindicationAnswered', body });
}

/** What a prescriber decides over: everything answered "yes" or "unknown". Refused while nothing is. */
export function decideOnContraindications(
  state: SessionState,
  body: Body<'DecideContraindications'>,
): Decision {
  const items = Object.entries(state.contraindications).flatMap(([item, { answer }]) =>
    answer === 'no' ? [] : [item],
  );
  if (items.length === 0) return refuse('wrongStage', 'Nothing that speaks against the dose is on record.');
  return accept({ type: 'ContraindicationDecided', body: { items, ...body } });
}

export function decideScreening(state: SessionState, body: Body<'AnswerScreening'>): Decision {
  if (!state.protocol.screening.some(({ item }) => item === body.item))
    return refuse('impossibleValue', 'This protocol does not ask about that.', '/item');
  return accept({ type: 'ScreeningAnswered', body });
}
