import type {
  CheckJudgement,
  DosingJudgement,
  ReadinessJudgement,
  ValueJudgements,
  ValueKey,
} from '../judgement.ts';
import type { Act, SessionState } from '../state.ts';
import type { BoardSummary, SummaryCheck } from '../summary.ts';
import { judgeBaseline } from './baseline.ts';
import { judgeCallBacks } from './call-backs.ts';
import { judgeChecks } from './checks.ts';
import { judgeDosing } from './dosing/dosing.ts';
import { emergencyAsked } from './emergency-question.ts';
import { firstDoseAtMs } from './facts.ts';
import { judgeHold } from './hold.ts';
import { asOf, nextChangeAt } from './judge.ts';
import { obligations } from './obligations.ts';
import { standingContraindication } from './pre-dose/contraindications.ts';
import { judgePreDose } from './pre-dose/judge-pre-dose.ts';
import { NOTHING_TOLD, type PreDoseContext } from './pre-dose/presence.ts';
import { judgeReadiness } from './readiness/readiness.ts';
import { judgeStage } from './stage.ts';
import { summarizeAlerts } from './summarize-alerts.ts';
import { judgeValues } from './values.ts';

/** Checks a summary carries at most besides those of the schedule: the nearest. It stays under 2 kB of JSON. */
const MOST_OPEN_CHECKS = 4;

const SUMMARY_VALUES: readonly ValueKey[] = [
  'systolicMmHg',
  'diastolicMmHg',
  'meanArterialMmHg',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
  'dissociation',
  'moaas',
];

function newestGlass({ glassBroken }: SessionState): BoardSummary['glassBroken'] {
  const newest = glassBroken.at(-1);
  return newest === undefined
    ? null
    : { name: newest.by.kind === 'staff' ? newest.by.name : '', atMs: newest.atMs };
}

/** Who did it and when, for a badge; null: nobody. */
function signed(act: Act | null): { by: string; atMs: number } | null {
  return act && { by: act.by.kind === 'system' ? '' : act.by.name, atMs: act.atMs };
}

function newestMove({ entries }: SessionState): BoardSummary['moved'] {
  const moves = Object.values(entries).flatMap((entry) => {
    if (entry.versions[0]?.content.kind !== 'reading') return [];
    const came = entry.movedFromSessionId !== null ? [{ atMs: entry.recordedAtMs, came: true }] : [];
    const { withdrawn } = entry;
    const went = withdrawn?.movedToSessionId ? [{ atMs: withdrawn.atMs, came: false }] : [];
    return [...came, ...went];
  });
  return moves.reduce<BoardSummary['moved']>(
    (newest, move) => (newest === null || move.atMs >= newest.atMs ? move : newest),
    null,
  );
}

/** The board's view of a session as of `nowMs`. `sameName` and `restricted` are not known from one session: the server fills them in. */
export function summarize(
  recorded: SessionState,
  nowMs: number,
  context: PreDoseContext = NOTHING_TOLD,
): BoardSummary {
  const state = asOf(recorded, nowMs);
  const checks = obligations(state);
  const readiness = judgeReadiness(state, checks, nowMs);
  const dosing = judgeDosing(state);
  const { identity } = state;
  return {
    sessionId: state.sessionId,
    seq: state.seq,
    patientId: state.patientId,
    chairId: state.chairId,
    identity: {
      name: identity.name,
      chosenName: identity.chosenName,
      birthDate: identity.birthDate,
      sex: identity.sex,
    },
    sameName: false,
    restricted: false,
    glassBroken: newestGlass(state),
    moved: newestMove(state),
    nurse: state.nurse?.name ?? null,
    nurseId: state.nurse?.staffId ?? null,
    handover: summarizeHandover(state),
    stage: judgeStage(state, readiness.maySign),
    plannedAtMs: state.plannedAtMs,
    route: state.protocol.routeShort,
    plannedMg: dosing.plannedMg,
    deliveredMg: dosing.deliveredMg,
    form: dosing.form,
    dosesGiven: dosing.dosesGiven,
    dosesPlanned: dosing.dosesPlanned,
    infusion: summarizeInfusion(dosing),
    lozenge: summarizeLozenge(dosing),
    firstDoseAtMs: dosing.firstDoseAtMs,
    nextDoseFromMs: dosing.nextDoseFromMs,
    gateAtMs: dosing.gateAtMs,
    hold: summarizeHold(state),
    baselineAtMs: judgeBaseline(state, nowMs).takenAtMs,
    newestSetAtMs: newestSetAtMs(state),
    values: summarizeValues(judgeValues(state, checks, nowMs)),
    alerts: summarizeAlerts(state),
    checks: summarizeChecks(judgeChecks(state, nowMs)),
    readiness: summarizeReadiness(readiness),
    reviewAtMs: state.extended?.reviewAtMs ?? null,
    devices: state.bindings
      .filter((span) => span.toMs === null)
      .map(({ deviceId, name, continuous }) => ({ deviceId, name, continuous, skewMs: null })),
    callBacks: judgeCallBacks(state).filter((callBack) => callBack.done === null).length,
    checklistOpen: firstDoseAtMs(state) === null ? 0 : judgePreDose(state, context, nowMs).open,
    contraindication: state.end ? null : standingContraindication(state),
    emergencyAsked: emergencyAsked(state),
    customLimits: signed(state.limitsFitted),
    limitsProposed: signed(state.limitsProposed),
    nextChangeAtMs: nextChangeAt(state, nowMs),
  };
}

function summarizeHandover({ handover, end }: SessionState): BoardSummary['handover'] {
  if (handover === null || end !== null) return null;
  const { toStaffId, toName, by, atMs } = handover;
  return { toStaffId, to: toName, by: by.kind === 'system' ? '' : by.name, atMs };
}

function newestSetAtMs(state: SessionState): number | null {
  const newest = Math.max(state.readings.at(-1)?.takenAtMs ?? 0, state.scores.at(-1)?.takenAtMs ?? 0);
  return newest === 0 ? null : newest;
}

function summarizeInfusion({ infusion }: DosingJudgement): BoardSummary['infusion'] {
  if (infusion === null || infusion.status === 'over') return null;
  const { status, sinceMs, expectedEndAtMs } = infusion;
  return { status, sinceMs, expectedEndAtMs };
}

function summarizeLozenge({ lozenge }: DosingJudgement): BoardSummary['lozenge'] {
  return lozenge && { sinceMs: lozenge.sinceMs, askFromMs: lozenge.askFromMs };
}

function summarizeHold(state: SessionState): BoardSummary['hold'] {
  const { active, reasons, passes, passesNeeded, repeatDueAtMs } = judgeHold(state);
  const held = active && firstDoseAtMs(state) === null;
  return {
    active: held,
    reason: reasons.join(', '),
    passes,
    passesNeeded,
    repeatDueAtMs: held ? repeatDueAtMs : null,
  };
}

function summarizeValues(values: ValueJudgements): BoardSummary['values'] {
  return Object.fromEntries(
    SUMMARY_VALUES.map((key) => {
      const { value, takenAtMs, staleAtMs, stale, severity, seen, failed, delta } = values[key];
      return [key, { value, takenAtMs, staleAtMs, stale, severity, seen, failed: failed !== null, delta }];
    }),
  );
}

/** Every check of the schedule for the rail, and the open ones nearest in time. */
function summarizeChecks(checks: readonly CheckJudgement[]): SummaryCheck[] {
  const isOpen = (check: CheckJudgement): boolean => !['done', 'missed', 'notDone'].includes(check.status);
  const open = checks
    .filter((check) => check.kind !== 'scheduled' && isOpen(check))
    .slice(0, MOST_OPEN_CHECKS);
  return checks.filter((check) => check.kind === 'scheduled' || open.includes(check)).map(summarizeCheck);
}

function summarizeCheck(check: CheckJudgement): SummaryCheck {
  const { checkId, kind, label, risks, dueAtMs, windowFromMs, overdueFromMs, status, overdue, needs } = check;
  const failed = check.failed && { atMs: check.failed.atMs, inARow: check.failed.inARow };
  return {
    checkId,
    kind,
    label,
    risks,
    dueAtMs,
    windowFromMs,
    overdueFromMs,
    status,
    overdue,
    needs,
    failed,
  };
}

function summarizeReadiness(readiness: ReadinessJudgement): BoardSummary['readiness'] {
  const { verdict, met, unmet, unknown, overridden, maySign, criteria } = readiness;
  const evidence = criteria.map((item) => item.evidenceAtMs ?? 0);
  const expiries = criteria.flatMap((item) => (item.countsUntilMs === null ? [] : [item.countsUntilMs]));
  const worst = criteria.find((item) => item.status === 'unmet');
  return {
    verdict,
    met,
    unmet,
    unknown,
    overridden,
    maySign,
    metSinceMs: maySign ? Math.max(...evidence) : null,
    firstUnmet: worst ? `${worst.label} ${worst.evidence}` : '',
    countsUntilMs: expiries.length === 0 ? null : Math.min(...expiries),
  };
}
