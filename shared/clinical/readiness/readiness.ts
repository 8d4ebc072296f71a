import { ATTESTABLE, CRITERIA, type CriterionId } from '../../events.ts';
import type { CriterionJudgement, ReadinessJudgement } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { judgeBaseline, ownLevels } from '../baseline.ts';
import { judgeDosing } from '../dosing/dosing.ts';
import { firstDoseAtMs } from '../facts.ts';
import type { Obligation } from '../obligation.ts';
import { longerAdvised } from '../risk-advice.ts';
import { judgeAttested, judgeNausea } from './attested.ts';
import { type Finding, LABELS, unknown } from './criterion.ts';
import { blockingEpisodes, judgeAlertsClosed, judgeFinalVitals, judgeMinimumTime } from './final.ts';
import {
  judgeBreathing,
  judgeDissociation,
  judgeSaturation,
  judgeSedation,
  type Measured,
} from './measured.ts';
import { judgePressure } from './pressure.ts';

/** Criteria a clinician states or that ask for the final set: unknown here is work to do, not a blind spot. */
const STATED: readonly CriterionId[] = [...ATTESTABLE, 'D15'];
/** Criteria that sensors and scores decide: their failing at the gate proposes extended observation (12.25). */
const MEASURED: readonly CriterionId[] = ['D2', 'D4', 'D5', 'D6', 'D7'];

export function measuredContext(
  state: SessionState,
  checks: readonly Obligation[] | null,
  nowMs: number,
  uptoMs = Number.POSITIVE_INFINITY,
): Measured {
  const baselineSpo2 = judgeBaseline(state, firstDoseAtMs(state) ?? nowMs).values.spo2Percent ?? null;
  return { state, own: ownLevels(state), checks, nowMs, uptoMs, baselineSpo2 };
}

/** What a dose has to come before: judging it earlier would speak of leaving to somebody who has had nothing. */
const AFTER_DOSE: readonly CriterionId[] = [...MEASURED, 'D10'];

function find(context: Measured, criterion: CriterionId, checks: readonly Obligation[]): Finding {
  const { state, nowMs, own } = context;
  if (firstDoseAtMs(state) === null && AFTER_DOSE.includes(criterion)) {
    return unknown('No dose given', 'Judged after the dose');
  }
  switch (criterion) {
    case 'D1':
      return judgeMinimumTime(state, nowMs);
    case 'D2':
      return judgePressure(state, own);
    case 'D3':
      return judgeAlertsClosed(state);
    case 'D4':
      return judgeSaturation(context);
    case 'D5':
      return judgeBreathing(context);
    case 'D6':
      return judgeSedation(context);
    case 'D7':
      return judgeDissociation(context);
    case 'D8':
    case 'D9':
    case 'D11':
    case 'D12':
    case 'D13':
    case 'D14':
      return judgeAttested(state, criterion);
    case 'D10':
      return judgeNausea(state, checks, nowMs);
    case 'D15':
      return judgeFinalVitals(state, nowMs);
  }
}

/** An override stands for its criterion; for D3 only over the alerts that were open when it was given. */
function overrideOf(state: SessionState, criterion: CriterionId): CriterionJudgement['overridden'] {
  const given = state.overridden[criterion];
  if (!given) return null;
  if (criterion === 'D3') {
    const fresh = blockingEpisodes(state).some((alert) => !given.openEpisodeIds.includes(alert.episodeId));
    if (fresh) return null;
  }
  return { atMs: given.atMs, by: given.by, reason: given.reason };
}

/** The criteria of this protocol: D14 only where there is an access site. */
export function criteriaOf({ protocol }: Pick<SessionState, 'protocol'>): CriterionId[] {
  return CRITERIA.filter((criterion) => criterion !== 'D14' || protocol.readiness.accessSite);
}

/** All criteria as of `nowMs` (D16 is the signature itself), the verdict and whether signing is open. */
export function judgeReadiness(
  state: SessionState,
  checks: readonly Obligation[],
  nowMs: number,
): ReadinessJudgement {
  const context = measuredContext(state, checks, nowMs);
  const criteria = criteriaOf(state).map((criterion): CriterionJudgement => {
    const finding = find(context, criterion, checks);
    const override = finding.status === 'met' ? null : overrideOf(state, criterion);
    return {
      ...finding,
      criterion,
      label: LABELS[criterion],
      status: override ? 'overridden' : finding.status,
      advice: criterion === 'D1' ? longerAdvised(state) : null,
      attestable: (ATTESTABLE as readonly CriterionId[]).includes(criterion),
      overridden: override,
    };
  });
  const count = (status: CriterionJudgement['status']): number =>
    criteria.filter((criterion) => criterion.status === status).length;
  const [met, unmet, unknown, overridden] = [
    count('met'),
    count('unmet'),
    count('unknown'),
    count('overridden'),
  ];
  const dosed = firstDoseAtMs(state) !== null;
  const maySign = dosed && state.end === null && unmet === 0 && unknown === 0;
  const gate = judgeDosing(state).gateAtMs;
  const atGate = gate !== null && nowMs >= gate && !state.extended && !state.end;
  return {
    verdict: verdictOf(state, criteria, nowMs),
    criteria,
    met,
    unmet,
    unknown,
    overridden,
    maySign,
    signBlockedBy: maySign ? '' : blockedBy(state, dosed, unmet, unknown),
    extendProposed: atGate && criteria.some((c) => MEASURED.includes(c.criterion) && c.status === 'unmet'),
  };
}

function blockedBy(state: SessionState, dosed: boolean, unmet: number, unknown: number): string {
  if (state.end) return 'The session has ended.';
  if (!dosed) return 'No dose has been given.';
  const say = (count: number, word: string): string =>
    `${count} ${count === 1 ? 'criterion is' : 'criteria are'} ${word}`;
  if (unmet > 0 && unknown > 0) return `${say(unmet, 'unmet')} and ${unknown} unknown.`;
  return unmet > 0 ? `${say(unmet, 'unmet')}.` : `${say(unknown, 'unknown')}.`;
}

/**
 * Not yet: something is unmet (or the minimum time is far). Cannot tell: a sensor or score is unknown. Nearly: only the
 * minimum time (15 minutes or less), statements and final vitals are left.
 */
function verdictOf(
  state: SessionState,
  criteria: readonly CriterionJudgement[],
  nowMs: number,
): ReadinessJudgement['verdict'] {
  const open = criteria.filter((c) => c.status === 'unmet' || c.status === 'unknown');
  if (open.length === 0) return 'criteriaMet';
  const gate = judgeDosing(state).gateAtMs;
  const nearGate = gate !== null && gate - nowMs <= state.protocol.readiness.nearlyMin * MINUTE_MS;
  const blocking = open.filter((c) => c.status === 'unmet' && !(c.criterion === 'D1' && nearGate));
  if (blocking.length > 0) return 'notYet';
  return open.some((c) => c.status === 'unknown' && !STATED.includes(c.criterion)) ? 'cannotTell' : 'nearly';
}
