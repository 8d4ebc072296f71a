import { randomUUID } from 'node:crypto';
import type { SessionCommand } from '#shared/commands.ts';
import type { CheckJudgement, Judgement } from '#shared/judgement.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { type Act, at, type Chair, nurse, once, prescriber, sinceDose } from './act.ts';
import { answerEverything } from './before-dose.ts';
import { giving, lozengeOut } from './giving.ts';
import { type Signs, signsAt } from './physiology.ts';
import type { Visitor } from './roster.ts';
import { recordSet, type SpokenSet } from './sets.ts';

/** Everything that staff do at this chair at `nowMs`, in order; usually nothing or one thing. */
export function careFor(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  switch (judgement.stage) {
    case 'scheduled':
      return arrival(chair, nowMs);
    case 'arrived':
    case 'preDose':
    case 'hold':
      return beforeDose(chair, judgement, nowMs);
    case 'dosing':
      return [...giving(chair, judgement, nowMs), ...watching(chair, judgement, nowMs)];
    case 'observing':
    case 'extended':
    case 'readyForReview':
      return [...watching(chair, judgement, nowMs), ...leaving(chair, judgement, nowMs)];
    default:
      return [];
  }
}

function arrival(chair: Chair, nowMs: number): Act[] {
  const { visitor } = chair;
  if (nowMs < at(chair, visitor.arriveMin)) return [];
  const protocol = PROTOCOLS.get(visitor.dose.plan.protocolId);
  if (protocol === undefined) throw new Error(`No shipped protocol ${visitor.dose.plan.protocolId}`);
  const answers = answerEverything(protocol, nowMs, { kg: visitor.dose.weightKg ?? undefined });
  return [
    nurse({ type: 'ArrivePatient', body: { chairId: visitor.chairId } }),
    nurse({ type: 'TakeOver', body: { acceptedAlertIds: [], acceptedCheckId: null } }),
    ...(visitor.risk === null
      ? []
      : [nurse({ type: 'StateRisk', body: { risk: visitor.risk, present: true, note: null } })]),
    ...answers.map(nurse),
  ];
}

const PROTOCOLS = new Map(SHIPPED_PROTOCOLS.map((protocol) => [protocol.protocolId, protocol]));

/** A set six minutes after sitting down; while held, another whenever the repeat is due. */
function beforeDose(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  const { hold, baseline } = judgement;
  const asked = proposing(chair, nowMs);
  if (asked.length > 0) return asked;
  const firstAtMs = at(chair, chair.visitor.arriveMin + 6);
  if (hold.active || hold.repeatDueAtMs !== null) {
    if (hold.repeatDueAtMs === null || nowMs < hold.repeatDueAtMs) return [];
    return [nurse(measured(chair, judgement, nowMs, {}))];
  }
  if (baseline.entryId === null && nowMs >= firstAtMs && once(chair, 'preDoseSet'))
    return [nurse(measured(chair, judgement, nowMs, {}))];
  return baseline.entryId === null ? [] : giving(chair, judgement, nowMs);
}

/** A nurse asks for tighter limits; whoever opens the demo as the prescriber answers. */
function proposing(chair: Chair, nowMs: number): Act[] {
  const { proposesLimits, arriveMin } = chair.visitor;
  if (!proposesLimits || nowMs < at(chair, arriveMin + 3) || !once(chair, 'limits proposed')) return [];
  const limits = { systolicHigh: { warning: 150, critical: 170 } };
  const reason = 'An aneurysm in the family, not yet looked into';
  return [nurse({ type: 'ProposeLimits', body: { proposalId: randomUUID(), limits, reason } })];
}

function watching(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  return [
    ...answeringAlerts(judgement, nowMs),
    ...checking(chair, judgement, nowMs),
    ...lozengeOut(chair, judgement, nowMs),
    ...upset(chair, judgement, nowMs),
  ];
}

/** Seen within a minute or so; a critical one that is over is closed by the prescriber with a note. */
function answeringAlerts({ alerts }: Judgement, nowMs: number): Act[] {
  const unseen = alerts.open.filter(
    (alert) =>
      alert.acknowledged === null &&
      alert.alertClass === 'clinical' &&
      nowMs >= alert.raisedAtMs + 1.5 * MINUTE_MS,
  );
  const over = alerts.latched.filter(
    (alert) => alert.mayClose && alert.clearedAtMs !== null && nowMs >= alert.clearedAtMs + 10 * MINUTE_MS,
  );
  return [
    ...unseen.map((alert) => nurse({ type: 'AcknowledgeAlert', body: { episodeId: alert.episodeId } })),
    ...over.map((alert) =>
      prescriber({
        type: 'CloseAlert',
        body: { episodeId: alert.episodeId, note: 'Seen at the chair. Back inside limits, no symptoms.' },
      }),
    ),
  ];
}

function checking(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  const due = judgement.checks.find(
    (check) => (check.status === 'due' || check.status === 'overdue') && nowMs >= check.dueAtMs,
  );
  const minutes = sinceDose(judgement, nowMs);
  if (chair.visitor.trouble === 'surge' && minutes !== null && minutes >= 38 && once(chair, 'looked early'))
    return [nurse(measured(chair, judgement, nowMs, {}))];
  if (due === undefined || minutes === null || leftAlone(chair, due, minutes)) return [];
  return [nurse(measured(chair, judgement, nowMs, failedCuff(chair, minutes)))];
}

/** Nobody comes for the T+60 set until 76; a chair whose monitor keeps its readings waits for them. */
function leftAlone({ visitor }: Chair, check: CheckJudgement, minutes: number): boolean {
  if (visitor.trouble === 'forgottenCheck') return check.checkId === 'T+60' && minutes < 77;
  if (visitor.trouble === 'lateBatch') return minutes > 15 && minutes < 46;
  return false;
}

/** The cuff of this chair gives no value from T+38 to T+46, then the pressure is taken by hand. */
function failedCuff({ visitor }: Chair, minutes: number): SpokenSet {
  if (visitor.trouble !== 'cuffFails' || minutes < 38 || minutes >= 46) return {};
  return { failed: [{ vital: 'bloodPressure', reason: 'Cuff error, no pressure found' }] };
}

function upset(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  const minutes = sinceDose(judgement, nowMs);
  if (
    chair.visitor.trouble !== 'infusionStopped' ||
    minutes === null ||
    minutes < 33 ||
    !once(chair, 'nausea')
  )
    return [];
  const content = {
    kind: 'symptom' as const,
    takenAtMs: nowMs,
    effect: 'nausea' as const,
    grade: 'moderate' as const,
    endAtMs: null,
    action: 'Basin, head raised',
  };
  return [
    nurse({ type: 'ReportSymptom', body: { entryId: randomUUID(), content, lateReason: null } }),
    nurse(recordSet({ nausea: 6 }, nowMs)),
  ];
}

/** Extend when the program proposes it; then what only a clinician can say; then the signature. */
function leaving(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  const { readiness, dosing: doses } = judgement;
  if (readiness.extendProposed && judgement.stage !== 'extended') {
    const body = { reason: 'Still dissociated', reviewAtMs: nowMs + 15 * MINUTE_MS, escortInformed: true };
    return once(chair, 'extended') ? [nurse({ type: 'ExtendObservation', body })] : [];
  }
  if (readiness.maySign) return signing(chair, nowMs);
  const open = readiness.criteria.filter((line) => line.status === 'unmet' || line.status === 'unknown');
  const onlySayable = open.every((line) => line.attestable || line.criterion === 'D15');
  if (!onlySayable || doses.gateAtMs === null || nowMs < doses.gateAtMs) return [];
  if (open.some((line) => line.criterion === 'D15'))
    return [nurse(measured(chair, judgement, nowMs, { nausea: 1 }))];
  return open.map((line) => attest(chair.visitor, line.criterion as Attestable));
}

function signing(chair: Chair, nowMs: number): Act[] {
  if (once(chair, 'criteria met')) chair.done.add(`met at ${nowMs}`);
  const metAtMs = Number([...chair.done].find((name) => name.startsWith('met at '))?.slice(7) ?? nowMs);
  return nowMs < metAtMs + chair.visitor.signAfterMin * MINUTE_MS
    ? []
    : [prescriber({ type: 'Sign', body: {} })];
}

type Attestable = Extract<SessionCommand, { type: 'Attest' }>['body']['criterion'];

function attest(visitor: Visitor, criterion: Attestable): Act {
  const transport =
    criterion === 'D12'
      ? { kind: 'person' as const, name: `Escort of ${visitor.identity.name}`, phone: '555 0142' }
      : null;
  return nurse({ type: 'Attest', body: { criterion, met: true, note: null, transport } });
}

/** What the nurse finds when she measures now, with `special` in place of what the body would give. */
function measured(chair: Chair, judgement: Judgement, nowMs: number, special: SpokenSet): SessionCommand {
  const signs = signsNow(chair, judgement, nowMs);
  const pressure = special.failed === undefined ? { bp: `${signs.systolicMmHg}/${signs.diastolicMmHg}` } : {};
  return recordSet(
    {
      ...pressure,
      hr: signs.heartRateBpm,
      spo2: signs.spo2Percent,
      rr: signs.respiratoryRatePerMin,
      moaas: signs.moaas,
      dissociation: signs.dissociation,
      ...special,
    },
    nowMs,
  );
}

/** The visitor's signs as they are at `nowMs`. */
export function signsNow(chair: Chair, judgement: Judgement, nowMs: number): Signs {
  const sinceArrivalMin = (nowMs - at(chair, chair.visitor.arriveMin)) / MINUTE_MS;
  return signsAt(chair.visitor.body, sinceArrivalMin, sinceDose(judgement, nowMs));
}
