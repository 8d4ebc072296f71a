import { linesAsked } from '../clinical/pre-dose/judge-pre-dose.ts';
import { kindOf } from '../clinical/pre-dose/line-kinds.ts';
import { FURTHEST_ZONE_MS } from '../clinical/schedule.ts';
import type { SessionCommand } from '../commands.ts';
import type { SessionState } from '../state.ts';
import { accept, type Decision, refuse } from './answers.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

/**
 * Any line of the protocol's checklist, and PHQ-9 where a score of it is on record: what was found is looked at whether or
 * not the list has a line for it.
 */
export function decideChecklist(state: SessionState, body: Body<'AnswerChecklist'>, nowMs: number): Decision {
  if (!linesAsked(state).some(({ item }) => item === body.item))
    return refuse('impossibleValue', 'The checklist of this protocol has no such line.', '/item');
  const { consent } = body;
  if (consent === undefined) return accept({ type: 'ChecklistAnswered', body });
  if (kindOf(body.item) !== 'consent' || body.answer !== 'yes')
    return refuse('impossibleValue', 'Only a consent that was seen has dates.', '/consent');
  for (const field of ['signedOn', 'validThrough'] as const) {
    const day = consent[field];
    if (day !== null && !isCalendarDay(day))
      return refuse('impossibleValue', `There is no ${day} on the calendar.`, `/consent/${field}`);
  }
  // A day that has begun anywhere is not the future.
  if (Date.parse(consent.signedOn) > nowMs + FURTHEST_ZONE_MS)
    return refuse('timeInFuture', 'It was signed later than today.', '/consent/signedOn');
  if (consent.validThrough !== null && consent.validThrough < consent.signedOn)
    return refuse('impossibleValue', 'It ends before it was signed.', '/consent/validThrough');
  return accept({ type: 'ChecklistAnswered', body: { ...body, consent } });
}

function isCalendarDay(day: string): boolean {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(day);
}

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
