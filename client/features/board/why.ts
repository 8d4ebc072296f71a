import { DOSE_WORDS, formatMg, plannedText } from '#client/ui/dose-words.ts';
import { formatClock, formatCount, formatExtra, formatSpan } from '#client/ui/format.ts';
import type { IconName } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { alertText, isSeen, leadingAlert } from '#client/ui/summary-alerts.ts';
import { initials } from '#shared/limit-summary.ts';
import type { BoardSummary, SummaryAlert } from '#shared/summary.ts';
import { MINUTE_MS, type Severity } from '#shared/vocabulary.ts';
import { failedAdvice, failedChecks, failedText } from './failed.ts';
import { passesText } from './passes-text.ts';

/** The second line of a tile: why this patient looks the way they do. There is always one. */
export interface Why {
  look: 'alert' | 'state' | 'ready' | 'calm';
  text: string;
  aside: string;
  icon: IconName | null;
  severity: Severity | null;
  seen: boolean;
  /** How many more alerts are open. */
  more: number;
  /** The dose is held, and something worse stands in the line. */
  held: boolean;
}

/** How long a tile says that a reading changed patients [P]: long enough to be met on a round of the chairs. */
const TELL_MOVE_MS = 10 * MINUTE_MS;

const plain = { icon: null, severity: null, seen: false, more: 0, held: false } as const;

export function whyOf(summary: BoardSummary, nowMs: number, zone: string): Why {
  const alert = leadingAlert(summary);
  if (alert !== null)
    return { ...whyAlert(alert, nowMs, zone), more: summary.alerts.length - 1, held: summary.hold.active };
  if (summary.hold.active)
    return {
      ...plain,
      look: 'state',
      icon: 'pause',
      text: `Hold: ${summary.hold.reason}`,
      aside: summary.hold.passes === 0 ? '' : passesText(summary.hold),
    };
  const [failed] = failedChecks(summary);
  if (failed !== undefined)
    return {
      ...plain,
      look: 'state',
      icon: 'clock',
      text: failedText(failed, zone),
      aside: failedAdvice(failed),
    };
  if (isAllStale(summary))
    return { ...plain, look: 'state', icon: 'clock', text: 'Numbers are old', aside: 'take a set' };
  const { moved } = summary;
  if (moved !== null && nowMs - moved.atMs < TELL_MOVE_MS)
    return {
      ...plain,
      look: 'state',
      icon: 'clock',
      text: moved.came ? 'A reading was moved here' : 'A reading was moved away',
      aside: formatClock(moved.atMs, zone),
    };
  return whyStage(summary, nowMs, zone);
}

function whyAlert(alert: SummaryAlert, nowMs: number, zone: string): Omit<Why, 'more' | 'held'> {
  const { severity } = alert;
  const seen = isSeen(alert);
  const text = alertText(alert);
  return {
    look: 'alert',
    icon: seen ? 'tick' : null,
    severity,
    seen,
    text,
    aside: aside(alert, nowMs, zone),
  };
}

function aside(alert: SummaryAlert, nowMs: number, zone: string): string {
  const since = nowMs - alert.sinceMs;
  if (alert.silenced !== null)
    return [
      'silent for',
      formatCount(alert.silenced.untilMs - nowMs),
      isolated(initials(alert.silenced.name)),
    ]
      .join(' ')
      .trim();
  if (alert.acknowledged !== null)
    return ['seen', formatClock(alert.acknowledged.atMs, zone), isolated(initials(alert.acknowledged.name))]
      .join(' ')
      .trim();
  if (alert.status === 'latched') return 'needs a closing note';
  if (alert.alertClass === 'overdue') return formatSpan(since);
  if (alert.alertClass === 'technical') return formatCount(since);
  return alert.status === 'unconfirmed' ? `unconfirmed · ${formatCount(since)}` : formatCount(since);
}

/** Every number that was ever taken is past its age. */
function isAllStale({ values }: BoardSummary): boolean {
  const taken = Object.values(values).filter((value) => value.value !== null);
  return taken.length > 0 && taken.every((value) => value.stale);
}

function whyStage(summary: BoardSummary, nowMs: number, zone: string): Why {
  const { stage, readiness } = summary;
  if (readiness.verdict === 'criteriaMet' || stage === 'readyForReview') {
    const aside = readiness.metSinceMs === null ? '' : formatSpan(nowMs - readiness.metSinceMs);
    return { ...plain, look: 'ready', icon: 'tick', text: 'Criteria met, awaiting clinician', aside };
  }
  switch (stage) {
    case 'arrived':
    case 'preDose':
    case 'hold':
    case 'scheduled':
      return { ...plain, look: 'calm', text: 'Before the dose', aside: baselineAside(summary) };
    case 'dosing':
      return { ...plain, look: 'state', icon: 'clock', ...dosing(summary, nowMs) };
    case 'extended':
      return {
        ...plain,
        look: 'state',
        icon: 'clock',
        // What is unmet is longer than a tile: it stands in the session.
        text: ['Extended', formatExtra(summary.gateAtMs, nowMs)].join(' ').trim(),
        aside: summary.reviewAtMs === null ? '' : `review ${formatClock(summary.reviewAtMs, zone)}`,
      };
    case 'observing':
      return { ...plain, look: 'calm', text: observed(summary), aside: observing(summary, nowMs, zone) };
    default:
      return { ...plain, look: 'calm', text: 'Signed out', aside: '' };
  }
}

function baselineAside({ baselineAtMs }: BoardSummary): string {
  return baselineAtMs === null ? 'no baseline set yet' : 'baseline taken';
}

function dosing(summary: BoardSummary, nowMs: number): { text: string; aside: string } {
  if (summary.form !== 'devices') return otherDosing(summary, nowMs);
  const text = `Dosing: device ${summary.dosesGiven} of ${summary.dosesPlanned}`;
  const next = summary.nextDoseFromMs;
  if (next === null) return { text, aside: '' };
  return { text, aside: next > nowMs ? `next in ${formatCount(next - nowMs)}` : 'next may be given' };
}

/** An infusion says how long it still runs; the planned amount of the others, how much is in. */
function otherDosing(summary: BoardSummary, nowMs: number): { text: string; aside: string } {
  const { form, infusion, deliveredMg } = summary;
  const given = `${formatMg(deliveredMg)} of ${plannedText(summary)}`;
  if (infusion === null) return { text: `Dosing: ${DOSE_WORDS[form]} ${summary.dosesGiven}`, aside: given };
  if (infusion.status === 'paused')
    return { text: 'Infusion paused', aside: `for ${formatCount(nowMs - infusion.sinceMs)}` };
  const endMs = infusion.expectedEndAtMs;
  if (endMs === null) return { text: 'Infusion running', aside: '' };
  return {
    text: 'Infusion running',
    aside: endMs > nowMs ? `${formatCount(endMs - nowMs)} left` : 'should be over',
  };
}

/** A dose over open lines of the checklist stays told until they are answered; the session page names them. */
function observed({ checklistOpen }: BoardSummary): string {
  return checklistOpen > 0 ? 'Observing, checklist open' : 'Observing';
}

/** What still stands between an observed patient and the clinician. */
function observing({ readiness, gateAtMs }: BoardSummary, nowMs: number, zone: string): string {
  const gate = gateAtMs !== null && gateAtMs > nowMs ? `until ${formatClock(gateAtMs, zone)}` : null;
  switch (readiness.verdict) {
    case 'nearly':
      return gate === null ? `nearly, ${readiness.unknown} to state` : `nearly, ${gate}`;
    case 'cannotTell':
      return 'cannot tell yet';
    case 'notYet':
      return gate === null ? readiness.firstUnmet : `at least ${gate}`;
    case 'criteriaMet':
      return '';
  }
}
