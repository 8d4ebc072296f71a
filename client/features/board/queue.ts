import { formatClock, formatCount, formatSpan } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { measuresText } from '#client/ui/measure-words.ts';
import { nextCheck } from '#client/ui/next-check.ts';
import { risksText } from '#client/ui/risk-words.ts';
import { alertText, isSeen, isUnseen } from '#client/ui/summary-alerts.ts';
import { HOLDER_FAMILY } from '#shared/clinical/alerts/episodes.ts';
import { WITHHELD_FAMILY } from '#shared/limit-alerts.ts';
import { type BoardSummary, hasLeft, type SummaryAlert, type SummaryCheck } from '#shared/summary.ts';
import { MINUTE_MS, type Severity, TOLD } from '#shared/vocabulary.ts';
import { clockNeeds } from './clock-needs.ts';
import { failedAdvice, failedChecks, failedText } from './failed.ts';
import { givingNeeds, limitNeeds } from './giving-needs.ts';
import { handoverNeeds } from './handover-needs.ts';
import { joined, type Need, open, RANKS, type RowAct, record, takeOver } from './need.ts';
import { repeatAsked } from './next-up.ts';
import { passesText } from './passes-text.ts';
import { needsAfterwards, stageNeeds } from './stage-needs.ts';
import { isWithoutRide } from './without-ride.ts';

/** Who needs someone next, and why. */
export interface QueueRow {
  sessionId: string;
  summary: BoardSummary;
  severity: Severity | null;
  /** The alert behind it was acknowledged: outlined, not filled. */
  seen: boolean;
  title: string;
  context: string;
  act: RowAct;
  rank: number;
  /** How far the alert behind it has been told, 0 to nobody: of one rank the farthest goes first. */
  escalation: number;
  sinceMs: number;
}

const SOON_MS = 5 * MINUTE_MS;
/** Whoever looks, as far as the queue asks some people for what it does not ask others. */
export interface Viewer {
  /** May answer limits that somebody proposed. */
  answersLimits: boolean;
  /** Who it is, for patients they are asked to take over; null: nobody who takes any. */
  staffId: string | null;
}

const ANYBODY: Viewer = { answersLimits: false, staffId: null };

/** One row per patient who needs something, the most urgent need of each. */
export function queueOf(
  summaries: readonly BoardSummary[],
  nowMs: number,
  zone: string,
  viewer: Viewer = ANYBODY,
): QueueRow[] {
  return summaries
    .flatMap((summary) => {
      const own = [
        ...(viewer.answersLimits ? limitNeeds(summary) : []),
        ...handoverNeeds(summary, viewer.staffId, nowMs),
      ];
      const [need] = [...needsOf(summary, nowMs, zone), ...own].sort(byNeed);
      if (need === undefined) return [];
      return [
        {
          seen: false,
          ...need,
          rank: RANKS.indexOf(need.rank),
          escalation: escalationOf(need),
          sessionId: summary.sessionId,
          summary,
        },
      ];
    })
    .sort(byUrgency);
}

/** By rank, then how far it has been told, then who has waited longest. */
export function byUrgency(
  a: Pick<QueueRow, 'rank' | 'escalation' | 'sinceMs' | 'sessionId'>,
  b: Pick<QueueRow, 'rank' | 'escalation' | 'sinceMs' | 'sessionId'>,
): number {
  return (
    a.rank - b.rank ||
    b.escalation - a.escalation ||
    a.sinceMs - b.sinceMs ||
    (a.sessionId < b.sessionId ? -1 : 1)
  );
}

const TOLD_WORDS = {
  secondNurse: 'second nurse told',
  prescriber: 'prescriber told',
  everyone: 'everyone told',
} as const;

function escalationOf({ told }: Need): number {
  return told == null ? 0 : TOLD.indexOf(told) + 1;
}

/** Of two equally urgent needs of one patient, trouble of the patient goes before a late check or a device. */
function byNeed(a: Need, b: Need): number {
  return (
    RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) ||
    escalationOf(b) - escalationOf(a) ||
    Number(b.alertClass === 'clinical') - Number(a.alertClass === 'clinical') ||
    a.sinceMs - b.sinceMs
  );
}

function needsOf(summary: BoardSummary, nowMs: number, zone: string): Need[] {
  if (hasLeft(summary.stage)) return needsAfterwards(summary);
  const alerts = summary.alerts.flatMap((alert) => alertNeed(alert, summary, nowMs, zone));
  return [
    ...alerts,
    ...checkNeeds(summary, nowMs, zone),
    ...givingNeeds(summary, nowMs, zone),
    ...stageNeeds(summary, nowMs, zone),
    ...clockNeeds(summary, nowMs),
  ];
}

function alertNeed(alert: SummaryAlert, summary: BoardSummary, nowMs: number, zone: string): Need[] {
  const { severity, sinceMs, alertClass, told } = alert;
  const base = { severity, sinceMs, alertClass, told };
  const since = nowMs - sinceMs;
  const toldText = told === null ? '' : TOLD_WORDS[told];
  if (alert.family === HOLDER_FAMILY) {
    const rank = severity === 'notice' ? 'low' : 'unseenMedium';
    const context = formatCount(since);
    return [{ ...base, rank, title: isolated(alert.message), context, act: takeOver('Take over') }];
  }
  if (alert.alertClass === 'overdue') {
    const rank = alert.severity === 'notice' ? 'low' : 'unseenMedium';
    const title = `${isolated(alert.message)} ${formatSpan(since)}`;
    const context = joined(toldText, neededNow(summary, zone));
    return [{ ...base, ...lateCritical(summary, nowMs), rank, title, context, act: record('Record') }];
  }
  if (isUnseen(alert)) {
    const rank = alert.severity === 'critical' ? 'unseenHigh' : 'unseenMedium';
    const state = alert.status === 'latched' ? 'clear again' : alert.status;
    const context = joined(`${state}, ${formatCount(since)} unseen`, toldText);
    // Nobody acknowledges what this screen does not say: whoever looks has told it who they are by then.
    const act: RowAct =
      alert.family === WITHHELD_FAMILY
        ? open('Look')
        : { kind: 'acknowledge', episodeId: alert.episodeId, label: 'Acknowledge' };
    return [{ ...base, rank, title: alertText(alert), context, act }];
  }
  if (alert.alertClass === 'technical') {
    const title = `${isolated(alert.message)} ${formatCount(since)}`;
    return [{ ...base, rank: 'low', title, context: 'device', act: record('Record by hand') }];
  }
  if (alert.status === 'latched') {
    const context = 'needs a closing note';
    return [
      { ...base, severity: null, rank: 'review', title: alertText(alert), context, act: open('Close') },
    ];
  }
  return alert.severity === 'notice'
    ? [
        {
          ...base,
          rank: 'low',
          title: isolated(alert.message),
          context: formatSpan(since),
          act: open('Look'),
        },
      ]
    : [];
}

/** The mark of a critical alert stays with its repeat, however the lateness itself is graded. */
function lateCritical(summary: BoardSummary, nowMs: number): Partial<Need> {
  const repeat = repeatAsked(summary);
  const late = repeat?.severity === 'critical' && nowMs > repeat.repeatDueAtMs;
  return late ? { severity: repeat.severity, seen: isSeen(repeat) } : {};
}

function checkNeeds(summary: BoardSummary, nowMs: number, zone: string): Need[] {
  const at = (atMs: number) => formatClock(atMs, zone);
  const soon = (atMs: number | null): atMs is number => atMs !== null && atMs - nowMs <= SOON_MS;
  const need = (sinceMs: number, title: string, context: string, act = record('Record')): Need => ({
    rank: 'dueSoon',
    severity: null,
    sinceMs,
    title,
    context,
    act,
  });
  // The one row of a patient hides neither that a clinician is waited for nor that nobody takes them home.
  const left = isWithoutRide(summary, nowMs) ? 'no ride · ' : '';
  const ready = summary.readiness.verdict === 'criteriaMet' ? 'criteria met · ' : left;
  const found: Need[] = [];
  const repeat = repeatAsked(summary);
  if (repeat !== null && soon(repeat.repeatDueAtMs)) {
    const { repeatDueAtMs: dueAtMs, severity } = repeat;
    const context = joined(isolated(repeat.message), ...whatFailed(summary, zone));
    const late = nowMs > dueAtMs;
    const title = late ? `Repeat was due ${at(dueAtMs)}` : `Repeat by ${at(dueAtMs)}`;
    const rank = late && severity === 'critical' ? 'lateRepeat' : 'dueSoon';
    found.push({ ...need(dueAtMs, title, context), rank, severity, seen: isSeen(repeat) });
  }
  const held = summary.hold.repeatDueAtMs;
  if (summary.hold.active && soon(held))
    found.push(need(held, `Repeat BP ${at(held)}`, `hold, ${passesText(summary.hold)}`));
  const device = summary.nextDoseFromMs;
  if (soon(device)) {
    const wait = device > nowMs ? `in ${formatCount(device - nowMs)}, resting` : 'may be given';
    const title = `Device ${summary.dosesGiven + 1} from ${at(device)}`;
    found.push(need(device, title, wait, open('Log device')));
  }
  const check = nextCheck(summary.checks);
  if (check !== null && soon(check.dueAtMs)) {
    const title = `${check.label} ${check.failed === null ? 'due' : 'by'} ${at(check.dueAtMs)}`;
    found.push(need(check.dueAtMs, title, ready + neededNow(summary, zone)));
  }
  return found;
}

/** Everything one visit to the chair should measure: what is late or may be taken now, at least the next check; and why again. */
export function neededNow(summary: BoardSummary, zone: string): string {
  const now = summary.checks.filter(({ status }) => status === 'overdue' || status === 'due');
  const next = nextCheck(summary.checks);
  const needs = new Set([...now, ...(next === null ? [] : [next])].flatMap((check) => check.needs));
  // What failed is named by its failure.
  for (const measure of failedChecks(summary).flatMap((check) => check.needs)) needs.delete(measure);
  return joined(measuresText(needs), whyAsked(summary, next), ...whatFailed(summary, zone));
}

/** Why the next check is due, where its name does not say it: a risk of the patient, or the rhythm after the schedule. */
function whyAsked({ stage }: BoardSummary, next: SummaryCheck | null): string {
  if (next === null) return '';
  if (next.risks.length > 0) return risksText(next.risks);
  if (next.kind !== 'continued') return '';
  return stage === 'extended' ? 'extended' : 'until the patient leaves';
}

/** `BP failed 10:41: repeat`, one for each. */
function whatFailed(summary: BoardSummary, zone: string): string[] {
  return failedChecks(summary).map((check) => `${failedText(check, zone)}: ${failedAdvice(check)}`);
}
