import { judgeDosing } from '../clinical/dosing/dosing.ts';
import { firstDoseAtMs, measureTakenIn } from '../clinical/facts.ts';
import { asOf } from '../clinical/judge.ts';
import { obligations } from '../clinical/obligations.ts';
import { blockingEpisodes } from '../clinical/readiness/final.ts';
import { criteriaOf, judgeReadiness } from '../clinical/readiness/readiness.ts';
import type { SessionCommand } from '../commands.ts';
import type { ReadinessJudgement } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import { MEASURES, MINUTE_MS } from '../vocabulary.ts';
import { accept, type Decision, refuse } from './answers.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

function readinessAt(state: SessionState, nowMs: number): ReadinessJudgement {
  const current = asOf(state, nowMs);
  return judgeReadiness(current, obligations(current), nowMs);
}

export function decideAttest(state: SessionState, body: Body<'Attest'>): Decision {
  if (state.arrivedAtMs === null) return refuse('wrongStage', 'The patient has not arrived.');
  if (!criteriaOf(state).includes(body.criterion)) return NOT_ASKED;
  if (body.criterion === 'D12' && body.met && body.transport === null) {
    return refuse('transportNeeded', 'Transport needs a name and a phone number.', '/transport');
  }
  return accept({ type: 'CriterionAttested', body });
}

const NOT_ASKED = refuse('impossibleValue', 'This protocol does not ask for that.', '/criterion');

/** With a reason; a prescriber's. For D3 the override covers the alerts open now, not later ones. */
export function decideOverride(
  state: SessionState,
  body: Body<'OverrideCriterion'>,
  nowMs: number,
): Decision {
  if (!criteriaOf(state).includes(body.criterion)) return NOT_ASKED;
  const current = readinessAt(state, nowMs).criteria.find((item) => item.criterion === body.criterion);
  if (current?.status === 'met') return refuse('alreadyDone', `${current.label} is met.`, '/criterion');
  const openEpisodeIds = blockingEpisodes(asOf(state, nowMs)).map((alert) => alert.episodeId);
  return accept({ type: 'CriterionOverridden', body: { ...body, openEpisodeIds } });
}

/** A review further ahead is a typing error [P]. */
const LATEST_REVIEW_MS = 12 * 60 * MINUTE_MS;

export function decideExtend(state: SessionState, body: Body<'ExtendObservation'>, nowMs: number): Decision {
  if (firstDoseAtMs(state) === null)
    return refuse('wrongStage', 'No dose has been given: there is nothing to extend.');
  if (body.reviewAtMs <= nowMs)
    return refuse('impossibleValue', 'The review time must still be to come.', '/reviewAtMs');
  if (body.reviewAtMs > nowMs + LATEST_REVIEW_MS) {
    return refuse(
      'impossibleValue',
      'The review lies more than 12 hours ahead. Check the time.',
      '/reviewAtMs',
    );
  }
  return accept({ type: 'ObservationExtended', body });
}

const STATEMENT = 'I have assessed this patient. The patient may leave.';

/** [D16] Open on D1–D15 all met or overridden. The passphrase was checked by whoever took the command. */
export function decideSign(state: SessionState, nowMs: number): Decision {
  const readiness = readinessAt(state, nowMs);
  if (!readiness.maySign) return refuse('criteriaNotMet', `Signing is not open: ${readiness.signBlockedBy}`);
  const times = MEASURES.map((measure) => measureTakenIn(state, measure, 0, Number.MAX_SAFE_INTEGER) ?? 0);
  return accept({
    type: 'SessionSigned',
    body: {
      statement: STATEMENT,
      criteriaMet: readiness.met,
      overridden: readiness.criteria
        .filter((item) => item.status === 'overridden')
        .map((item) => item.criterion),
      finalVitalsAtMs: Math.min(...times),
      protocolVersion: `${state.protocol.name} ${state.protocol.version}`,
    },
  });
}

export function decideCancel(state: SessionState, body: Body<'CancelSession'>): Decision {
  if (firstDoseAtMs(state) !== null) {
    return refuse(
      'wrongStage',
      'A dose was given: the patient is observed, not cancelled. Sign, transfer or record leaving.',
    );
  }
  return accept({ type: 'SessionCancelled', body });
}

/** [AMA] Recorded whatever is missing; what is missing is listed (12.26). */
export function decideLeave(state: SessionState, body: Body<'LeaveAgainstAdvice'>, nowMs: number): Decision {
  if (firstDoseAtMs(state) === null)
    return refuse('wrongStage', 'No dose has been given: cancel the session instead.');
  const { lastDoseAtMs } = judgeDosing(state);
  if (body.leftAtMs > nowMs + 60_000 || body.leftAtMs < (lastDoseAtMs ?? 0)) {
    return refuse(
      'impossibleValue',
      'The patient left between the last dose and now. Check the time.',
      '/leftAtMs',
    );
  }
  const open = readinessAt(state, nowMs)
    .criteria.filter((item) => item.status === 'unmet' || item.status === 'unknown')
    .map((item) => `${item.label} ${item.status}`);
  const steps: [boolean, string][] = [
    [body.prescriberTold, 'Prescriber not told'],
    [body.risksExplained, 'Risks not explained'],
    [body.formSigned, 'Form not signed'],
    [body.transport !== null, 'No transport recorded'],
    [body.witnessedBy !== null, 'No witness recorded'],
  ];
  const missing = [...steps.filter(([done]) => !done).map(([, words]) => words), ...open];
  return accept({ type: 'LeftAgainstAdvice', body: { ...body, missing } });
}

export function decideTransferOutcome(state: SessionState, body: Body<'RecordTransferOutcome'>): Decision {
  if (state.end?.kind !== 'transferred') return refuse('wrongStage', 'The patient has not been transferred.');
  if (state.transferOutcome) return refuse('alreadyDone', 'The outcome is already recorded.');
  return accept({ type: 'TransferOutcomeRecorded', body });
}

export function decideCallBack(state: SessionState, body: Body<'CompleteCallBack'>): Decision {
  const late = state.readings.find((reading) => reading.entryId === body.entryId);
  if (!state.end || !late || late.recordedAtMs <= state.end.atMs) {
    return refuse('unknownEntry', 'There is no call-back for this reading.', '/entryId');
  }
  if (state.callBacksDone[body.entryId])
    return refuse('alreadyDone', 'This call-back is already done.', '/entryId');
  return accept({ type: 'CallBackDone', body });
}
